import { momentInWords } from '../../../shared/content/dates.ts';
import type { BotLanguage } from '../../../shared/domain/callback.ts';
import type { ChannelStanding } from '../../../shared/domain/hold.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import { inKhmerDigits } from '../../../shared/domain/khmer-digits.ts';

export interface HealthWords {
  readonly title: string;
  readonly channels: string;
  readonly noChannels: string;
  readonly standing: Readonly<Record<ChannelStanding, string>>;
  readonly brokenSince: (since: Instant, why: string) => string;
  readonly readAgain: (at: Instant) => string;
  readonly cards: (community: string) => string;
  readonly callbacks: string;
  readonly callbacksWhat: string;
  readonly lastCallback: (at: Instant, today: number) => string;
  readonly noCallback: string;
  readonly keep: string;
  readonly kept: readonly string[];
  readonly never: string;
}

/** Khmer: draft, needs native review. */
export const HEALTH_WORDS: Readonly<Record<BotLanguage, HealthWords>> = {
  km: {
    title: 'ស្ថានភាព',
    channels: 'ឆានែល',
    noChannels: 'មិនទាន់មានឆានែលក្នុង _org/channels.yaml ទេ ឬឯកសារនេះមានកំហុស។',
    standing: {
      sandbox: '✓ សាកល្បង៖ គ្មានសាធារណជនឃើញទេ',
      real: '✓ ភ្ជាប់រួច៖ ប្រកាសចេញទៅសាធារណជន',
      no_token: '✕ គ្មាន token៖ គ្មានអ្វីចេញនៅទីនោះទេ',
      broken: '✕ វេទិកាបដិសេធអ្វីៗទាំងអស់',
      no_moderators: '■ មិនទាន់មានអ្នកសម្របសម្រួលទេ',
      not_ready: '■ កំណែនេះមិនទាន់អាចផ្ញើទៅទីនោះទេ',
    },
    brokenSince: (since, why) => `តាំងពី ${momentInWords(since, 'km')} (${why})`,
    readAgain: (at) => `យើងនឹងសាកម្តងទៀតនៅ ${momentInWords(at, 'km')}។`,
    cards: (community) => `កាតអញ្ជើញអ្នកសម្របសម្រួល សម្រាប់បោះពុម្ព៖ ${community}`,
    callbacks: 'អ្វីដែលវេទិកាប្រាប់យើងចុងក្រោយ',
    callbacksWhat: 'បើគ្មានអ្វីមកយូរ សូមឱ្យវិស្វករដំណើរការ npm run doctor។',
    lastCallback: (at, today) => `${momentInWords(at, 'km')} (${inKhmerDigits(today)} ដងនៅថ្ងៃនោះ)`,
    noCallback: 'មិនទាន់មានទេ',
    keep: 'អ្វីដែលយើងរក្សាទុក',
    kept: [
      'ប្រកាស ការយល់ព្រម និងកំណត់ត្រានៃការបញ្ជូន៖ ដើម្បីឱ្យដៃគូអាចពិនិត្យបាន។',
      'ប្រតិកម្ម មតិ ការចែករំលែក ការបើកតំណ និងចម្លើយ៖ ជាចំនួនប៉ុណ្ណោះ។ គន្លឹះសម្រាប់កុំឱ្យរាប់ពីរដង ត្រូវបំផ្លាញមួយសប្តាហ៍ក្រោយប្រកាសចុងក្រោយនៃយុទ្ធនាការ។',
      'អ្នកសម្របសម្រួល៖ លេខកូដ និងការជជែកជាមួយ bot ដែលបានបំប្លែងជាសម្ងាត់ រហូតដល់គាត់ចាកចេញ ឬ ១៨០ ថ្ងៃក្រោយពេលគាត់ធ្វើអ្វីមួយចុងក្រោយ។',
      'កំណត់ហេតុបច្ចេកទេស៖ ១៤ ថ្ងៃ គ្មានអត្ថបទ ឈ្មោះ ឬអាសយដ្ឋានទេ។',
    ],
    never: 'យើងមិនដែលរក្សាទុកឈ្មោះ លេខទូរស័ព្ទ អាសយដ្ឋាន ឬឧបករណ៍របស់អ្នកដែលឆ្លើយតបឡើយ។',
  },
  en: {
    title: 'Health',
    channels: 'Channels',
    noChannels: 'There is no channel in _org/channels.yaml yet, or that file has an error.',
    standing: {
      sandbox: '✓ sandbox: nobody of the public sees it',
      real: '✓ connected: posts go to the public',
      no_token: '✕ no token: nothing goes out there',
      broken: '✕ the platform refuses everything',
      no_moderators: '■ no moderator has registered yet',
      not_ready: '■ this version cannot deliver there yet',
    },
    brokenSince: (since, why) => `since ${momentInWords(since, 'en')} (${why})`,
    readAgain: (at) => `We look again at ${momentInWords(at, 'en')}.`,
    cards: (community) => `Invitation cards for moderators, to print: ${community}`,
    callbacks: 'What the platforms told us last',
    callbacksWhat: 'If nothing has come for long, have an engineer run npm run doctor.',
    lastCallback: (at, today) => `${momentInWords(at, 'en')} (${today} that day)`,
    noCallback: 'nothing yet',
    keep: 'What we keep',
    kept: [
      'Posts, approvals and the delivery log: so that partners can check it.',
      'Reactions, comments, shares, link opens and answers: as counts alone. The key by which nothing is counted twice is destroyed a week after the last post of the campaign.',
      'Moderators: a code, and their chat with the bot, encrypted, until they leave, or 180 days after they last did anything.',
      'Technical logs: 14 days, without any text, name or address.',
    ],
    never: 'We never keep the name, number, address or device of anybody who answers.',
  },
};
