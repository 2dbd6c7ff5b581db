import { momentInWords } from '../../../shared/content/dates.ts';
import type { BotLanguage } from '../../../shared/domain/callback.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import { inKhmerDigits } from '../../../shared/domain/khmer-digits.ts';

/** What the queue answers after a press; it stands in the address of the page that follows. */
export type Said = 'paused' | 'resumed' | 'resume_waits' | 'not_paused';

export interface QueueWords {
  readonly title: string;
  readonly today: string;
  readonly tomorrow: string;
  readonly yesterday: string;
  readonly earlier: string;
  readonly later: string;
  readonly more: string;
  readonly fromToday: string;
  readonly empty: string;
  readonly emptyWhat: string;
  readonly next: (at: Instant, post: string) => string;
  readonly nothingNext: string;
  /** Of so many that come next, none; of what comes after them nobody has looked. */
  readonly nothingOfNext: (count: number) => string;
  readonly approved: (given: number, needed: number) => string;
  readonly approve: string;
  readonly whoCan: (lifter: string) => string;
  readonly brokenChannel: (channel: string, since: Instant) => string;
  readonly missing: (campaign: string, count: number) => string;
  readonly pauseAll: string;
  readonly pauseWhat: string;
  readonly pausedSince: (by: string, since: Instant) => string;
  readonly resumeAsked: (name: string) => string;
  readonly resume: string;
  readonly said: Readonly<Record<Said, string>>;
}

/** Khmer: draft, needs native review. */
export const QUEUE_WORDS: Readonly<Record<BotLanguage, QueueWords>> = {
  km: {
    title: 'ជួរបង្ហោះ',
    today: 'ថ្ងៃនេះ',
    tomorrow: 'ថ្ងៃស្អែក',
    yesterday: 'ម្សិលមិញ',
    earlier: '← មួយសប្តាហ៍មុន',
    later: 'មួយសប្តាហ៍បន្ទាប់ →',
    more: 'បន្ថែមទៀត →',
    fromToday: 'ចាប់ពីថ្ងៃនេះ',
    empty: 'គ្មានអ្វីគ្រោងទុកសម្រាប់ថ្ងៃទាំងនេះទេ។',
    emptyWhat: 'ប្រកាសដែលដាក់ក្នុងថតខ្លឹមសារនឹងបង្ហាញនៅទីនេះដោយខ្លួនឯង។',
    next: (at, post) => `បន្ទាប់៖ ${post} នៅ ${momentInWords(at, 'km')}`,
    nothingNext: 'ក្នុងប្រាំពីរថ្ងៃខាងមុខ គ្មានអ្វីនឹងចេញដោយខ្លួនឯងទេ៖ អ្វីៗត្រូវបានទប់ ឬគ្មានអ្វីគ្រោងទុក។',
    nothingOfNext: (count) => `ក្នុងចំណោម ${inKhmerDigits(count)} បន្ទាប់ គ្មានអ្វីនឹងចេញដោយខ្លួនឯងទេ៖ អ្វីៗត្រូវបានទប់។`,
    approved: (given, needed) => `យល់ព្រម ${inKhmerDigits(given)}/${inKhmerDigits(needed)}`,
    approve: 'មើល និងយល់ព្រម',
    whoCan: (lifter) => `អ្នកដែលអាចអនុញ្ញាតឱ្យចេញ៖ ${lifter}`,
    brokenChannel: (channel, since) => `${channel} មិនទទួលប្រកាសរបស់យើងទេ តាំងពី ${momentInWords(since, 'km')}`,
    missing: (campaign, count) => `ប្រកាស ${inKhmerDigits(count)} នៃ ${campaign} បានបាត់ក្នុងពេលតែមួយ។ យុទ្ធនាការនេះកំពុងរង់ចាំ។`,
    pauseAll: 'ផ្អាកទាំងអស់',
    pauseWhat: 'គ្មានអ្វីចេញទៀតទេ រហូតដល់មនុស្សពីរនាក់ឱ្យបន្ត។',
    pausedSince: (by, since) => `អ្វីៗត្រូវបានផ្អាកដោយ ${by} តាំងពី ${momentInWords(since, 'km')}។`,
    resumeAsked: (name) => `${name} ចង់ឱ្យបន្ត។ ត្រូវការមនុស្សម្នាក់ទៀត។`,
    resume: 'បន្តទាំងអស់',
    said: {
      paused: 'អ្វីៗត្រូវបានផ្អាកហើយ។ គ្មានអ្វីចេញទេ។',
      resumed: 'អ្វីៗបន្តហើយ។ អ្វីដែលហួសម៉ោងនៅតែមិនចេញ៖ សូមមើល «ត្រូវសម្រេច»។',
      resume_waits: 'បានកត់ត្រាហើយ។ ត្រូវការមនុស្សម្នាក់ទៀតដើម្បីបន្ត។',
      not_paused: 'គ្មានអ្វីត្រូវបានផ្អាកទេ។ គ្មានអ្វីត្រូវបានផ្លាស់ប្តូរទេ។',
    },
  },
  en: {
    title: 'Queue',
    today: 'Today',
    tomorrow: 'Tomorrow',
    yesterday: 'Yesterday',
    earlier: '← A week earlier',
    later: 'A week later →',
    more: 'More →',
    fromToday: 'From today',
    empty: 'Nothing is planned for these days.',
    emptyWhat: 'Posts that are put into the content folder show up here by themselves.',
    next: (at, post) => `Next: ${post} at ${momentInWords(at, 'en')}`,
    nothingNext: 'In the next seven days nothing goes out by itself: it is held, or nothing is planned.',
    nothingOfNext: (count) => `Of the next ${count} none goes out by itself: each is held.`,
    approved: (given, needed) => `approved ${given}/${needed}`,
    approve: 'Look and approve',
    whoCan: (lifter) => `Who can let it go: ${lifter}`,
    brokenChannel: (channel, since) => `${channel} takes nothing of ours since ${momentInWords(since, 'en')}`,
    missing: (campaign, count) => `${count} posts of ${campaign} disappeared at once. The campaign waits.`,
    pauseAll: 'Pause all',
    pauseWhat: 'Nothing leaves any more, until two people let it go on.',
    pausedSince: (by, since) => `${by} has paused everything, since ${momentInWords(since, 'en')}.`,
    resumeAsked: (name) => `${name} wants it to go on. One more person is needed.`,
    resume: 'Go on with all',
    said: {
      paused: 'Everything is paused. Nothing leaves.',
      resumed: 'Everything goes on. What was missed meanwhile stays missed: see “To decide”.',
      resume_waits: 'Noted. One more person is needed for it to go on.',
      not_paused: 'Nothing is paused. Nothing was changed.',
    },
  },
};
