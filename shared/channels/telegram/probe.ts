import * as z from 'zod';
import type { Probed } from '../../domain/outcome.ts';
import type { Bot } from './call.ts';
import { type Read, readBot } from './read.ts';
import { Chat } from './wire.ts';

/** Asks who the bot is, which shows that its token is good. Never throws. */
export async function probeBot(bot: Bot): Promise<Probed> {
  return verdictOf(await readBot(bot, 'getMe', {}, z.object({ id: z.int(), is_bot: z.literal(true) })));
}

/** Asks for a channel or a group. Never throws. It shows that the token and the address are good, and not whether the bot may post. */
export async function probeChat(bot: Bot, chatId: string): Promise<Probed> {
  const chat = await readBot(bot, 'getChat', { chat_id: chatId }, Chat);
  if (chat.kind === 'unreadable' || isAt(chatId, chat.value)) return verdictOf(chat);
  return { kind: 'unreadable', why: 'telegram: other_chat' };
}

function verdictOf(read: Read<unknown>): Probed {
  if (read.kind === 'read') return { kind: 'good' };
  return { kind: read.fault ? 'bad' : 'unreadable', why: read.why };
}

function isAt(chatId: string, { id, username }: Chat): boolean {
  return [String(id), ...(username ? [`@${username}`] : [])].some(
    (name) => name.toLowerCase() === chatId.toLowerCase(),
  );
}
