import type { BotLanguage } from '../../../shared/domain/callback.ts';
import type { Metric } from '../../../shared/domain/engagement.ts';
import type { Unknown } from '../../../shared/domain/engagement-rows.ts';
import { inKhmerDigits } from '../../../shared/domain/khmer-digits.ts';
import type { Cell } from '../../../shared/domain/small-cells.ts';

export interface CameBackWords {
  readonly cameBack: string;
  readonly moderators: string;
  readonly received: string;
  readonly posted: string;
  readonly declined: string;
  readonly noAnswer: string;
  readonly notOut: string;
  readonly cell: (cell: Cell) => string;
  readonly smallWhy: string;
  readonly metrics: Readonly<Partial<Record<Metric, string>>>;
  readonly notMeasurable: string;
  readonly unknown: Readonly<Record<Unknown, string>>;
}

/** How the numbers of one delivery are called. Khmer: draft, needs native review. */
export const CAME_BACK_WORDS: Readonly<Record<BotLanguage, CameBackWords>> = {
  km: {
    cameBack: 'អ្វីដែលបានត្រឡប់មកវិញ',
    moderators: 'អ្នកសម្របសម្រួល',
    received: 'បានទទួល',
    posted: 'បានបង្ហោះ',
    declined: 'មិនសមសម្រាប់ក្រុម',
    noAnswer: 'មិនបានឆ្លើយ',
    notOut: '– មិនទាន់បានចេញ',
    cell: (cell) => (cell === 'few' ? '<៥' : cell === 'hidden' ? 'លាក់' : inKhmerDigits(cell)),
    smallWhy: 'ចំនួនពី ១ ដល់ ៤ ត្រូវបានលាក់ (<៥) ហើយចំនួនដែលអាចបង្ហាញវាដោយការដក ក៏ត្រូវបានលាក់ដែរ ដើម្បីកុំឱ្យអ្នកណាម្នាក់ត្រូវបានស្គាល់។',
    metrics: {
      reactions: 'ប្រតិកម្ម',
      comments: 'មតិ',
      shares: 'ការចែករំលែក',
      link_opens: 'ការបើកតំណ (មិនមែនចំនួនមនុស្ស)',
      bot_starts: 'ការចាប់ផ្តើមជជែកជាមួយ bot',
      rsvp: 'និយាយថានឹងមក',
      done: 'និយាយថាបានធ្វើ',
      subscriptions: 'បានចុះឈ្មោះទទួលស៊េរី',
    },
    notMeasurable: '– មិនដឹង',
    unknown: {
      not_published: 'មិនទាន់បានចេញ',
      no_link: 'គ្មានតំណរបស់យើងក្នុងសារ',
      no_callback_yet: 'វេទិកាមិនទាន់បានប្រាប់អ្វីទេ',
      not_told_by_telegram: 'Telegram មិនប្រាប់ bot អំពីរឿងនេះទេ',
      not_measurable: 'អ្វីដែលកើតឡើងក្នុងក្រុមរបស់អ្នកដទៃ ឬលើក្រដាស មិនអាចមើលឃើញពីទីនេះទេ',
      some_unknown: 'ផ្នែកខ្លះមិនដឹង',
      under_five: 'តិចជាង ៥',
    },
  },
  en: {
    cameBack: 'What came back',
    moderators: 'Moderators',
    received: 'received it',
    posted: 'posted it',
    declined: 'not for their group',
    noAnswer: 'no answer',
    notOut: '– not out',
    cell: (cell) => (cell === 'few' ? '<5' : String(cell)),
    smallWhy:
      'Numbers from 1 to 4 are hidden (<5), and so is a number from which one could work them out, so that nobody is recognised.',
    metrics: {
      reactions: 'reactions',
      comments: 'comments',
      shares: 'shares',
      link_opens: 'opens of the link (not people)',
      bot_starts: 'chats with the bot begun',
      rsvp: 'said that they come',
      done: 'said that they did it',
      subscriptions: 'began to get the series',
    },
    notMeasurable: '– not known',
    unknown: {
      not_published: 'it is not out',
      no_link: 'there is no link of ours in it',
      no_callback_yet: 'the platform has told nothing yet',
      not_told_by_telegram: 'Telegram tells no bot of this',
      not_measurable: 'what happens in other people’s groups, or on paper, cannot be seen from here',
      some_unknown: 'some parts are not known',
      under_five: 'fewer than five',
    },
  },
};
