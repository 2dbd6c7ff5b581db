import type { Bilingual } from '../domain/content/language.ts';
import { HOLD_REASONS } from '../domain/hold.ts';
import { HOLD_WORDS } from '../domain/hold-words.ts';

/** Why something is as it is, from the short code that is stored. Khmer: draft, needs native review. */

const WHY: Readonly<Record<string, Bilingual | undefined>> = {
  expired: {
    km: 'ហួសម៉ោងមុនពេលវាអាចចេញបាន៖ កុំព្យូទ័រ ឬបណ្ដាញប្រហែលជាបិទ។',
    en: 'Its time had gone by before it could leave: perhaps the computer or the network was off.',
  },
  packs_per_week: {
    km: 'អ្នកសម្របសម្រួលនេះបានទទួលកញ្ចប់គ្រប់ចំនួនដែលយើងសន្យាថាមិនលើសក្នុងសប្ដាហ៍នោះហើយ។',
    en: 'This moderator had received as many packs in that week as they were promised at most.',
  },
  moderator_left: {
    km: 'អ្នកសម្របសម្រួលនេះបានចាកចេញ ផ្អាក ឬបានបិទបូត មុនពេលវាមកដល់។',
    en: 'This moderator had left, paused, or blocked the bot before it came.',
  },
  moved_into_the_past: {
    km: 'ម៉ោងរបស់វាត្រូវបានប្ដូរទៅពេលដែលកន្លងហួសហើយ។',
    en: 'Its moment was moved to one that has gone by.',
  },
  moderator_paused: {
    km: 'អ្នកសម្របសម្រួលនេះបានផ្អាកការទទួលកញ្ចប់ មុនពេលវាមកដល់។',
    en: 'This moderator had paused their packs before it came.',
  },
};

/** What held it when its moment came: it may hold no longer. */
const HELD_THEN: Readonly<Record<string, Bilingual | undefined>> = {
  paused: { km: 'អ្វីៗត្រូវបានផ្អាកនៅពេលនោះ។', en: 'Everything was paused at its moment.' },
  approval_needed: {
    km: 'មនុស្សដែលបានយល់ព្រមមិនគ្រប់ចំនួនត្រឹមម៉ោងរបស់វា។',
    en: 'Not enough people had approved it by its moment.',
  },
  change_asked: {
    km: 'សមាជិកក្រុមម្នាក់ចង់ឱ្យកែវា ហើយវាមិនទាន់ត្រូវបានកែត្រឹមម៉ោងរបស់វា។',
    en: 'Somebody of the team wanted it changed, and it was not changed by its moment.',
  },
};

/** Why something did not go out at its moment. */
export function missedWords(why: string): Bilingual {
  return HELD_THEN[why] ?? whyWords(why);
}

/** A code of ours as a sentence; what only a platform's own code tells keeps that. */
export function whyWords(why: string): Bilingual {
  const reason = HOLD_REASONS.find((known) => known === why);
  return (reason && HOLD_WORDS[reason]) ?? WHY[why] ?? { km: `មូលហេតុ៖ ${why}។`, en: `Cause: ${why}.` };
}
