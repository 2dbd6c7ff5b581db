import { epochMs, HOUR_MS, type Instant, MINUTE_MS, SECOND_MS } from '../../../shared/domain/instant.ts';

/** One call that was accepted. */
export interface Sent {
  readonly at: Instant;
  /** How many messages an album was; otherwise one. */
  readonly messages?: number;
}

export interface Limit {
  readonly count: number;
  readonly perMs: number;
  /** Whether an album counts once or by its photos. */
  readonly counts: 'calls' | 'messages';
}

/** One a second, with a burst of three. @see PLATFORMS.md §1 */
export const PER_CHAT: Limit = { count: 3, perMs: 3 * SECOND_MS, counts: 'calls' };
export const PER_GROUP: Limit = { count: 20, perMs: MINUTE_MS, counts: 'messages' };
export const PER_BOT: Limit = { count: 30, perMs: SECOND_MS, counts: 'messages' };
export const PER_PAGE: Limit = { count: 200, perMs: HOUR_MS, counts: 'calls' };

/**
 * Milliseconds until so many more messages fit under the limit; 0 when they fit now. Reads what was sent (oldest
 * first) instead of counting beside it, so that a restart forgets nothing and a refused call costs nothing.
 */
export function waitMs(limit: Limit, sent: readonly Sent[], now: Instant, messages = 1): number {
  const weight = (call: Pick<Sent, 'messages'>) => (limit.counts === 'calls' ? 1 : (call.messages ?? 1));
  const within = recent(limit, sent, now);
  let tooMany = within.reduce((sum, call) => sum + weight(call), weight({ messages })) - limit.count;
  let wait = 0;
  for (const call of within) {
    if (tooMany <= 0) break;
    tooMany -= weight(call);
    wait = epochMs(call.at) + limit.perMs - epochMs(now);
  }
  return wait;
}

function recent(limit: Limit, sent: readonly Sent[], now: Instant): readonly Sent[] {
  const lastOutside = sent.findLastIndex((call) => epochMs(now) - epochMs(call.at) >= limit.perMs);
  // A moment after now belongs to a clock that has been set back since.
  return sent.slice(lastOutside + 1).filter((call) => call.at <= now);
}
