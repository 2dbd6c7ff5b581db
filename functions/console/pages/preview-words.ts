import type { BotLanguage } from '../../../shared/domain/callback.ts';
import { inKhmerDigits } from '../../../shared/domain/khmer-digits.ts';

export interface PreviewWords {
  readonly packParts: string;
  readonly withoutLogo: string;
  readonly characters: (count: number) => string;
  /** Units of 1000 bytes. */
  readonly kb: (bytes: number) => string;
  readonly otherPhotos: string;
  readonly otherButton: string;
  readonly otherNote: string;
}

const kbOf = (bytes: number) => Math.max(1, Math.round(bytes / 1000));

/** Khmer: draft, needs native review. */
export const PREVIEW_WORDS: Readonly<Record<BotLanguage, PreviewWords>> = {
  km: {
    packParts: 'អ្នកសម្របសម្រួលទទួលសារដាច់ពីគ្នា៖ កំណត់ចំណាំ រូបភាព និងអត្ថបទសម្រាប់ចម្លង។',
    withoutLogo: 'កំណែគ្មានឡូហ្គោ',
    characters: (count) => `${inKhmerDigits(count)} តួអក្សរ`,
    kb: (bytes) => `${inKhmerDigits(kbOf(bytes))} KB`,
    otherPhotos: 'រូបភាពត្រូវបានប្តូរ។',
    otherButton: 'ប៊ូតុង ឬកន្លែងដែលវានាំទៅត្រូវបានប្តូរ។',
    otherNote: 'កំណត់ចំណាំសម្រាប់អ្នកសម្របសម្រួលត្រូវបានប្តូរ។',
  },
  en: {
    packParts: 'Moderators receive separate messages: a note, the photo, and the text to copy.',
    withoutLogo: 'The version without a logo',
    characters: (count) => `${count} characters`,
    kb: (bytes) => `${kbOf(bytes)} KB`,
    otherPhotos: 'The pictures are other ones.',
    otherButton: 'The button, or where it leads, is another one.',
    otherNote: 'The note for moderators is another one.',
  },
};
