import type { BotLanguage } from '../../../shared/domain/callback.ts';
import type { Role } from '../../../shared/domain/person.ts';

/** Why somebody is not signed in now. */
export const WHY_NOT = [
  'away',
  'stale',
  'denied',
  'not_afresh',
  'no_role',
  'no_name',
  'bad_until',
  'no_picking',
  'no_tokens',
  'wrong_token',
] as const;
export type WhyNot = (typeof WHY_NOT)[number];

export interface SignInWords {
  readonly title: string;
  readonly signIn: string;
  readonly withIssuer: string;
  readonly pick: string;
  readonly picks: Readonly<Record<Role, string>>;
  readonly withToken: string;
  readonly token: string;
  readonly signedOut: string;
  readonly isSignedIn: (name: string) => string;
  readonly goOn: string;
  readonly whyNot: Readonly<Record<WhyNot, string>>;
  readonly knownAs: (name: string) => string;
  readonly again: string;
}

/** What signing in says. Khmer: draft, needs native review. */
export const SIGN_IN_WORDS: Readonly<Record<BotLanguage, SignInWords>> = {
  km: {
    title: 'ចូល',
    signIn: 'ចូល',
    withIssuer: 'អ្នកនឹងទទួលកូដតាមអ៊ីមែល ឬប្រើ passkey។ គ្មានពាក្យសម្ងាត់ទេ។ បន្ទាប់មក អ្នកនៅចូលក្នុងកម្មវិធីរុករកនេះបាន ៣០ ថ្ងៃ។',
    pick: 'កុំព្យូទ័រនេះមិនទាន់ស្គាល់នរណាទេ។ សូមជ្រើសតួនាទីមួយដើម្បីសាកល្បង។',
    picks: {
      comms: 'សរសេរ គ្រោង និងយល់ព្រម',
      approver: 'អាន និងយល់ព្រម',
      creator: 'មើលសេចក្តីព្រាងរបស់ខ្លួន',
      partner: 'អានកំណត់ត្រា និងលទ្ធផល',
    },
    withToken: 'សូមបិទភ្ជាប់សញ្ញាសម្ងាត់ (token) ផ្ទាល់ខ្លួនរបស់អ្នក។ អ្នកដែលថែទាំប្រព័ន្ធបានផ្តល់វាឱ្យអ្នក។',
    token: 'សញ្ញាសម្ងាត់ (token)',
    signedOut: 'អ្នកបានចាកចេញហើយ។',
    isSignedIn: (name) => `អ្នកបានចូលជា ${name}។`,
    goOn: 'បន្ត',
    whyNot: {
      away: 'សេវាចូលមិនឆ្លើយទេ។ គ្មានអ្វីបាត់បង់ទេ។ សូមព្យាយាមម្តងទៀតបន្តិចទៀត។',
      stale: 'ការចូលនេះត្រូវបានចាប់ផ្តើមក្នុងកម្មវិធីរុករកផ្សេង ឬជាងដប់នាទីមុន ឬត្រូវបានប្រើរួចហើយ។ គ្មានអ្វីត្រូវបានផ្លាស់ប្តូរទេ។',
      denied: 'អ្នកមិនបានចូលទេ៖ ការចូលត្រូវបានបោះបង់។ គ្មានអ្វីត្រូវបានផ្លាស់ប្តូរទេ។',
      not_afresh: 'យើងមិនអាចដឹងថាអ្នកទើបតែចូលទេ។ សូមចូលម្តងទៀត។ គ្មានអ្វីត្រូវបានយល់ព្រមទេ។',
      no_role:
        'យើងស្គាល់អ្នក ប៉ុន្តែអ្នកមិនទាន់មានតួនាទីនៅទីនេះទេ។ សូមសួរអ្នកដែលថែទាំប្រព័ន្ធ ឱ្យដាក់អ្នកក្នុងក្រុមមួយ៖ comms, approver, creator ឬ partner។',
      no_name: 'អាសយដ្ឋានអ៊ីមែលរបស់អ្នកមិនទាន់ត្រូវបានបញ្ជាក់ទេ។ សូមបញ្ជាក់វា ឬសួរអ្នកដែលថែទាំប្រព័ន្ធ។',
      bad_until: 'ថ្ងៃចុងក្រោយនៃសិទ្ធិចូលរបស់អ្នកមិនមែនជាកាលបរិច្ឆេទទេ។ សូមសួរអ្នកដែលថែទាំប្រព័ន្ធ។',
      no_picking: 'នៅទីនេះមិនអាចជ្រើសតួនាទីបានទេ។',
      no_tokens: 'នៅទីនេះមិនចូលដោយសញ្ញាសម្ងាត់ទេ។',
      wrong_token: 'សញ្ញាសម្ងាត់នេះមិនមែនជារបស់នរណាទេ ឬសិទ្ធិចូលបានផុតកំណត់។ សូមចម្លងវាទាំងមូល រួចព្យាយាមម្តងទៀត។',
    },
    knownAs: (name) => `អ្នកត្រូវបានស្គាល់ជា ${name}`,
    again: 'ចូលម្តងទៀត',
  },
  en: {
    title: 'Sign in',
    signIn: 'Sign in',
    withIssuer:
      'By a code sent to your e-mail, or a passkey; no password. You then stay signed in in this browser for 30 days.',
    pick: 'This computer knows nobody yet. Pick a role to try things out.',
    picks: {
      comms: 'Write, plan and approve',
      approver: 'Read and approve',
      creator: 'See their own drafts',
      partner: 'Read the log and what came of it',
    },
    withToken: 'Paste your own token. Whoever looks after the system has given it to you.',
    token: 'Token',
    signedOut: 'You have signed out.',
    isSignedIn: (name) => `You are signed in as ${name}.`,
    goOn: 'Go on',
    whyNot: {
      away: 'The sign-in service does not answer. Nothing is lost. Please try again in a little while.',
      stale:
        'This sign-in was begun in another browser, or more than ten minutes ago, or has been used already. Nothing was changed.',
      denied: 'You are not signed in: it was cancelled. Nothing was changed.',
      not_afresh: 'We cannot tell that you have signed in just now. Please sign in once more. Nothing was approved.',
      no_role:
        'We know you, but you have no role here yet. Ask whoever looks after the system to put you into a group: comms, approver, creator or partner.',
      no_name: 'Your e-mail address has not been verified. Verify it, or ask whoever looks after the system.',
      bad_until: 'The last day of your access is not a date. Ask whoever looks after the system.',
      no_picking: 'No role can be picked here.',
      no_tokens: 'Nobody signs in by a token here.',
      wrong_token: 'This token is nobody’s, or the access has ended. Copy the whole of it, and try again.',
    },
    knownAs: (name) => `You are known as ${name}`,
    again: 'Sign in again',
  },
};
