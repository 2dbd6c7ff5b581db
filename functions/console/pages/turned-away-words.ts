import type { BotLanguage } from '../../../shared/domain/callback.ts';

export interface TurnedAwayWords {
  readonly cannot: string;
  readonly signInAgain: string;
  readonly signIn: string;
  readonly notDone: string;
  readonly confirm: string;
  readonly ended: string;
  readonly notFromHere: string;
}

/** What somebody is told who cannot have what they asked for. Khmer: draft, needs native review. */
export const TURNED_AWAY_WORDS: Readonly<Record<BotLanguage, TurnedAwayWords>> = {
  km: {
    cannot: 'មិនអាចធ្វើបាន',
    signInAgain: 'សូមចូលម្តងទៀត',
    signIn: 'ចូល',
    notDone:
      'អ្នកលែងចូលហើយ ដូច្នេះអ្វីដែលអ្នកទើបចុចមិនត្រូវបានធ្វើទេ។ គ្មានអ្វីត្រូវបានផ្លាស់ប្តូរទេ។ បើអ្នកបានសរសេរអ្វីមួយ សូមត្រឡប់ទៅទំព័រមុន ចម្លងវាសិន រួចចូលម្តងទៀត ហើយចុចម្តងទៀត។',
    confirm:
      'អ្នកបានចូលជាងដប់នាទីមុន។ ដើម្បីយល់ព្រម សូមចូលម្តងទៀត ដើម្បីឱ្យប្រាកដថាជាអ្នក។ គ្មានអ្វីបាត់បង់ទេ ហើយមិនទាន់មានអ្វីត្រូវបានយល់ព្រមទេ៖ បន្ទាប់មកអ្នកនឹងត្រឡប់មកទំព័រដដែល ហើយចុចម្តងទៀត។',
    ended: 'សិទ្ធិចូលរបស់អ្នកបានផុតកំណត់ហើយ។ បើអ្នកនៅតែត្រូវការវា សូមសួរអ្នកដែលបានផ្តល់វាឱ្យអ្នក។',
    notFromHere: 'សំណើនេះមិនមែនមកពីទំព័ររបស់យើងទេ។ គ្មានអ្វីត្រូវបានផ្លាស់ប្តូរទេ។ បើអ្នកពិតជាចង់ធ្វើវា សូមបើកទំព័រ ហើយចុចប៊ូតុងនៅទីនោះ។',
  },
  en: {
    cannot: 'This cannot be done',
    signInAgain: 'Please sign in again',
    signIn: 'Sign in',
    notDone:
      'You are not signed in any more, so what you just pressed was not done. Nothing was changed. If you had written something, go back one page and copy it first; then sign in, and press again.',
    confirm:
      'You signed in more than ten minutes ago. To approve, sign in once more, so that it is certainly you. Nothing is lost, and nothing has been approved yet: you come back to the same page and press again.',
    ended: 'Your access has ended. If you still need it, ask whoever gave it to you.',
    notFromHere:
      'This did not come from a page of ours. Nothing was changed. If you did mean to do it, open the page and press the button there.',
  },
};
