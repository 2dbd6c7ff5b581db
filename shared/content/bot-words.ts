import type { BotLanguage } from '../domain/callback.ts';
import type { PackResponse } from '../domain/moderator.ts';

export interface BotWords {
  readonly hello: string;
  readonly registered: string;
  readonly oldButton: string;
  readonly responded: Readonly<Record<PackResponse, string>>;
  readonly alreadyPosted: string;
  readonly rsvp: Readonly<Record<'counted' | 'known' | 'over', string>>;
  /** Of one session of an event, of which others are still to come. */
  readonly sessionOver: string;
  readonly done: Readonly<Record<'counted' | 'known' | 'over', string>>;
  readonly notTakenYet: string;
  readonly staffJoined: string;
  /** `ended`: it is not there, and its time has gone by or somebody has taken it back. */
  readonly resolved: Readonly<Record<'published' | 'absent' | 'ended', string>>;
  readonly alreadyResolved: string;
}

/** Everything that the bot says. Notes after a press hold 200 characters. Khmer: draft, needs native review. */
export const BOT_WORDS: Readonly<Record<BotLanguage, BotWords>> = {
  km: {
    hello: 'សួស្តី! នេះជាបូតរបស់អង្គការយើង។ យើងបង្ហោះព័ត៌មានអំពីសាលារៀន មណ្ឌលសុខភាព និងឃុំ។ យើងមិនរក្សាទុកឈ្មោះ លេខទូរស័ព្ទ ឬសាររបស់អ្នកទេ។',
    registered:
      'សូមស្វាគមន៍ និងអរគុណ! អ្នកបានចុះឈ្មោះជាអ្នកសម្របសម្រួលហើយ។\n\nមុនប្រកាសនីមួយៗ អ្នកនឹងទទួលបានសារខ្លីមួយ រូបភាព និងអត្ថបទដាច់ដោយឡែកដែលអ្នកអាចចម្លង។ អ្នកអាចកែអត្ថបទ ឬបដិសេធដោយសេរី។\n\nអ្វីដែលយើងរក្សាទុក៖ លេខកូដមួយ សហគមន៍ ថ្ងៃចុះឈ្មោះ ប៊ូតុងដែលអ្នកចុច និងលេខឆាតនេះដែលបានអ៊ិនគ្រីប ដើម្បីអាចផ្ញើសារមកអ្នក។ គ្មានឈ្មោះ គ្មានលេខទូរស័ព្ទ។ ដើម្បីឈប់ សូមទប់ស្កាត់ (Block) បូតនេះ។',
    oldButton: 'ប៊ូតុងនេះលែងប្រើបានហើយ។',
    responded: {
      posted: 'អរគុណ! យើងបានកត់ត្រាថាអ្នកបានបង្ហោះហើយ។',
      later: 'បាន។ កញ្ចប់នៅទីនេះដដែល។ ពេលបង្ហោះរួច សូមចុច «បានបង្ហោះ»។',
      declined: 'យល់ហើយ។ អរគុណដែលបានប្រាប់។',
    },
    alreadyPosted: 'អ្នកបានប្រាប់រួចហើយថាបានបង្ហោះ។ អរគុណ!',
    rsvp: {
      counted: 'អរគុណ! យើងបានរាប់ថាអ្នកនឹងមក។ យើងមិនរក្សាទុកឈ្មោះអ្នកទេ។',
      known: 'អ្នកបានប្រាប់រួចហើយថានឹងមក។ អរគុណ!',
      over: 'កម្មវិធីនេះបានចប់ហើយ។ អរគុណ!',
    },
    sessionOver: 'វគ្គនេះបានចប់ហើយ។ សូមមើលវគ្គផ្សេងក្នុងប្រកាសដដែល។',
    done: {
      counted: 'ល្អណាស់! យើងបានរាប់ហើយ។ យើងមិនរក្សាទុកឈ្មោះអ្នកទេ។',
      known: 'អ្នកបានប្រាប់រួចហើយ។ អរគុណ!',
      over: 'យុទ្ធនាការនេះបានចប់ហើយ។ អរគុណ!',
    },
    staffJoined: 'បានភ្ជាប់ហើយ។ ពេលនេះបូតនឹងប្រាប់អ្នកពេលមានអ្វីមួយត្រូវការមនុស្សមើល។ ផ្ញើ /help ដើម្បីមើលអ្វីដែលអ្នកអាចសួរវា។',
    resolved: {
      published: 'បានកត់ត្រា៖ វាមានហើយ។',
      absent: 'បានកត់ត្រា៖ វានឹងចេញឥឡូវ បើមិនទាន់ហួសម៉ោង។',
      ended: 'បានកត់ត្រា៖ វានឹងមិនចេញដោយខ្លួនឯងទៀតទេ។',
    },
    alreadyResolved: 'រឿងនេះបានដោះស្រាយរួចហើយ។',
    notTakenYet: 'សុំទោស បូតនេះមិនទាន់អាចទទួលចម្លើយបានទេ។ សូមផ្ញើសារឯកជនមកទំព័រ Facebook របស់យើង។',
  },
  en: {
    hello:
      'Hello! This is the bot of our organisation. We post about schools, health centres and communes. We keep no name, no phone number and no message of yours.',
    registered:
      'Welcome, and thank you! You are registered as a moderator now.\n\nBefore each post you receive a short note, the photo, and the text alone so that you can copy it. You are free to change it, or to say no.\n\nWhat we keep: a code, your community, the day you joined, which buttons you press, and, encrypted, the number of this chat so that we can write to you. No name, no phone number. To stop, block this bot.',
    oldButton: 'This button does not work any more.',
    responded: {
      posted: 'Thank you! We noted that you have posted it.',
      later: 'All right. The pack stays here. When it is posted, press “Posted”.',
      declined: 'Understood. Thank you for telling us.',
    },
    alreadyPosted: 'You have already said that it is posted. Thank you!',
    rsvp: {
      counted: 'Thank you! You are counted as coming. We do not keep your name.',
      known: 'You have already said that you will come. Thank you!',
      over: 'This event is over. Thank you!',
    },
    sessionOver: 'This session is over. Please look at the others in the same post.',
    done: {
      counted: 'Well done! You are counted. We do not keep your name.',
      known: 'You have already told us. Thank you!',
      over: 'This campaign is over. Thank you!',
    },
    staffJoined:
      'Linked. The bot will tell you when something needs a person. Send /help to see what you can ask of it.',
    resolved: {
      published: 'Noted: it is there.',
      absent: 'Noted: it goes out now, if its time has not gone by.',
      ended: 'Noted: it does not go out by itself any more.',
    },
    alreadyResolved: 'This has been settled already.',
    notTakenYet: 'Sorry, this bot cannot take answers yet. Please send our Facebook Page a private message.',
  },
};
