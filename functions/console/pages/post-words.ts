import { momentInWords } from '../../../shared/content/dates.ts';
import type { Change, Liftable } from '../../../shared/domain/approval.ts';
import type { BotLanguage } from '../../../shared/domain/callback.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import { inKhmerDigits } from '../../../shared/domain/khmer-digits.ts';

/** What a press on the page of a post answers; it stands in the address of the page that follows. */
export type Said =
  | 'approved'
  | 'approved_held'
  | 'approved_waits'
  | 'lifted'
  | 'change_asked'
  | 'changed'
  | 'not_author'
  | 'not_held'
  | 'may_not'
  | 'no_such_post'
  | 'redated'
  | 'gone'
  | 'not_understood'
  | 'nothing_to_send'
  | 'withdrawn'
  | 'taken_back'
  | 'over';

export interface PostWords {
  readonly leaves: (at: Instant) => string;
  readonly isPublic: (at: Instant) => string;
  readonly approval: string;
  readonly approvedBy: (names: readonly string[]) => string;
  readonly nobodyYet: string;
  readonly waitsFor: (count: number) => string;
  readonly enough: string;
  readonly approve: string;
  readonly lift: Readonly<Record<Liftable, string>>;
  readonly askChange: string;
  readonly changes: Readonly<Record<Change, string>>;
  readonly changeAskedBy: (name: string, change: string) => string;
  readonly own: string;
  readonly authorIs: (name: string) => string;
  readonly approvedBefore: (names: readonly string[]) => string;
  readonly changedSince: string;
  readonly changedOut: string;
  readonly unreadable: string;
  readonly moment: string;
  readonly redate: string;
  readonly redateWhat: string;
  readonly withdraw: string;
  readonly withdrawWhat: string;
  readonly over: string;
  readonly permalink: string;
  readonly nothingChanged: string;
  readonly said: Readonly<Record<Said, string>>;
}

/** Khmer: draft, needs native review. */
export const POST_WORDS: Readonly<Record<BotLanguage, PostWords>> = {
  km: {
    leaves: (at) => `ចេញនៅ ${momentInWords(at, 'km')}`,
    isPublic: (at) => `សម្រាប់សាធារណជននៅ ${momentInWords(at, 'km')}`,
    approval: 'ការយល់ព្រម',
    approvedBy: (names) => `អ្នកដែលបានយល់ព្រម៖ ${names.join(' ')}`,
    nobodyYet: 'មិនទាន់មាននរណាយល់ព្រមលើកំណែនេះទេ។',
    waitsFor: (count) => `ត្រូវការការយល់ព្រម ${inKhmerDigits(count)} នាក់ទៀត។`,
    enough: 'ការយល់ព្រមគ្រប់ចំនួនហើយ។',
    approve: 'យល់ព្រមលើកំណែនេះ',
    lift: {
      quiet_date: 'ឱ្យចេញ ទោះជាចំថ្ងៃដែលអង្គការមិនផ្សាយ',
      election_date: 'ឱ្យចេញ ទោះជាចំរយៈពេលបោះឆ្នោត',
    },
    askChange: 'សុំឱ្យកែជាមុនសិន',
    changes: { text: 'អត្ថបទ', picture: 'រូបភាព', moment: 'ពេលវេលា' },
    changeAskedBy: (name, change) => `${name} ចង់ឱ្យកែ៖ ${change}`,
    own: 'អ្នកបានសរសេរប្រកាសនេះ ដូច្នេះអ្នកផ្សេងសម្រេចលើវា។',
    authorIs: (name) => `អ្នកសរសេរ៖ ${name}`,
    approvedBefore: (names) => `${names.join(' ')} បានយល់ព្រមលើកំណែមុន។ កំណែនេះត្រូវការការយល់ព្រមថ្មី។`,
    changedSince: 'អ្វីដែលបានប្តូរ តាំងពីការយល់ព្រមចុងក្រោយ',
    changedOut: 'អ្វីដែលនឹងប្តូរ នៅកន្លែងដែលបានចេញហើយ',
    unreadable: 'អត្ថបទនេះមិនអាចអានបានទៀតទេ។',
    moment: 'ពេលថ្មី (ម៉ោងភ្នំពេញ)',
    redate: 'កំណត់ពេលថ្មី',
    redateWhat: 'ពេលថ្មីត្រូវការការយល់ព្រមម្តងទៀត។',
    withdraw: 'ដកចេញ',
    withdrawWhat: 'អ្វីដែលមិនទាន់ចេញ នឹងមិនចេញ។ អ្វីដែលបានចេញហើយ នឹងត្រូវលុប បើវេទិកាអនុញ្ញាត។',
    over: 'គ្មានអ្វីនៃប្រកាសនេះរង់ចាំទៀតទេ។',
    permalink: 'មើលនៅទីនោះ',
    nothingChanged: 'គ្មានអ្វីត្រូវបានផ្លាស់ប្តូរទេ។',
    said: {
      approved: 'អរគុណ។ ការយល់ព្រមគ្រប់ចំនួនហើយ៖ វានឹងចេញនៅពេលរបស់វា។',
      approved_held: 'អរគុណ។ ការយល់ព្រមគ្រប់ចំនួនហើយ តែមានអ្វីផ្សេងទប់វានៅឡើយ៖ សូមមើលនៅខាងក្រោម។',
      approved_waits: 'អរគុណ។ ការយល់ព្រមរបស់អ្នកត្រូវបានកត់ត្រា។ ត្រូវការមនុស្សបន្ថែមទៀត។',
      lifted: 'បានកត់ត្រាហើយ។ មនុស្សពីរនាក់ត្រូវយល់ព្រម ដើម្បីឱ្យវាចេញ ទោះជាយ៉ាងណា។',
      change_asked: 'បានកត់ត្រាហើយ។ វារង់ចាំរហូតដល់ត្រូវបានកែ ឬអ្នកយល់ព្រមដោយខ្លួនឯង។',
      changed: 'ប្រកាសនេះត្រូវបានប្តូរ តាំងពីអ្នកបើកទំព័រ។ ការយល់ព្រមរបស់អ្នកមិនត្រូវបានរាប់ទេ។ សូមមើលកំណែថ្មីនៅទីនេះ។',
      not_author: 'អ្នកបានសរសេរប្រកាសនេះ ដូច្នេះអ្នកមិនសម្រេចលើវាទេ។ គ្មានអ្វីត្រូវបានផ្លាស់ប្តូរទេ។',
      not_held: 'គ្មានអ្វីប្រភេទនេះទប់វាទេ។ គ្មានអ្វីត្រូវបានផ្លាស់ប្តូរទេ។',
      may_not: 'អ្នកមិនអាចសម្រេចលើវាបានទេ។ គ្មានអ្វីត្រូវបានផ្លាស់ប្តូរទេ។',
      no_such_post: 'រកប្រកាសនេះក្នុងថតមិនឃើញទេ ឬវាជាសេចក្តីព្រាង ឬមានកំហុស។ គ្មានអ្វីត្រូវបានផ្លាស់ប្តូរទេ។',
      redated: 'ពេលថ្មីត្រូវបានសរសេរ។ វានឹងបង្ហាញនៅទីនេះក្នុងពេលឆាប់ៗ ហើយត្រូវការការយល់ព្រមម្តងទៀត។',
      gone: 'ពេលនេះកន្លងហួសហើយ។ គ្មានអ្វីត្រូវបានផ្លាស់ប្តូរទេ។ សូមជ្រើសពេលក្រោយ។',
      not_understood: 'យើងមិនយល់អ្វីដែលបានផ្ញើមកទេ។ គ្មានអ្វីត្រូវបានផ្លាស់ប្តូរទេ។ សូមព្យាយាមម្តងទៀត។',
      nothing_to_send: 'គ្មានអ្វីនៃប្រកាសនេះនៅសល់ត្រូវផ្ញើទេ។ គ្មានអ្វីត្រូវបានផ្លាស់ប្តូរទេ។',
      withdrawn: 'បានដកចេញ។ វាមិនចេញទេ។',
      taken_back: 'កំពុងលុបវានៅកន្លែងដែលបានចេញ។ អ្វីដែលមិនអាចលុបបាន នឹងបង្ហាញក្រោម «ត្រូវសម្រេច»។',
      over: 'គ្មានអ្វីត្រូវដកទេ៖ វាមិនបានចេញ ហើយនឹងមិនចេញ ឬមាននរណាម្នាក់បានបង្ហោះវាដោយដៃ។',
    },
  },
  en: {
    leaves: (at) => `leaves at ${momentInWords(at, 'en')}`,
    isPublic: (at) => `for the public at ${momentInWords(at, 'en')}`,
    approval: 'Approval',
    approvedBy: (names) => `Approved by ${names.join(', ')}`,
    nobodyYet: 'Nobody has approved exactly this version yet.',
    waitsFor: (count) => (count === 1 ? 'One more person must approve.' : `${count} more people must approve.`),
    enough: 'Enough people have approved.',
    approve: 'Approve exactly this',
    lift: {
      quiet_date: 'Let it go out although it is a quiet date',
      election_date: 'Let it go out although it is an election period',
    },
    askChange: 'Ask for a change first',
    changes: { text: 'the text', picture: 'the picture', moment: 'the moment' },
    changeAskedBy: (name, change) => `${name} wants changed: ${change}`,
    own: 'You wrote this post, so others decide about it.',
    authorIs: (name) => `Written by ${name}`,
    approvedBefore: (names) => `${names.join(', ')} approved an earlier version. This one must be approved anew.`,
    changedSince: 'What has changed since it was last approved',
    changedOut: 'What would change where it is out',
    unreadable: 'These words cannot be read any more.',
    moment: 'New moment (Phnom Penh time)',
    redate: 'Give it this moment',
    redateWhat: 'With another moment it must be approved again.',
    withdraw: 'Withdraw',
    withdrawWhat: 'What has not left does not leave. What is out is deleted where the platform lets us.',
    over: 'Nothing of this post waits any more.',
    permalink: 'Look at it there',
    nothingChanged: 'Nothing was changed.',
    said: {
      approved: 'Thank you. Enough people have approved: it goes out at its moment.',
      approved_held: 'Thank you. Enough people have approved, but something else still holds it: see below.',
      approved_waits: 'Thank you. Your approval is noted. More people are needed.',
      lifted: 'Noted. Two people must say so for it to go out all the same.',
      change_asked: 'Noted. It waits until it is changed, or until you approve it yourself.',
      changed:
        'The post has changed since you opened the page. Your approval was not counted. The new version is here.',
      not_author: 'You wrote this post, so you do not decide about it. Nothing was changed.',
      not_held: 'Nothing of that kind holds it. Nothing was changed.',
      may_not: 'You cannot decide about it. Nothing was changed.',
      no_such_post: 'There is no such post in the folder, or it is a draft or has an error. Nothing was changed.',
      redated: 'The new moment is written. It shows here shortly, and must be approved again.',
      gone: 'That moment is past. Nothing was changed. Choose a later one.',
      not_understood: 'We did not understand what was sent. Nothing was changed. Please try again.',
      nothing_to_send: 'Nothing of this post is left to send. Nothing was changed.',
      withdrawn: 'Withdrawn. It does not leave.',
      taken_back: 'It is being deleted where it is out. What cannot be deleted shows up under “To decide”.',
      over: 'There is nothing to withdraw: it never left and will not, or somebody posted it by hand.',
    },
  },
};
