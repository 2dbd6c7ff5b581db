import { expect } from 'vitest';
import { openHttp } from '../../shared/channels/http.ts';
import { telegramChat } from '../../shared/channels/telegram/publish.ts';
import type { Message } from '../../shared/domain/message.ts';
import type { Amended } from '../../shared/domain/outcome.ts';
import type { ChannelAdapter } from '../../shared/ports.ts';
import { expectAccepted, platform, type Reply } from './platform.ts';
import { alone, clock, delivery, mediaOf, message, photo } from './sample.ts';

export const BOT_TOKEN = '123456:very-secret_token';
export const CHAT = '-1001500000001';
export const photos = [photo('ស្គរ'), photo('សាលាឃុំ'), photo('ផ្លូវ')];

/** A channel at this address, with nothing else around it unless it is named. */
export function chatAt(baseUrl: string, parts: Partial<Parameters<typeof telegramChat>[0]> = {}) {
  const http = openHttp({ deadlineMs: 500 });
  const media = mediaOf(photos);
  return telegramChat({ ...alone, chatId: CHAT, botToken: BOT_TOKEN, baseUrl, http, media, clock, ...parts });
}

/** Sends one step to a chat that gives these replies; tells the outcome and what Telegram was asked. */
export async function send(step: string, post: Message, ...replies: readonly Reply[]) {
  const { url, requests } = await platform(...replies);
  const chat = chatAt(url);
  expect(chat.steps(post)).toContain(step);
  const outcome = await chat.send(step, post, delivery);
  await expectAccepted(requests);
  if ('why' in outcome) expectHarmless(outcome.why);
  return { outcome, requests, request: requests[0] };
}

export const sendText = async (reply: Reply) => (await send('text', message(), reply)).outcome;

/** Edits or deletes in a chat that gives these replies; tells what came of it and what Telegram was asked. */
export async function amend(act: (chat: ChannelAdapter) => Promise<Amended> | undefined, replies: readonly Reply[]) {
  const { url, requests } = await platform(...replies);
  const amended = await act(chatAt(url));
  await expectAccepted(requests);
  if (amended && 'why' in amended) expectHarmless(amended.why);
  return { amended, requests, calls: requests.map(({ path }) => path.replace(`/bot${BOT_TOKEN}/`, '')) };
}

/** A reason of ours is short and repeats nothing that came from outside. */
export function expectHarmless(why: string): void {
  expect(why).not.toMatch(/http|secret|Dara|</i);
  expect(why.length).toBeLessThanOrEqual(80);
}

/** A refusal of the Bot API, with the status that it sends. */
export function botError(error_code: number, description: string) {
  return { status: error_code, body: { ok: false, error_code, description } };
}
