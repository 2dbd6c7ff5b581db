import type { Forward } from '../../answer-ports.ts';
import type { Delivery } from '../../domain/delivery.ts';
import { sha256 } from '../../domain/delivery-id.ts';
import { epochMs, type Instant, instantOf, SECOND_MS } from '../../domain/instant.ts';
import type { Message } from '../../domain/message.ts';
import type { LookedUp } from '../../domain/outcome.ts';
import type { Bot } from './call.ts';
import { permalinkOf } from './permalink.ts';
import { readBot } from './read.ts';
import { Chat } from './wire.ts';

export interface TelegramLookUp extends Bot {
  readonly chatId: string;
  /** What came of a channel, by its number, into the group where it is discussed. */
  readonly forwards: (channel: string) => Promise<readonly Forward[]>;
  /** Whether another delivery than this is known to be the message with this id. */
  readonly isTaken: (externalId: string, delivery: Pick<Delivery, 'id'>) => Promise<boolean>;
}

const UNSEEN: LookedUp = { kind: 'unseen' };
const CARRIES_TEXT: ReadonlySet<string> = new Set(['text', 'photo', 'video']);

/**
 * Looks for a channel's message among the automatic forwards that were told to us. They prove presence, and never
 * absence: a channel need not have a discussion group, nor the bot be in it. An album and a poll have no text to be
 * known by. Throws only as `forwards` and `isTaken` do.
 */
export function telegramLookUp({ chatId, forwards, isTaken, ...bot }: TelegramLookUp) {
  const chat = () => readBot(bot, 'getChat', { chat_id: chatId }, Chat);

  return async (
    step: string,
    { text }: Pick<Message, 'text'>,
    delivery: Pick<Delivery, 'id'>,
    since: Instant,
  ): Promise<LookedUp> => {
    if (!CARRIES_TEXT.has(step) || text.trim() === '') return UNSEEN;
    const named = chatId.startsWith('@') ? await chat() : null;
    if (named?.kind === 'unreadable') return { kind: 'unreadable', why: named.why };
    const channel = named ? String(named.value.id) : chatId;

    const texts = new Set<string>([text, asSent(text)].map((words) => sha256(words.normalize('NFC'))));
    const claimed = instantOf(Math.floor(epochMs(since) / SECOND_MS) * SECOND_MS);
    const ours = (await forwards(channel)).filter((one) => texts.has(one.text) && one.at >= claimed);
    for (const { message, at } of ours.toSorted(byMessage)) {
      if (await isTaken(message, delivery)) continue;
      // A channel known by its number may have a name, and only with that can everybody open its messages.
      const shown = named ?? (await chat());
      const known = shown.kind === 'read' ? shown.value : undefined;
      return { kind: 'present', externalId: message, permalink: permalinkOf(message, known, chatId), at };
    }
    return UNSEEN;
  };
}

/** Of several, ours is the one nearest to the claim. */
function byMessage(one: Forward, other: Forward): number {
  return Number(one.message) - Number(other.message);
}

/** Telegram drops carriage returns, and white space around a text; a zero-width space is none. */
function asSent(text: string): string {
  return text.replaceAll('\r', '').trim();
}
