import { setTimeout as pause } from 'node:timers/promises';
import type { FetchingBot } from '../../shared/channels/bot.ts';
import type { BotReply } from '../../shared/domain/callback.ts';
import type { Log } from '../../shared/ports.ts';

export interface FetchSetting {
  readonly bot: FetchingBot;
  /** Takes in one update; throws when it could not be written down, so that it is fetched again. */
  readonly take: (body: Uint8Array<ArrayBuffer>) => Promise<BotReply | null>;
  readonly log: Log;
  readonly stop: AbortSignal;
}

/** A server that does not wait by itself must not be asked without end. */
const SHORTEST_ROUND_MS = 500;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/**
 * Fetches what people tell the bot, until it is stopped. Telegram forgets an update only when one behind it is asked
 * for: whatever was not written down comes again.
 */
export async function fetchUpdates({ bot, take, log, stop }: FetchSetting): Promise<void> {
  let offset = 0;
  let failures = 0;
  let told = '';
  while (!stop.aborted) {
    const round = rest(SHORTEST_ROUND_MS, stop);
    const waiting = await bot.updates(offset, stop);
    if (waiting.kind === 'failed') {
      // Each cause once: it stays until a person mends it.
      if (waiting.why !== told && waiting.why !== 'no_token' && !stop.aborted)
        log.error('no_updates', { why: waiting.why });
      told = waiting.why;
      failures += 1;
      const doubled = Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS);
      await rest((waiting.retryAfterSeconds ?? 0) * 1000 || doubled, stop);
      continue;
    }
    const { updates } = waiting;
    try {
      // One after the other: what a chat says later must not be overtaken by what it said before. Replies wait for nobody.
      for (const { update, body } of updates) {
        const reply = await take(body);
        if (reply) void bot.say(reply).catch(() => {});
        offset = Math.max(offset, update + 1);
      }
      failures = 0;
      told = '';
    } catch (cause) {
      log.error('updates_wait', { error: cause instanceof Error ? cause.name : typeof cause });
      await rest(FIRST_PAUSE_MS, stop);
    }
    if (updates.length === 0) await round;
  }
}

function rest(ms: number, stop: AbortSignal): Promise<void> {
  return pause(ms, undefined, { signal: stop }).catch(() => {});
}
