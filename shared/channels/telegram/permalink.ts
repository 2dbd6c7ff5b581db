import type { Chat } from './wire.ts';

/** Null for a chat whose messages have no address: a basic group, or one that only its members can open. */
export function permalinkOf(message: string, chat: Chat | undefined, chatId: string): string | null {
  const username = chat?.username ?? /^@(\w+)$/.exec(chatId)?.[1];
  if (username) return `https://t.me/${username}/${message}`;
  const inner = /^-100(\d+)$/.exec(String(chat?.id ?? chatId))?.[1];
  return inner ? `https://t.me/c/${inner}/${message}` : null;
}
