import type { BotLanguage } from '../domain/callback.ts';
import { WEEKDAYS } from '../domain/content/campaign.ts';
import { fromWallTime, type Instant } from '../domain/instant.ts';
import { inKhmerDigits } from '../domain/khmer-digits.ts';
import type { TipSeries } from '../domain/tip-series.ts';
import { momentInWords, timeInWords, weekdayInWords } from './dates.ts';

/** What somebody is told when they begin. */
export interface Beginning {
  readonly series: Pick<TipSeries, 'name' | 'on' | 'time'>;
  /** How many messages they will be sent, and how many there are. */
  readonly coming: number;
  readonly all: number;
  /** When the first one comes; null: at once. */
  readonly firstAt: Instant | null;
}

interface SubscriptionWords {
  readonly begun: (beginning: Beginning) => string;
  readonly already: string;
  readonly notBySubscription: string;
  readonly pressStart: string;
  readonly finished: (series: Pick<TipSeries, 'name'>) => string;
  readonly ended: (series: Pick<TipSeries, 'name'>) => string;
}

/** What the bot says to whoever is given a series. Nothing in it is about the reader: others may see the telephone. Khmer: draft, needs native review. */
export const SUBSCRIPTION_WORDS: Readonly<Record<BotLanguage, SubscriptionWords>> = {
  km: {
    begun: ({ series, coming, all, firstAt }) =>
      [
        `បានចុះឈ្មោះហើយ៖ ${series.name.km}។`,
        [
          coming < all
            ? `មុនយុទ្ធនាការនេះចប់ អ្នកនឹងទទួលបានសារ ${inKhmerDigits(coming)} ក្នុងចំណោម ${inKhmerDigits(all)}។`
            : `អ្នកនឹងទទួលបានសារចំនួន ${inKhmerDigits(coming)}។`,
          firstAt ? `សារដំបូងមក${momentInWords(firstAt, 'km')}។` : 'សារដំបូងមកក្នុងពេលបន្តិចទៀត។',
          ...(coming > 1 ? [`បន្ទាប់មក រៀងរាល់ថ្ងៃ${daysOf(series, 'km')} ${timeOf(series, 'km')}។`] : []),
        ].join(' '),
        'ដើម្បីឈប់ សូមផ្ញើ /stop។',
        'យើងរក្សាទុកតែលេខឆាតនេះដែលបានអ៊ិនគ្រីប ភាសា និងសារណាដែលបានផ្ញើហើយ។ គ្មានឈ្មោះ គ្មានលេខទូរស័ព្ទទេ។ យើងលុបវា ពេលសារអស់ ពេលយុទ្ធនាការចប់ ឬពេលអ្នកផ្ញើ /stop។',
      ].join('\n\n'),
    already: 'អ្នកបានចុះឈ្មោះរួចហើយ។ សារបន្ទាប់នឹងមកដោយខ្លួនវា។ ដើម្បីឈប់ សូមផ្ញើ /stop។',
    notBySubscription: 'សុំទោស ពេលនេះមិនអាចចុះឈ្មោះទទួលសារទាំងនេះម្ដងមួយៗបានទេ។ សូមអានវាក្នុងឆានែលរបស់យើង។',
    pressStart: 'សូមចុច START ក្នុងឆាតរបស់បូត ដើម្បីទទួលសារម្ដងមួយៗ។',
    finished: ({ name }) => `នេះជាសារចុងក្រោយនៃ «${name.km}»។ អរគុណដែលបានអាន! អ្វីដែលយើងរក្សាទុកសម្រាប់សារទាំងនេះត្រូវបានលុបហើយ។`,
    ended: ({ name }) => `«${name.km}» បានចប់ហើយ គ្មានសារបន្តទៀតទេ។ អ្វីដែលយើងរក្សាទុកសម្រាប់សារទាំងនេះត្រូវបានលុបហើយ។ អរគុណ!`,
  },
  en: {
    begun: ({ series, coming, all, firstAt }) =>
      [
        `Done: ${series.name.en}.`,
        [
          coming < all
            ? `Before this campaign ends you get ${coming} of its ${all} messages.`
            : `You get ${coming} ${coming === 1 ? 'message' : 'messages'}.`,
          firstAt ? `The first one comes on ${momentInWords(firstAt, 'en')}.` : 'The first one comes in a moment.',
          ...(coming > 1 ? [`Then on each ${daysOf(series, 'en')} at ${timeOf(series, 'en')}.`] : []),
        ].join(' '),
        'To stop, send /stop.',
        'We keep only the number of this chat, encrypted, your language and which messages were sent. No name, no phone number. We delete it when there are no more messages, when the campaign is over, or when you send /stop.',
      ].join('\n\n'),
    already: 'You are getting these messages already. The next one comes by itself. To stop, send /stop.',
    notBySubscription: 'Sorry, these messages cannot be sent to you one by one now. Please read them in our channel.',
    pressStart: 'Press START in the chat of our bot to get these messages one by one.',
    finished: ({ name }) =>
      `This was the last message of “${name.en}”. Thank you for reading! What we kept for these messages is deleted.`,
    ended: ({ name }) =>
      `“${name.en}” is over: there are no more messages. What we kept for these messages is deleted. Thank you!`,
  },
};

/** The weekdays as they follow each other in a week that begins on Monday. */
function daysOf({ on }: Pick<TipSeries, 'on'>, language: BotLanguage): string {
  const fromMonday = [...WEEKDAYS.slice(1), WEEKDAYS[0]];
  const names = fromMonday
    .filter((day) => on.includes(day))
    .map((day) => weekdayInWords(WEEKDAYS.indexOf(day), language));
  return names.join(language === 'km' ? ' ' : ', ');
}

function timeOf({ time }: Pick<TipSeries, 'time'>, language: BotLanguage): string {
  return timeInWords(fromWallTime('2000-01-01', time), language);
}
