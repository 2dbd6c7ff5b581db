import { setTimeout as pause } from 'node:timers/promises';
import type { Content } from '../http.ts';
import { type Bot, callBot, failureOf } from './call.ts';

/** In real time, however often it is told to wait: whoever called us waits too. */
const LONGEST_WAIT_SECONDS = 10;

/**
 * Calls a method, and again whenever the bot is asked to wait for a moment: a chat takes about one message a second, and
 * hundreds of people who come at once are more than a bot may answer in that second. False when it was not done, or
 * nobody knows.
 */
export async function callPatiently(bot: Bot, method: string, content: Content): Promise<boolean> {
  for (let left = LONGEST_WAIT_SECONDS; ; ) {
    const reply = await callBot(bot, method, content);
    if (reply.kind !== 'answer') return false;
    if (reply.status !== 429) return reply.status < 300;
    const wait = Math.max(failureOf(reply).retryAfterSeconds ?? LONGEST_WAIT_SECONDS + 1, 1);
    if (wait > left) return false;
    left -= wait;
    await pause(wait * 1000);
  }
}
