import type { BotLanguage } from '../domain/callback.ts';
import { inMegabytes } from '../domain/in-megabytes.ts';
import { inKhmerDigits } from '../domain/khmer-digits.ts';

export interface PreviewWords {
  readonly packParts: string;
  readonly withoutLogo: string;
  /** Of an experiment that draws between moderators' groups. */
  /** Of what stands in the note for moderators of one district. */
  readonly area: (district: string) => string;
  readonly arm: (arm: string) => string;
  readonly pinned: string;
  /** Leads from a small picture to the one that is sent. */
  readonly wholePhoto: string;
  /** Null where it does not say how long it is. */
  readonly voice: (seconds: number | null) => string;
  readonly video: (seconds: number | null) => string;
  readonly videoInBot: string;
  readonly characters: (count: number, limit: number | null) => string;
  /** Units of 1000 bytes. */
  readonly kb: (bytes: number) => string;
  readonly mb: (bytes: number) => string;
}

const kbOf = (bytes: number) => Math.max(1, Math.round(bytes / 1000));

/** Khmer: draft, needs native review. */
export const PREVIEW_WORDS: Readonly<Record<BotLanguage, PreviewWords>> = {
  km: {
    packParts: 'អ្នកសម្របសម្រួលទទួលសារដាច់ពីគ្នា៖ កំណត់ចំណាំ រូបភាព និងអត្ថបទសម្រាប់ចម្លង។',
    withoutLogo: 'កំណែគ្មានឡូហ្គោ',
    area: (district) => `ក្នុងកំណត់ចំណាំ សម្រាប់ស្រុក ${district}៖`,
    arm: (arm) => `ការសាកល្បង៖ «${arm}» សម្រាប់ក្រុមដែលចាប់ឆ្នោតបានវា`,
    voice: (seconds) => `🎧 សារជាសំឡេង${seconds === null ? '' : ` ${inKhmerDigits(seconds)} វិនាទី`}`,
    video: (seconds) => `🎬 វីដេអូ${seconds === null ? '' : ` ${inKhmerDigits(seconds)} វិនាទី`}`,
    videoInBot: 'វីដេអូនេះធំពេកសម្រាប់ទំព័រនេះ៖ bot បង្ហាញវានៅពេលសុំការយល់ព្រម។',
    wholePhoto: 'មើលរូបភាពពេញ ដូចដែលត្រូវផ្ញើ',
    pinned: '📌 វានឹងត្រូវបានខ្ទាស់នៅខាងលើឆានែល។',
    characters: (count, limit) => `${inKhmerDigits(limit === null ? count : `${count} / ${limit}`)} តួអក្សរ`,
    kb: (bytes) => `${inKhmerDigits(kbOf(bytes))} KB`,
    mb: (bytes) => `${inKhmerDigits(inMegabytes(bytes))} MB`,
  },
  en: {
    packParts: 'Moderators receive separate messages: a note, the photo, and the text to copy.',
    withoutLogo: 'The version without a logo',
    area: (district) => `In the note, for the district ${district}:`,
    arm: (arm) => `Experiment: “${arm}”, for the groups that drew it`,
    voice: (seconds) => `🎧 Voice note${seconds === null ? '' : `, ${seconds} seconds`}`,
    video: (seconds) => `🎬 Video${seconds === null ? '' : `, ${seconds} seconds`}`,
    videoInBot: 'It is too large for this page: the bot shows it when it asks for approval.',
    wholePhoto: 'See the whole photo, as it is sent',
    pinned: '📌 It is pinned at the top of the channel.',
    characters: (count, limit) => `${limit === null ? count : `${count} / ${limit}`} characters`,
    kb: (bytes) => `${kbOf(bytes)} KB`,
    mb: (bytes) => `${inMegabytes(bytes)} MB`,
  },
};
