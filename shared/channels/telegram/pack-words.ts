import type { BotLanguage } from '../../domain/callback.ts';
import type { PackResponse } from '../../domain/moderator.ts';

/** What a moderator reads on the buttons of a pack. The Khmer is a draft: it needs the review of a native speaker. */
export const PACK_BUTTONS: Readonly<Record<BotLanguage, Readonly<Record<PackResponse, string>>>> = {
  km: { posted: 'បានបង្ហោះ', later: 'ពេលក្រោយ', declined: 'មិនសមសម្រាប់ក្រុមខ្ញុំ' },
  en: { posted: 'Posted', later: 'Later', declined: 'Not for my group' },
};

/** Stands before a text that came without a note of its own. The Khmer is a draft, as above. */
export const PACK_NOTE = 'អត្ថបទសម្រាប់ក្រុមរបស់អ្នក៖\nA post for your group:';

/** Stands before the changed post, which follows in messages of its own. The Khmer is a draft, as above. */
export const PACK_CHANGED: Readonly<Record<BotLanguage, string>> = {
  km: 'ប្រកាសនេះបានផ្លាស់ប្ដូរ។ បើអ្នកបានបង្ហោះវារួចហើយ សូមកែវានៅក្នុងក្រុមរបស់អ្នក។ ប្រកាសថ្មីនៅខាងក្រោម៖',
  en: 'This post has changed. If you have already posted it, please correct it in your group. The new post is below:',
};

/** Stands before the first words of the post that it is about. The Khmer is a draft, as above. */
export const PACK_WITHDRAWN: Readonly<Record<BotLanguage, string>> = {
  km: 'ប្រកាសនេះត្រូវបានដកចេញ។ សូមកុំបង្ហោះវា។ បើអ្នកបានបង្ហោះវារួចហើយ សូមលុបវាចេញពីក្រុមរបស់អ្នក។',
  en: 'This post has been withdrawn. Please do not post it. If you have already posted it, please delete it from your group.',
};

const graphemes = new Intl.Segmenter('km', { granularity: 'grapheme' });
const OPENING_GRAPHEMES = 80;

/** The first line of a post, quoted and not too long, so that a moderator knows which one is meant. */
export function openingOf(text: string): string {
  const [line = ''] = text.trim().split('\n', 1);
  const parts = [...graphemes.segment(line.trim())].map(({ segment }) => segment);
  const isWhole = parts.length <= OPENING_GRAPHEMES;
  return `«${isWhole ? line.trim() : `${parts.slice(0, OPENING_GRAPHEMES).join('')}…`}»`;
}
