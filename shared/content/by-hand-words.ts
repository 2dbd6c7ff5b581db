import type { ByHand } from '../domain/by-hand.ts';
import type { Bilingual } from '../domain/content/language.ts';

/** How something was done by hand, with a shape that is read without colour. Khmer: draft, needs native review. */
export const BY_HAND_WORDS: Readonly<Record<ByHand, Bilingual & { readonly shape: '✓' | '—' }>> = {
  posted: { shape: '✓', km: 'បង្ហោះដោយដៃ', en: 'posted by hand' },
  completed: { shape: '✓', km: 'បំពេញដោយដៃ', en: 'completed by hand' },
  edited: { shape: '✓', km: 'កែដោយដៃ', en: 'edited by hand' },
  deleted: { shape: '—', km: 'លុបដោយដៃ', en: 'deleted by hand' },
};
