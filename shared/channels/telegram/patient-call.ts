import { setTimeout as pause } from 'node:timers/promises';
import type { Content } from '../http.ts';
import { type Bot, callBot, failureOf } from './call.ts';

/** A chat takes about one message a second: whoever is written to several times is waited for, in real time, at most so long. */
const LONGEST_WAIT_SECONDS = 10;

/** Calls a method, once more where the bot is asked to wait for a moment. False when it was not done, or nobody knows. */
export async function callPatiently(bot: Bot, method: string, content: Content): Promise<boolean> {
  let reply = await callBot(bot, method, content);
  const wait = reply.kind === 'answer' && reply.status === 429 ? failureOf(reply).retryAfterSeconds : null;
  if (wait !== null && wait <= LONGEST_WAIT_SECONDS) {
    await pause(wait * 1000);
    reply = await callBot(bot, method, content);
  }
  return reply.kind === 'answer' && reply.status < 300;
}
