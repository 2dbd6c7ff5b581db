import type { BotLanguage } from '../../../shared/domain/callback.ts';

/** Khmer: draft, needs native review. */
export const CHANGES_WORDS: Readonly<
  Record<
    BotLanguage,
    Readonly<Record<'otherPhotos' | 'otherVideo' | 'otherVoice' | 'otherButton' | 'otherNote', string>>
  >
> = {
  km: {
    otherPhotos: 'រូបភាពត្រូវបានប្តូរ។',
    otherVideo: 'វីដេអូត្រូវបានប្តូរ។',
    otherVoice: 'សារជាសំឡេងត្រូវបានប្តូរ។',
    otherButton: 'ប៊ូតុង ឬកន្លែងដែលវានាំទៅត្រូវបានប្តូរ។',
    otherNote: 'កំណត់ចំណាំសម្រាប់អ្នកសម្របសម្រួលត្រូវបានប្តូរ។',
  },
  en: {
    otherPhotos: 'The pictures are other ones.',
    otherVideo: 'The video is another one.',
    otherVoice: 'The voice note is another one.',
    otherButton: 'The button, or where it leads, is another one.',
    otherNote: 'The note for moderators is another one.',
  },
};
