import type { BotLanguage } from '../../../shared/domain/callback.ts';
import type { Role } from '../../../shared/domain/person.ts';

/** The places that the menu leads to, in its order. */
export const PLACES = ['queue', 'matters', 'log', 'health'] as const;
export type Place = (typeof PLACES)[number];

export interface FrameWords {
  readonly places: Readonly<Record<Place, string>>;
  readonly menu: string;
  readonly toContent: string;
  readonly otherLanguage: string;
  readonly roles: Readonly<Record<Role, string>>;
  readonly sessions: string;
  readonly signOut: string;
  readonly mayNot: string;
  readonly notFound: string;
  readonly notFoundWhy: string;
  readonly failed: string;
  readonly failedWhy: string;
  readonly failedLooking: string;
  readonly tooLarge: string;
  readonly back: string;
}

/** What stands around every page. Khmer: draft, needs native review. */
export const FRAME_WORDS: Readonly<Record<BotLanguage, FrameWords>> = {
  km: {
    places: { queue: 'ជួរបង្ហោះ', matters: 'ត្រូវសម្រេច', log: 'កំណត់ត្រា', health: 'ស្ថានភាព' },
    menu: 'ទំព័រ',
    toContent: 'ទៅកាន់ខ្លឹមសារ',
    otherLanguage: 'English',
    roles: { comms: 'ទំនាក់ទំនង', approver: 'អ្នកយល់ព្រម', creator: 'អ្នកបង្កើត', partner: 'ដៃគូ' },
    sessions: 'កន្លែងដែលបានចូល',
    signOut: 'ចាកចេញ',
    mayNot: 'អ្នកមិនមានសិទ្ធិមើលទំព័រនេះទេ។ គ្មានអ្វីត្រូវបានផ្លាស់ប្តូរទេ។',
    notFound: 'រកមិនឃើញ',
    notFoundWhy: 'គ្មានទំព័រនេះទេ។ គ្មានអ្វីត្រូវបានផ្លាស់ប្តូរទេ។',
    failed: 'មានបញ្ហាអ្វីមួយ',
    failedWhy: 'យើងមិនដឹងថាអ្វីដែលអ្នកទើបចុចត្រូវបានរក្សាទុកឬអត់។ សូមបើកទំព័រនេះម្តងទៀត ហើយមើលមុនពេលចុចម្តងទៀត។',
    failedLooking: 'គ្មានអ្វីត្រូវបានផ្លាស់ប្តូរទេ។ សូមព្យាយាមម្តងទៀតបន្តិចទៀត។ បើនៅតែដដែល សូមប្រាប់អ្នកដែលថែទាំប្រព័ន្ធ។',
    tooLarge: 'អ្វីដែលអ្នកផ្ញើធំពេក។ គ្មានអ្វីត្រូវបានរក្សាទុកទេ។',
    back: 'ត្រឡប់ក្រោយ',
  },
  en: {
    places: { queue: 'Queue', matters: 'To decide', log: 'Log', health: 'Health' },
    menu: 'Pages',
    toContent: 'To the content',
    otherLanguage: 'ខ្មែរ',
    roles: { comms: 'comms', approver: 'approver', creator: 'creator', partner: 'partner' },
    sessions: 'Sessions',
    signOut: 'Sign out',
    mayNot: 'You may not see this page. Nothing was changed.',
    notFound: 'Not found',
    notFoundWhy: 'There is no such page. Nothing was changed.',
    failed: 'Something went wrong',
    failedWhy:
      'We do not know whether what you have just pressed was kept. Open the page again, and look before you press again.',
    failedLooking:
      'Nothing was changed. Try again in a little while; if it stays so, tell whoever looks after the system.',
    tooLarge: 'What you sent is too large. Nothing was kept.',
    back: 'Back',
  },
};
