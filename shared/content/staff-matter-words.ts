import type { Bilingual } from '../domain/content/language.ts';
import type { Delivery } from '../domain/delivery.ts';
import { inKhmerDigits } from '../domain/khmer-digits.ts';
import type { Matter, MatterKind } from '../domain/matter.ts';
import type { Message } from '../domain/message.ts';
import { missingVersion } from '../domain/missing.ts';
import type { StaffMessage } from '../domain/staff.ts';
import { momentInWords } from './dates.ts';
import { matterInWords } from './matter-words.ts';
import { inBoth, wholeLines } from './staff-command-words.ts';
import { missedWords } from './why-words.ts';

/** What the bot tells the team of what went wrong. Khmer first, then English. Khmer: draft, needs native review. */

type Told = Exclude<MatterKind, 'unknown'>;
export type ToldMatter = Matter & { readonly kind: Told };

const SHORT: Readonly<Record<Told, Bilingual>> = {
  missed: { km: 'មិនបានចេញ', en: 'did not go out' },
  refused: { km: 'វេទិកាបដិសេធ', en: 'refused by the platform' },
  incomplete: { km: 'ចេញមិនគ្រប់', en: 'only a part is out' },
  vanished: { km: 'លែងមាននៅទីនោះ', en: 'no longer there' },
  not_edited: { km: 'មិនអាចកែ', en: 'could not be changed' },
  not_removed: { km: 'មិនអាចលុប', en: 'could not be deleted' },
  event_moved: { km: 'ព្រឹត្តិការណ៍ប្ដូរថ្ងៃ', en: 'its event has moved' },
  not_pinned: { km: 'ចេញហើយ តែមិនបានខ្ទាស់', en: 'out, but not pinned' },
};

const DONE: Readonly<Record<Told, string>> = {
  missed: 'ធ្វើហើយ ខ្ញុំបានបង្ហោះ · Done, I posted it by hand',
  refused: 'ធ្វើហើយ ខ្ញុំបានបង្ហោះ · Done, I posted it by hand',
  incomplete: 'ធ្វើហើយ ខ្ញុំបានបង្ហោះ · Done, I posted it by hand',
  vanished: 'ធ្វើហើយ ខ្ញុំបានបង្ហោះ · Done, I posted it by hand',
  not_edited: 'ធ្វើហើយ ខ្ញុំបានកែ · Done, I changed it by hand',
  not_removed: 'ធ្វើហើយ ខ្ញុំបានលុប · Done, I deleted it by hand',
  event_moved: 'ធ្វើហើយ ខ្ញុំបានកែ · Done, I changed it by hand',
  not_pinned: 'ធ្វើហើយ ខ្ញុំបានខ្ទាស់ · Done, I pinned it by hand',
};

/** One matter, with the post in front of it, and what to do by hand. */
export function tellMatter(
  delivery: Delivery,
  matter: ToldMatter,
  { text, photos, video, voice }: Pick<Message, 'text' | 'photos' | 'video' | 'voice'>,
): StaffMessage {
  const { id, post, channel, at } = delivery;
  const { because, to_do } = matterInWords(delivery, matter);
  const words = (language: 'km' | 'en') => `${because[language]} ${to_do[language]}`;
  return {
    shows: { text, photos, ...(video && { video }), ...(voice && { voice }) },
    text: inBoth(
      {
        km: `${momentInWords(at, 'km')}\n${words('km')}`,
        en: `${momentInWords(at, 'en')}\n${words('en')}`,
      },
      `✕ ${post} → ${channel}`,
    ),
    buttons: [
      { label: DONE[matter.kind], data: `by_hand:${id}` },
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

/** Asked once when more than half of a campaign disappears; `waits` is any delivery of it, by which the answer finds it. */
export function askWhetherMeant(campaign: string, missing: readonly string[], waits: string): StaffMessage {
  const words = inBoth(
    {
      km: `${inKhmerDigits(missing.length)} ប្រកាសបានបាត់ពីថតនៃយុទ្ធនាការនេះក្នុងពេលតែមួយ។ គ្មានអ្វីចេញទេ រហូតដល់វាត្រឡប់មកវិញ ឬអ្នកណាម្នាក់បញ្ជាក់ថាជាការចេតនា។ បើមិនមែនទេ សូមដាក់ឯកសារមកវិញ។`,
      en: `${missing.length} posts disappeared from the folder of this campaign at once. Nothing of it goes out until they are back, or somebody says that it was meant. If it was not, put the files back.`,
    },
    `❓ ${campaign}`,
  );
  return {
    text: wholeLines([words, '', ...missing.map((post) => `• ${post}`)].join('\n')),
    buttons: [{ label: 'បាទ/ចាស ជាការចេតនា · Yes, it was meant', data: `meant:${waits}:${missingVersion(missing)}` }],
  };
}
