import { setTimeout as pause } from 'node:timers/promises';
import type { Content } from '../http.ts';
import { type Bot, callBot, failureOf } from './call.ts';

/** In real time, however often it is told to wait: whoever called us waits too, and `receive` has 20 s on AWS. */
const LONGEST_WAIT_SECONDS = 15;
/** How long those who come let those go first who were told to wait. */
const LETS_OTHERS_GO_MS = 1_000;

/** Calls a method; false when it was not done, or nobody knows. */
export type CallPatiently = (bot: Bot, method: string, content: Content) => Promise<boolean>;

/**
 * Calls again whenever the bot is asked to wait for a moment: a chat takes about one message a second, and hundreds of
 * people who come at once are more than a bot may answer in that second. Whoever comes while others wait does not take
 * their place.
 */
export function patientCalls(): CallPatiently {
  let toldToWait = 0;

  async function wait(seconds: number): Promise<void> {
    toldToWait += 1;
    await pause(seconds * 1000);
    toldToWait -= 1;
  }

  return async (bot, method, content) => {
    if (toldToWait > 0) await pause(LETS_OTHERS_GO_MS);
    for (let left = LONGEST_WAIT_SECONDS; ; ) {
      const reply = await callBot(bot, method, content);
      if (reply.kind !== 'answer') return false;
      if (reply.status !== 429) return reply.status < 300;
      const seconds = Math.max(failureOf(reply).retryAfterSeconds ?? LONGEST_WAIT_SECONDS + 1, 1);
      if (seconds > left) return false;
      left -= seconds;
      await wait(seconds);
    }
  };
}
