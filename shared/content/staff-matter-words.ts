import type { Bilingual } from '../domain/content/language.ts';
import type { Delivery } from '../domain/delivery.ts';
import { HOLD_REASONS } from '../domain/hold.ts';
import { HOLD_WORDS } from '../domain/hold-words.ts';
import type { Matter, MatterKind } from '../domain/matter.ts';
import type { Message } from '../domain/message.ts';
import type { StaffMessage } from '../domain/staff.ts';
import { inKhmerDigits, momentInWords } from './dates.ts';
import { inBoth, wholeLines } from './staff-command-words.ts';

/** What the bot tells the team of what went wrong. Khmer first, then English. Khmer: draft, needs native review. */

type Told = Exclude<MatterKind, 'unknown'>;
export type ToldMatter = Matter & { readonly kind: Told };

const WHAT: Readonly<Record<Told, Bilingual>> = {
  missed: {
    km: 'ប្រកាសនេះមិនបានចេញ ហើយនឹងមិនចេញដោយខ្លួនឯងទេ។',
    en: 'This did not go out, and will not go out by itself.',
  },
  refused: {
    km: 'វេទិកាបានបដិសេធប្រកាសនេះ។ វាមិនបានចេញទេ។',
    en: 'The platform refused this. It is not out.',
  },
  incomplete: {
    km: 'ប្រកាសនេះចេញមិនគ្រប់៖ ផ្នែកខ្លះមានហើយ ផ្នែកខ្លះគ្មាន។',
    en: 'Only a part of this is out: another part is missing.',
  },
  vanished: {
    km: 'ប្រកាសនេះលែងមាននៅទីនោះ៖ មាននរណាម្នាក់ ឬវេទិកាបានដកវាចេញ។ វាមិនត្រូវបានផ្ញើម្ដងទៀតដោយខ្លួនឯងទេ។',
    en: 'This is no longer there: somebody removed it, or the platform did. It is never sent again by itself.',
  },
  not_edited: {
    km: 'យើងមិនអាចកែប្រកាសដែលចេញហើយនេះបានទេ៖ អត្ថបទចាស់នៅតែមាន។',
    en: 'We could not change this where it is out: the old words still stand there.',
  },
  not_removed: {
    km: 'យើងមិនអាចលុបប្រកាសនេះបានទេ៖ វានៅតែមាន។',
    en: 'We could not delete this: it is still there.',
  },
  event_moved: {
    km: 'ម៉ោងរបស់កម្មវិធីបានប្ដូរ៖ ប្រកាសដែលចេញហើយនេះនៅប្រាប់ម៉ោងចាស់។',
    en: 'Its event has another time now: this one, which is out, still says the old one.',
  },
};

/** The same in a list. */
const SHORT: Readonly<Record<Told, Bilingual>> = {
  missed: { km: 'មិនបានចេញ', en: 'did not go out' },
  refused: { km: 'វេទិកាបដិសេធ', en: 'refused by the platform' },
  incomplete: { km: 'ចេញមិនគ្រប់', en: 'only a part is out' },
  vanished: { km: 'លែងមាននៅទីនោះ', en: 'no longer there' },
  not_edited: { km: 'មិនអាចកែ', en: 'could not be changed' },
  not_removed: { km: 'មិនអាចលុប', en: 'could not be deleted' },
  event_moved: { km: 'ប្រាប់ម៉ោងចាស់', en: 'says the old time' },
};

const BY_HAND: Readonly<Record<Told, Bilingual>> = {
  missed: {
    km: 'អត្ថបទ និងរូបភាពនៅខាងលើ។ បើវានៅតែមានប្រយោជន៍ សូមបង្ហោះដោយដៃ រួចចុចប៊ូតុង។ បើមិនត្រូវការទៀត សូមចុច «ទុកវាចោល»។',
    en: 'The text and the picture are above. If it is still of use, post it by hand, then press the button. If not, press “Leave it”.',
  },
  refused: {
    km: 'អត្ថបទ និងរូបភាពនៅខាងលើ៖ សូមបង្ហោះដោយដៃ រួចចុចប៊ូតុង។',
    en: 'The text and the picture are above: post it by hand, then press the button.',
  },
  incomplete: {
    km: 'អត្ថបទ និងរូបភាពនៅខាងលើ៖ សូមមើលឆានែល ហើយបន្ថែមអ្វីដែលខ្វះដោយដៃ រួចចុចប៊ូតុង។',
    en: 'The text and the picture are above: look at the channel and add by hand what is missing, then press the button.',
  },
  vanished: {
    km: 'សូមសួរអ្នកគ្រប់គ្រងផ្សេងទៀត និងមើលសារជូនដំណឹងរបស់វេទិកា មុននឹងបង្ហោះវាវិញដោយដៃ។',
    en: 'Before you post it again by hand, ask the other administrators, and look at the notices of the platform.',
  },
  not_edited: {
    km: 'អត្ថបទថ្មីនៅខាងលើ៖ សូមកែដោយដៃនៅលើឆានែល រួចចុចប៊ូតុង។',
    en: 'The text as it should be is above: change it by hand on the channel, then press the button.',
  },
  not_removed: {
    km: 'សូមលុបវាដោយដៃនៅលើឆានែល រួចចុចប៊ូតុង។',
    en: 'Delete it by hand on the channel, then press the button.',
  },
  event_moved: {
    km: 'អត្ថបទដែលមាននៅទីនោះនៅខាងលើ៖ សូមកែម៉ោងដោយដៃនៅលើឆានែល រួចចុចប៊ូតុង។',
    en: 'What stands there is above: change the time by hand on the channel, then press the button.',
  },
};

const DONE: Readonly<Record<Told, string>> = {
  missed: 'ធ្វើហើយ ខ្ញុំបានបង្ហោះ · Done, I posted it by hand',
  refused: 'ធ្វើហើយ ខ្ញុំបានបង្ហោះ · Done, I posted it by hand',
  incomplete: 'ធ្វើហើយ ខ្ញុំបានបង្ហោះ · Done, I posted it by hand',
  vanished: 'ធ្វើហើយ ខ្ញុំបានបង្ហោះ · Done, I posted it by hand',
  not_edited: 'ធ្វើហើយ ខ្ញុំបានកែ · Done, I changed it by hand',
  not_removed: 'ធ្វើហើយ ខ្ញុំបានលុប · Done, I deleted it by hand',
  event_moved: 'ធ្វើហើយ ខ្ញុំបានកែ · Done, I changed it by hand',
};

const WHY: Readonly<Record<string, Bilingual | undefined>> = {
  expired: {
    km: 'ហួសម៉ោងមុនពេលវាអាចចេញបាន៖ កុំព្យូទ័រ ឬបណ្ដាញប្រហែលជាបិទ។',
    en: 'Its time had gone by before it could leave: perhaps the computer or the network was off.',
  },
  moved_into_the_past: {
    km: 'ម៉ោងរបស់វាត្រូវបានប្ដូរទៅពេលដែលកន្លងហួសហើយ។',
    en: 'Its moment was moved to one that has gone by.',
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

/** Its code would add nothing. */
const SPEAKS_FOR_ITSELF: ReadonlySet<Told> = new Set(['vanished', 'event_moved']);

/** One matter, with the post in front of it, and what to do by hand. */
export function tellMatter(
  { id, post, channel, at }: Delivery,
  { kind, why }: ToldMatter,
  { text, photos }: Pick<Message, 'text' | 'photos'>,
): StaffMessage {
  const because = SPEAKS_FOR_ITSELF.has(kind)
    ? { km: '', en: '' }
    : kind === 'missed'
      ? missedWords(why)
      : whyWords(why);
  const words = (language: 'km' | 'en') =>
    [WHAT[kind][language], because[language], BY_HAND[kind][language]].filter((part) => part !== '').join(' ');
  return {
    shows: { text, photos },
    text: inBoth(
      {
        km: `${momentInWords(at, 'km')}\n${words('km')}`,
        en: `${momentInWords(at, 'en')}\n${words('en')}`,
      },
      `✕ ${post} → ${channel}`,
    ),
    buttons: [
      { label: DONE[kind], data: `by_hand:${id}` },
      { label: 'ទុកវាចោល · Leave it', data: `drop:${id}` },
    ],
  };
}

/** Many at once, as one list: nobody reads twenty messages. */
export function tellMatters(
  matters: readonly { readonly delivery: Delivery; readonly matter: ToldMatter }[],
): StaffMessage {
  const key = ({ delivery: { at, post, channel } }: (typeof matters)[number]) => `${at} ${post} ${channel}`;
  const sorted = matters.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
  const lines = sorted.map(({ delivery: { post, channel, at }, matter: { kind } }) => {
    const { km, en } = SHORT[kind];
    return `✕ ${momentInWords(at, 'en')}\n   ${post} → ${channel} · ${km} · ${en}`;
  });
  const reasons = new Set(matters.flatMap(({ matter }) => (matter.kind === 'missed' ? [matter.why] : [])));
  const foot = [...reasons].map((why) => inBoth(missedWords(why)));
  const intro = inBoth({
    km: `${inKhmerDigits(matters.length)} មិនបានទៅតាមផែនការ ហើយគ្មានអ្វីចេញដោយខ្លួនឯងទេ។ អ្វីដែលនៅមានប្រយោជន៍ សូមដាក់ថ្ងៃថ្មី ឬបង្ហោះដោយដៃ។ អត្ថបទ និងរូបភាព៖ GET /api/matters។`,
    en: `${matters.length} did not go as planned, and nothing of it goes out by itself. Give a new date to what is still of use, or post it by hand. Texts and pictures: GET /api/matters.`,
  });
  return { text: wholeLines([intro, '', ...lines, '', ...foot].join('\n')), buttons: [] };
}
