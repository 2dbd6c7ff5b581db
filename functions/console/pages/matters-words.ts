import { momentInWords } from '../../../shared/content/dates.ts';
import type { BotLanguage } from '../../../shared/domain/callback.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import { inKhmerDigits } from '../../../shared/domain/khmer-digits.ts';
import type { MatterAction } from '../../../shared/domain/matter.ts';

/** What a press below a matter answers; it stands in the address of the page that follows. */
export type Said =
  | 'published'
  | 'absent'
  | 'done'
  | 'dropped'
  | 'no_longer'
  | 'may_not'
  | 'not_understood'
  | 'confirmed'
  | 'not_confirmed'
  | 'changed';

export interface MattersWords {
  readonly title: string;
  readonly none: string;
  readonly noneWhat: string;
  readonly since: (at: Instant) => string;
  readonly toDo: string;
  readonly theText: string;
  readonly toThePost: string;
  readonly look: string;
  readonly actions: Readonly<Record<Exclude<MatterAction, 'redate'>, string>>;
  readonly missing: (campaign: string) => string;
  readonly missingWhat: string;
  readonly confirm: (count: number) => string;
  readonly more: string;
  readonly said: Readonly<Record<Said, string>>;
}

/** Khmer: draft, needs native review. */
export const MATTERS_WORDS: Readonly<Record<BotLanguage, MattersWords>> = {
  km: {
    title: 'ត្រូវសម្រេច',
    none: 'គ្មានអ្វីត្រូវសម្រេចទេ។',
    noneWhat: 'បើមានអ្វីមិនចេញ ឬមិនដឹងថាចេញឬអត់ វានឹងបង្ហាញនៅទីនេះ ជាមួយអត្ថបទ និងរូបភាព។',
    since: (at) => `តាំងពី ${momentInWords(at, 'km')}`,
    toDo: 'ត្រូវធ្វើអ្វី',
    theText: 'អត្ថបទ និងរូបភាព',
    toThePost: 'ទៅកាន់ប្រកាស',
    look: 'មើលនៅទីនោះ',
    actions: {
      published: 'វាមាននៅទីនោះ',
      absent: 'វាមិនមានទេ សូមផ្ញើ',
      done: 'រួចរាល់ ខ្ញុំបានធ្វើដោយដៃ',
      drop: 'ទុកវាដូចនេះ',
    },
    missing: (campaign) => `ប្រកាសនៃ ${campaign} បានបាត់ក្នុងពេលតែមួយ`,
    missingWhat: 'បើជាការចេតនា សូមបញ្ជាក់។ បើមិនមែន សូមដាក់ឯកសារមកវិញ។ រហូតដល់ពេលនោះ គ្មានអ្វីនៃយុទ្ធនាការនេះចេញទេ។',
    confirm: (count) => `ជាការចេតនា៖ ដកប្រកាសទាំង ${inKhmerDigits(count)} ចេញ`,
    more: 'មានចាស់ជាងនេះទៀត។ វានឹងបង្ហាញ ពេលអ្វីខាងលើត្រូវបានសម្រេច។',
    said: {
      published: 'បានកត់ត្រាថាវាមាននៅទីនោះ។ វានឹងមិនត្រូវផ្ញើម្តងទៀតទេ។',
      absent: 'បានកត់ត្រាថាវាមិនមាន។ បើម៉ោងរបស់វាមិនទាន់ហួស វានឹងត្រូវផ្ញើម្តងទៀត។',
      done: 'អរគុណ។ បានកត់ត្រាថាអ្នកបានធ្វើវាដោយដៃ។',
      dropped: 'បានកត់ត្រា។ វានឹងនៅដូចនេះ។',
      no_longer: 'មាននរណាម្នាក់ផ្សេងបានសម្រេចរួចហើយ ឬវាលែងត្រូវការអ្វីទៀត។ គ្មានអ្វីត្រូវបានផ្លាស់ប្តូរដោយអ្នកទេ។',
      may_not: 'អ្នកមិនអាចសម្រេចលើវាបានទេ។ គ្មានអ្វីត្រូវបានផ្លាស់ប្តូរទេ។',
      not_understood: 'យើងមិនយល់អ្វីដែលបានផ្ញើមកទេ។ គ្មានអ្វីត្រូវបានផ្លាស់ប្តូរទេ។',
      confirmed: 'បានដកចេញ។ អ្វីដែលនៅសល់នៃយុទ្ធនាការបន្តទៅមុខ។',
      not_confirmed: 'គ្មានអ្វីបាត់ទៀតទេ។ គ្មានអ្វីត្រូវបានផ្លាស់ប្តូរទេ។',
      changed: 'ឥឡូវនេះ ប្រកាសផ្សេងបាត់ជាងអ្វីដែលបានបង្ហាញ។ គ្មានអ្វីត្រូវបានដកទេ។ សូមមើលម្តងទៀត។',
    },
  },
  en: {
    title: 'To decide',
    none: 'Nothing waits for a decision.',
    noneWhat: 'What did not go out, or may or may not have, shows up here, with its text and pictures.',
    since: (at) => `since ${momentInWords(at, 'en')}`,
    toDo: 'What to do',
    theText: 'The text and the pictures',
    toThePost: 'To the post',
    look: 'Look at it there',
    actions: {
      published: 'It is there',
      absent: 'It is not there: send it',
      done: 'Done: I did it by hand',
      drop: 'Let it be',
    },
    missing: (campaign) => `Posts of ${campaign} disappeared at once`,
    missingWhat: 'If that was meant, say so. If not, put the files back. Until then nothing of the campaign leaves.',
    confirm: (count) => (count === 1 ? 'It was meant: withdraw it' : `It was meant: withdraw all ${count}`),
    more: 'There are older ones: they show when those above are decided.',
    said: {
      published: 'Noted that it is there. It is not sent again.',
      absent: 'Noted that it is not there. If its time has not gone by, it is sent once more.',
      done: 'Thank you. Noted that you did it by hand.',
      dropped: 'Noted. It stays as it is.',
      no_longer: 'Somebody else has decided already, or nothing is left to decide. You have changed nothing.',
      may_not: 'You cannot decide about it. Nothing was changed.',
      not_understood: 'We did not understand what was sent. Nothing was changed.',
      confirmed: 'Withdrawn. What is left of the campaign goes on.',
      not_confirmed: 'Nothing is missing any more. Nothing was changed.',
      changed: 'Other posts are missing by now than were shown. Nothing was withdrawn. Please look again.',
    },
  },
};
