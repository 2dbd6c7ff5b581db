import { BY_HAND_WORDS } from '../../../shared/content/by-hand-words.ts';
import { missedWords, whyWords } from '../../../shared/content/why-words.ts';
import { doneByHand } from '../../../shared/domain/by-hand.ts';
import type { BotLanguage } from '../../../shared/domain/callback.ts';
import type { ChannelKind } from '../../../shared/domain/content/channel.ts';
import { type Delivery, sentSteps } from '../../../shared/domain/delivery.ts';
import type { HoldReason } from '../../../shared/domain/hold.ts';
import { inKhmerDigits } from '../../../shared/domain/khmer-digits.ts';

/** How a delivery stands: a shape that is read without colour, and words. */
export interface StateWords {
  readonly shape: '✓' | '◔' | '■' | '✕' | '?' | '—';
  readonly words: string;
  /** Why, where that is not said by the words. */
  readonly why: string | null;
}

type Words = Readonly<
  Record<
    | 'scheduled'
    | 'held'
    | 'sending'
    | 'published'
    | 'unknown'
    | 'cancelled'
    | 'incomplete'
    | 'refused'
    | 'missed'
    | 'removed'
    | 'vanished',
    string
  > & { delivered: (count: string) => string }
>;

/** Khmer: draft, needs native review. */
const WORDS: Readonly<Record<BotLanguage, Words>> = {
  km: {
    scheduled: 'រង់ចាំម៉ោង',
    held: 'ត្រូវបានទប់',
    sending: 'កំពុងផ្ញើ',
    published: 'បានចេញ',
    delivered: (count) => `អ្នកសម្របសម្រួល ${inKhmerDigits(count)} នាក់បានទទួល`,
    unknown: 'មិនដឹងថាបានចេញឬអត់',
    cancelled: 'បានបោះបង់',
    incomplete: 'ចេញមិនគ្រប់',
    refused: 'វេទិកាបដិសេធ',
    missed: 'មិនបានចេញ',
    removed: 'បានដកចេញ',
    vanished: 'លែងមាននៅទីនោះ',
  },
  en: {
    scheduled: 'waits for its moment',
    held: 'held',
    sending: 'being sent',
    published: 'out',
    delivered: (count) => `given to ${count} moderators`,
    unknown: 'nobody knows yet whether it is out',
    cancelled: 'withdrawn',
    incomplete: 'only a part is out',
    refused: 'refused by the platform',
    missed: 'did not go out',
    removed: 'taken back',
    vanished: 'no longer there',
  },
};

export function stateInWords(delivery: Delivery, held: HoldReason | null, language: BotLanguage): StateWords {
  const words = WORDS[language];
  const { state, removedAt, vanishedAt } = delivery;
  const byHand = doneByHand(delivery);
  if (byHand !== null) {
    const { shape, [language]: said } = BY_HAND_WORDS[byHand];
    return { shape, words: said, why: null };
  }
  if (removedAt !== null) return { shape: '—', words: words.removed, why: null };
  if (vanishedAt !== null) return { shape: '✕', words: words.vanished, why: null };
  switch (state.status) {
    case 'scheduled':
      return held === null
        ? { shape: '◔', words: words.scheduled, why: null }
        : { shape: '■', words: words.held, why: null };
    case 'sending':
      return { shape: '◔', words: words.sending, why: null };
    case 'published':
      return { shape: '✓', words: words.published, why: null };
    case 'delivered':
      return { shape: '✓', words: words.delivered(sentSteps(state)[0]?.externalId ?? '?'), why: null };
    case 'unknown':
      return { shape: '?', words: words.unknown, why: null };
    case 'cancelled':
      return { shape: '—', words: words.cancelled, why: null };
    case 'incomplete':
    case 'refused':
      return { shape: '✕', words: words[state.status], why: whyWords(state.why)[language] };
    case 'missed':
      return { shape: '✕', words: words.missed, why: missedWords(state.why)[language] };
    default:
      return state satisfies never;
  }
}

/** Khmer: draft, needs native review. */
export const KIND_WORDS: Readonly<Record<BotLanguage, Readonly<Record<ChannelKind, string>>>> = {
  km: {
    facebook_page: 'ទំព័រ Facebook',
    telegram_channel: 'ឆានែល Telegram',
    telegram_group: 'ក្រុម Telegram',
    moderator_pack: 'អ្នកសម្របសម្រួល',
    offline_pack: 'បោះពុម្ព',
  },
  en: {
    facebook_page: 'Facebook Page',
    telegram_channel: 'Telegram channel',
    telegram_group: 'Telegram group',
    moderator_pack: 'Moderators',
    offline_pack: 'Print',
  },
};
