import type { Form } from '../domain/content/form.ts';
import type { Bilingual } from '../domain/content/language.ts';

/** What a value must be, after its name in quotes. Khmer: draft, needs native review. */

type PlainForm = Exclude<Form, 'moment' | 'post_moment' | 'date' | 'clock' | 'hours' | 'language'>;

export const FORMS: Readonly<Record<PlainForm, Bilingual>> = {
  name: {
    en: 'may have only Latin letters, digits, - and _, without spaces; for example my-name',
    km: 'អាចមានតែអក្សរឡាតាំង លេខ សញ្ញា - និង _ ដោយគ្មានចន្លោះ ឧទាហរណ៍ my-name',
  },
  community: {
    en: 'may have only Latin letters, digits, - and _, at most 40 of them, without spaces; for example siem-reap',
    km: 'អាចមានតែអក្សរឡាតាំង លេខ សញ្ញា - និង _ ច្រើនបំផុត ៤០ ដោយគ្មានចន្លោះ ឧទាហរណ៍ siem-reap',
  },
  district: {
    en: 'may have only Latin letters, digits, - and _, at most 30 of them, without spaces; for example puok',
    km: 'អាចមានតែអក្សរឡាតាំង លេខ សញ្ញា - និង _ ច្រើនបំផុត ៣០ ដោយគ្មានចន្លោះ ឧទាហរណ៍ puok',
  },
  districts: {
    en: 'may have at most 12 entries: the bot asks for one of them by buttons',
    km: 'អាចមានច្រើនបំផុត ១២៖ bot សុំឱ្យជ្រើសមួយក្នុងចំណោមនោះ ដោយប៊ូតុង',
  },
  page_id: {
    en: 'must be the Page\'s number in quotes; for example "100000000000001"',
    km: 'ត្រូវជាលេខទំព័រ ក្នុងសញ្ញាសម្រង់ ឧទាហរណ៍ "100000000000001"',
  },
  chat_id: {
    en: 'must be the number of the chat or its @name, in quotes; for example "-1001000000001" or "@our_channel"',
    km: 'ត្រូវជាលេខ ឬ @ឈ្មោះ ក្នុងសញ្ញាសម្រង់ ឧទាហរណ៍ "-1001000000001" ឬ "@our_channel"',
  },
  bot: {
    en: "must be the bot's Telegram name without @; for example our_bot",
    km: 'ត្រូវជាឈ្មោះ bot ក្នុង Telegram ដោយគ្មាន @ ឧទាហរណ៍ our_bot',
  },
  https_url: {
    en: 'must be a whole address that begins with https://; for example "https://example.org/page"',
    km: 'ត្រូវជាអាសយដ្ឋានពេញ ដែលចាប់ផ្តើមដោយ https:// ឧទាហរណ៍ "https://example.org/page"',
  },
  url_or_document: {
    en: 'needs something to read: add url: "https://..." or document: file.pdf',
    km: 'ត្រូវការអ្វីមួយសម្រាប់អាន៖ សូមបន្ថែម url: "https://..." ឬ document: file.pdf',
  },
  arm: {
    en: 'may not have the sign |, which stands between two of them in the log; for example a',
    km: 'មិនអាចមានសញ្ញា | បានទេ ព្រោះកំណត់ហេតុប្រើវានៅចន្លោះជម្រើសពីរ; ឧទាហរណ៍ a',
  },
  session: {
    en: 'may have only Latin letters, digits, - and _, at most 20 of them, without spaces; for example morning',
    km: 'អាចមានតែអក្សរឡាតាំង លេខ សញ្ញា - និង _ ច្រើនបំផុត ២០ ដោយគ្មានចន្លោះ ឧទាហរណ៍ morning',
  },
  sessions: {
    en: 'needs one to four entries: each gets a button of its own',
    km: 'ត្រូវមានពី ១ ដល់ ៤៖ វគ្គនីមួយៗមានប៊ូតុងរបស់វា',
  },
  session_labels: {
    en: 'needs different words for each session, in km and in en: they stand on its button',
    km: 'ត្រូវមានពាក្យខុសគ្នាសម្រាប់វគ្គនីមួយៗ ទាំងក្នុង km និង en៖ ពាក្យទាំងនោះនៅលើប៊ូតុង',
  },
  sessions_alone: {
    en: 'has the times of each session: delete starts and ends of the event above or below it',
    km: 'មានម៉ោងរបស់វគ្គនីមួយៗហើយ៖ សូមលុប starts និង ends របស់ព្រឹត្តិការណ៍',
  },
};

export const WORDS_NEEDED: Bilingual = {
  en: 'must be words. Put the value in quotes: "..."',
  km: 'ត្រូវជាពាក្យ។ សូមដាក់តម្លៃក្នុងសញ្ញា "..."',
};
export const NUMBER_NEEDED: Bilingual = {
  en: 'must be a whole number without quotes; for example 80',
  km: 'ត្រូវជាលេខគត់ ដោយគ្មានសញ្ញាសម្រង់ ឧទាហរណ៍ 80',
};
export const YES_OR_NO_NEEDED: Bilingual = {
  en: 'must be true or false',
  km: 'ត្រូវជា true (បាទ/ចាស) ឬ false (ទេ)',
};
export const listNeeded = (written: string): Bilingual => ({
  en: `must be a list in brackets; for example [${written || 'a, b'}]`,
  km: `ត្រូវជាបញ្ជីក្នុងសញ្ញា [ ] ឧទាហរណ៍ [${written || 'a, b'}]`,
});
export const GROUP_NEEDED: Bilingual = {
  en: 'needs settings of its own: write them below it, two spaces further to the right',
  km: 'ត្រូវមានការកំណត់ខាងក្នុង៖ សូមសរសេរវានៅខាងក្រោម ដោយចូលក្នុងពីរចន្លោះ',
};
export const atLeast = (least: number, example: string | null): Bilingual => ({
  en: `must be at least ${least}${example ? `; for example ${example}` : ''}`,
  km: `ត្រូវយ៉ាងតិច ${least}${example ? ` ឧទាហរណ៍ ${example}` : ''}`,
});
export const atMost = (most: number): Bilingual => ({ en: `may be at most ${most}`, km: `អាចត្រឹមតែ ${most}` });
export const fewestEntries = (least: number): Bilingual => ({
  en: `needs at least ${least} in its list`,
  km: `ត្រូវមានយ៉ាងតិច ${least} ក្នុងបញ្ជី`,
});
export const mostEntries = (most: number): Bilingual => ({
  en: `may have at most ${most} in its list`,
  km: `អាចមានត្រឹមតែ ${most} ក្នុងបញ្ជី`,
});
export const mostLetters = (most: number): Bilingual => ({
  en: `may have at most ${most} letters`,
  km: `អាចមានត្រឹមតែ ${most} តួអក្សរ`,
});
export const fewestLetters = (least: number): Bilingual => ({
  en: `needs at least ${least} letters`,
  km: `ត្រូវមានយ៉ាងតិច ${least} តួអក្សរ`,
});
export const NOT_POSSIBLE: Bilingual = {
  en: 'cannot be written like this; compare with the example in content/README.md',
  km: 'មិនអាចសរសេរដូចនេះបានទេ; សូមប្រៀបធៀបជាមួយឧទាហរណ៍ក្នុង content/README.md',
};
