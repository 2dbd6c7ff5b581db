import { momentInWords } from '../../../shared/content/dates.ts';
import type { BotLanguage } from '../../../shared/domain/callback.ts';
import type { Instant } from '../../../shared/domain/instant.ts';

export interface PageWords {
  readonly title: (post: string) => string;
  readonly nothingSent: string;
  readonly publicAt: (at: Instant) => string;
  readonly noDate: string;
  readonly draft: string;
  readonly problems: string;
  readonly noProblems: string;
  /** Where in a file. */
  readonly line: (line: number) => string;
  readonly notUnderstood: string;
  readonly noChannel: string;
  readonly leavesEarlier: (at: Instant) => string;
  readonly noWords: string;
  readonly variant: (name: string) => string;
  readonly otherText: (name: string) => string;
  readonly otherLanguage: (language: string) => string;
  readonly languages: Readonly<Record<string, string>>;
}

/** Khmer: draft, needs native review. */
export const PAGE_WORDS: Readonly<Record<BotLanguage, PageWords>> = {
  km: {
    title: (post) => `មើលមុន៖ ${post}`,
    nothingSent: 'ទំព័រនេះគ្រាន់តែសម្រាប់មើល។ គ្មានអ្វីត្រូវបានផ្ញើទេ។',
    publicAt: (at) => `ផ្សាយជាសាធារណៈ៖ ${momentInWords(at, 'km')}`,
    noDate: 'មិនទាន់មានថ្ងៃ និងម៉ោងផ្សាយ។',
    draft: 'សេចក្តីព្រាង៖ មិនទាន់ចេញទេ រហូតដល់អ្នកលុបបន្ទាត់ status: draft។',
    problems: 'អ្វីដែលត្រូវមើល ឬកែ',
    noProblems: 'មិនឃើញមានកំហុសទេ។',
    line: (line) => `បន្ទាត់ ${line}`,
    notUnderstood: 'មិនទាន់អាចបង្ហាញប្រកាសនេះបានទេ។ សូមកែកំហុសខាងលើសិន រួចធ្វើម្តងទៀត។',
    noChannel: 'ប្រកាសនេះមិនទាន់មានឆានែលណាដែលយើងស្គាល់ទេ។',
    leavesEarlier: (at) => `ទៅដល់ទីនេះមុន៖ ${momentInWords(at, 'km')}`,
    noWords: 'គ្មានអត្ថបទជាភាសារបស់ឆានែលនេះទេ។',
    variant: (name) => `អត្ថបទ ${name}`,
    otherText: (name) => `អត្ថបទផ្សេង៖ ${name}`,
    otherLanguage: (language) => `${language} (មិនផ្សាយនៅទីនេះទេ)`,
    languages: { km: 'ភាសាខ្មែរ', en: 'ភាសាអង់គ្លេស' },
  },
  en: {
    title: (post) => `Preview: ${post}`,
    nothingSent: 'This page is only for looking. Nothing has been sent.',
    publicAt: (at) => `Public at: ${momentInWords(at, 'en')}`,
    noDate: 'It has no date and time yet.',
    draft: 'A draft: it does not go out until you delete the line status: draft.',
    problems: 'What to look at, or to mend',
    noProblems: 'Nothing wrong was found.',
    line: (line) => `line ${line}`,
    notUnderstood: 'This post cannot be shown yet. Mend what is said above first, then try again.',
    noChannel: 'This post does not yet go to any channel that we know.',
    leavesEarlier: (at) => `It gets here earlier: ${momentInWords(at, 'en')}`,
    noWords: 'There are no words in the language of this channel.',
    variant: (name) => `Text ${name}`,
    otherText: (name) => `Another text: ${name}`,
    otherLanguage: (language) => `${language} (not published here)`,
    languages: { km: 'Khmer', en: 'English' },
  },
};
