import type { BotLanguage } from '../../../shared/domain/callback.ts';
import type { Device } from '../../../shared/domain/session.ts';

export interface SessionWords {
  readonly title: string;
  readonly what: string;
  readonly none: string;
  readonly devices: Readonly<Record<Device, string>>;
  readonly thisOne: string;
  readonly since: (moment: string) => string;
  readonly until: (moment: string) => string;
  readonly end: string;
  readonly lost: string;
  readonly endAll: string;
  readonly gone: string;
  readonly ofOthers: string;
  readonly name: string;
  readonly said: Readonly<Record<'ended' | 'no_session', string>>;
}

/** What the page of one's sessions says. Khmer: draft, needs native review. */
export const SESSION_WORDS: Readonly<Record<BotLanguage, SessionWords>> = {
  km: {
    title: 'កន្លែងដែលអ្នកបានចូល',
    what: 'យើងរក្សាទុកតែប្រភេទឧបករណ៍ និងពេលដែលអ្នកបានចូល។',
    none: 'អ្នកមិនបានចូលនៅក្នុងកម្មវិធីរុករកណាមួយទេ។',
    devices: {
      android: 'ទូរស័ព្ទ Android',
      iphone: 'iPhone ឬ iPad',
      windows: 'កុំព្យូទ័រ Windows',
      mac: 'Mac',
      linux: 'កុំព្យូទ័រ Linux',
      other: 'ឧបករណ៍ផ្សេង',
    },
    thisOne: 'នៅទីនេះ',
    since: (moment) => `បានចូល ${moment}`,
    until: (moment) => `រហូតដល់ ${moment}`,
    end: 'បញ្ចប់',
    lost: 'បាត់ទូរស័ព្ទ ឬកុំព្យូទ័រ? សូមចាកចេញពីគ្រប់កន្លែង ហើយប្រាប់ក្រុមរបស់អ្នក។',
    endAll: 'ចាកចេញពីគ្រប់កន្លែង',
    gone: 'វាត្រូវបានបញ្ចប់រួចហើយ។',
    ofOthers: 'មាននរណាម្នាក់បានចាកចេញពីអង្គការ ឬបាត់ទូរស័ព្ទ? សូមបញ្ចប់ការចូលទាំងអស់របស់គាត់។ ឈ្មោះគឺដូចដែលបង្ហាញក្បែរការយល់ព្រមរបស់គាត់។',
    name: 'ឈ្មោះ',
    said: {
      ended: 'បានបញ្ចប់ហើយ។ គាត់លែងចូលនៅកន្លែងណាទៀត។',
      no_session: 'គ្មាននរណាមានឈ្មោះនេះបានចូលទេ។ គ្មានអ្វីត្រូវបានផ្លាស់ប្តូរទេ។ សូមពិនិត្យឈ្មោះ។',
    },
  },
  en: {
    title: 'Where you are signed in',
    what: 'We keep only what sort of device it is, and when you signed in.',
    none: 'You are not signed in in any browser.',
    devices: {
      android: 'Android phone',
      iphone: 'iPhone or iPad',
      windows: 'Windows computer',
      mac: 'Mac',
      linux: 'Linux computer',
      other: 'Other device',
    },
    thisOne: 'here',
    since: (moment) => `signed in ${moment}`,
    until: (moment) => `until ${moment}`,
    end: 'End',
    lost: 'Lost a phone or a computer? Sign out everywhere, and tell your team.',
    endAll: 'Sign out everywhere',
    gone: 'It has ended already.',
    ofOthers:
      'Has somebody left the organisation, or lost a phone? End all of their sessions. The name is as it stands beside their approvals.',
    name: 'Name',
    said: {
      ended: 'Ended. They are signed in nowhere any more.',
      no_session: 'Nobody of this name is signed in. Nothing was changed. Check the name.',
    },
  },
};
