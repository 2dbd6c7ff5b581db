import { momentInWords } from '../../shared/content/dates.ts';
import type { BotLanguage } from '../../shared/domain/callback.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { inKhmerDigits } from '../../shared/domain/khmer-digits.ts';
import type { DeclineReason } from '../../shared/domain/moderator.ts';

export interface PackPageWords {
  readonly title: string;
  readonly changed: string;
  readonly takenBack: string;
  readonly paused: string;
  readonly posted: string;
  readonly declined: string;
  readonly alreadyPosted: string;
  /** Units of 1000 bytes. */
  readonly photo: (kb: number) => string;
  readonly video: (mb: string, seconds: number | null) => string;
  readonly saveVideo: string;
  readonly videoInTelegram: string;
  readonly voice: (kb: number, seconds: number | null) => string;
  readonly saveVoice: string;
  readonly theText: string;
  readonly howToCopy: string;
  readonly copy: string;
  readonly copied: string;
  readonly tellUs: string;
  readonly sayPosted: string;
  readonly sayDeclined: string;
  readonly why: string;
  readonly reasons: Readonly<Record<DeclineReason, string>>;
  readonly withoutReason: string;
  readonly until: (end: Instant) => string;
  readonly kept: string;
  readonly noLonger: string;
  readonly notUnderstood: string;
  readonly tryAgain: string;
}

/** Everything that the page of a pack says besides the pack. Khmer: draft, needs native review. */
export const PACK_PAGE_WORDS: Readonly<Record<BotLanguage, PackPageWords>> = {
  km: {
    title: 'ប្រកាសសម្រាប់ក្រុមរបស់អ្នក',
    changed: 'ប្រកាសនេះបានផ្លាស់ប្ដូរ។ បើអ្នកបានបង្ហោះវារួចហើយ សូមកែវានៅក្នុងក្រុមរបស់អ្នក។ ប្រកាសថ្មីនៅខាងក្រោម។',
    takenBack: 'ប្រកាសនេះត្រូវបានដកចេញ។ សូមកុំបង្ហោះវា។ បើអ្នកបានបង្ហោះវារួចហើយ សូមលុបវាចេញពីក្រុមរបស់អ្នក។',
    paused: 'សូមកុំទាន់បង្ហោះ។ ឥឡូវនេះ អ្វីៗទាំងអស់ត្រូវបានផ្អាកសិន។ សូមបើកតំណនេះម្ដងទៀតនៅពេលក្រោយ។',
    posted: 'អរគុណ! យើងបានកត់ត្រាថាអ្នកបានបង្ហោះហើយ។',
    declined: 'យល់ហើយ។ អរគុណដែលបានប្រាប់។ បើអ្នកប្ដូរចិត្ត អ្នកនៅតែអាចបង្ហោះវាបាន។',
    alreadyPosted: 'អ្នកបានប្រាប់រួចហើយថាបានបង្ហោះ។ អរគុណ!',
    photo: (kb) => `រូបភាព ${inKhmerDigits(kb)} KB៖ ចុចលើវាឱ្យយូរ ដើម្បីរក្សាទុក`,
    video: (mb, seconds) => `វីដេអូ ${seconds === null ? '' : `${inKhmerDigits(seconds)} វិនាទី `}${inKhmerDigits(mb)} MB`,
    saveVideo: 'រក្សាទុកវីដេអូ',
    videoInTelegram: 'វីដេអូនេះធំពេកសម្រាប់ទំព័រនេះ។ វានៅក្នុង Telegram ជាមួយកញ្ចប់នេះ។',
    voice: (kb, seconds) =>
      `សារជាសំឡេង ${seconds === null ? '' : `${inKhmerDigits(seconds)} វិនាទី `}${inKhmerDigits(kb)} KB`,
    saveVoice: 'រក្សាទុកសារជាសំឡេង',
    theText: 'អត្ថបទ',
    howToCopy: 'ចុចលើអត្ថបទឱ្យយូរ រួចចុច «ចម្លង» (Copy)។',
    copy: 'ចម្លងអត្ថបទ',
    copied: 'បានចម្លងហើយ',
    tellUs: 'សូមប្រាប់យើង',
    sayPosted: 'បានបង្ហោះ',
    sayDeclined: 'មិនសមសម្រាប់ក្រុមខ្ញុំ',
    why: 'ហេតុអ្វី? សូមចុចមួយ។',
    reasons: {
      not_relevant: 'មិនពាក់ព័ន្ធ',
      sensitive: 'រសើប',
      too_long: 'វែងពេក',
      already_known: 'គេដឹងរួចហើយ',
    },
    withoutReason: 'មិនចង់ប្រាប់មូលហេតុ',
    until: (end) => `តំណនេះប្រើបានរហូតដល់ ${momentInWords(end, 'km')}។ សូមកុំផ្ញើវាបន្តទៅអ្នកផ្សេង។`,
    kept: 'យើងរក្សាទុកតែប៊ូតុងដែលអ្នកចុច និងពេលដែលអ្នកចុចវា។ យើងមិនរក្សាទុកអ្វីផ្សេងទៀតអំពីអ្នក ឬទូរស័ព្ទរបស់អ្នកទេ។',
    noLonger: 'តំណនេះលែងប្រើបានហើយ។ សូមសួរអ្នកដែលបានផ្ញើវាមក។',
    notUnderstood: 'យើងមិនយល់ចម្លើយនេះទេ។ សូមត្រឡប់ទៅទំព័រមុន រួចចុចប៊ូតុងម្ដងទៀត។',
    tryAgain: 'មានបញ្ហាអ្វីមួយ។ សូមព្យាយាមម្ដងទៀតបន្តិចទៀត។',
  },
  en: {
    title: 'A post for your group',
    changed:
      'This post has changed. If you have already posted it, please correct it in your group. The new post is below.',
    takenBack:
      'This post has been withdrawn. Please do not post it. If you have already posted it, please delete it from your group.',
    paused: 'Please do not post yet. Everything is paused for now. Please open this link again later.',
    posted: 'Thank you! We noted that you have posted it.',
    declined: 'Understood. Thank you for telling us. If you change your mind, you can still post it.',
    alreadyPosted: 'You have already said that it is posted. Thank you!',
    photo: (kb) => `Photo, ${kb} KB: press and hold it to save it`,
    video: (mb, seconds) => `Video, ${seconds === null ? '' : `${seconds} seconds, `}${mb} MB`,
    saveVideo: 'Save the video',
    videoInTelegram: 'It is too large for this page. It is in Telegram, with this pack.',
    voice: (kb, seconds) => `Voice note, ${seconds === null ? '' : `${seconds} seconds, `}${kb} KB`,
    saveVoice: 'Save the voice note',
    theText: 'The text',
    howToCopy: 'Press and hold the text, then tap Copy.',
    copy: 'Copy the text',
    copied: 'Copied',
    tellUs: 'Please tell us',
    sayPosted: 'Posted',
    sayDeclined: 'Not for my group',
    why: 'Why? Please tap one.',
    reasons: {
      not_relevant: 'Not relevant',
      sensitive: 'Sensitive',
      too_long: 'Too long',
      already_known: 'Already known',
    },
    withoutReason: 'I would rather not say why',
    until: (end) => `This link works until ${momentInWords(end, 'en')}. Please do not pass it on.`,
    kept: 'We keep only which button you press, and when. We keep nothing else about you or your phone.',
    noLonger: 'This link is no longer valid. Please ask whoever sent it.',
    notUnderstood: 'We did not understand this answer. Please go back to the previous page and press the button again.',
    tryAgain: 'Something went wrong. Please try again in a little while.',
  },
};
