import { createHash } from 'node:crypto';
import type { Instant } from '../../../shared/domain/instant.ts';
import type { SandboxChannel } from './addresses.ts';
import type { PostedMessage } from './chat-messages.ts';
import { type Person, privateChatOf, type SandboxChat, telegramUser } from './people.ts';
import { BOT, chatObject, messageObject, unixTime } from './telegram-messages.ts';
import type { UpdateContent } from './update-queue.ts';

/** What Telegram says to the bot of each act. @see https://core.telegram.org/bots/api#update */

/** The whole of it, each time: the commonest first. */
export function reactionCount(
  channel: SandboxChannel,
  message: number,
  reactions: Iterable<string>,
  at: Instant,
): UpdateContent {
  const counts = new Map<string, number>();
  for (const emoji of reactions) counts.set(emoji, (counts.get(emoji) ?? 0) + 1);
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  return {
    message_reaction_count: {
      chat: chatObject(channel),
      message_id: message,
      date: unixTime(at),
      reactions: sorted.map(([emoji, total_count]) => ({ type: { type: 'emoji', emoji }, total_count })),
    },
  };
}

/** Somebody pressed a button; the message goes along as it is then. */
export function callbackQuery(
  query: string,
  by: Person,
  chat: SandboxChat,
  message: PostedMessage,
  data: string,
  among: readonly PostedMessage[],
): UpdateContent {
  return {
    callback_query: {
      id: query,
      from: telegramUser(by),
      message: messageObject(chat, message, among),
      chat_instance: instanceOf(chat),
      data,
    },
  };
}

/** Somebody wrote to the bot. */
export function privateMessage(by: Person, message: PostedMessage, among: readonly PostedMessage[]): UpdateContent {
  return { message: messageObject(privateChatOf(by), message, among) };
}

/** Telegram itself says something in a group. */
export function groupMessage(channel: SandboxChannel, message: PostedMessage): UpdateContent {
  return { message: messageObject(channel, message, []) };
}

/** The bot was blocked or unblocked. */
export function membership(by: Person, blocked: boolean, at: Instant): UpdateContent {
  const member = { user: BOT, status: 'member' };
  const kicked = { user: BOT, status: 'kicked', until_date: 0 };
  return {
    my_chat_member: {
      chat: chatObject(privateChatOf(by)),
      from: telegramUser(by),
      date: unixTime(at),
      old_chat_member: blocked ? member : kicked,
      new_chat_member: blocked ? kicked : member,
    },
  };
}

/** The same for a chat always, and nothing of it can be read there. */
function instanceOf({ address }: SandboxChat): string {
  return String(createHash('sha256').update(address).digest().readBigInt64BE());
}
