import type { Delivery } from '../../shared/domain/delivery.ts';
import { MINUTE_MS, SECOND_MS } from '../../shared/domain/instant.ts';
import type { Mix } from './mix.ts';
import type { Random } from './random.ts';

export type CallFault = keyof Mix['call'];
export type LookFault = keyof Mix['look'];
export type LedgerFault = keyof Mix['ledger'];
export type Trigger = 'twice' | 'late' | 'never';

/** What an invocation will meet: it dies or is paused at one of its await points, counted from 1. */
export interface Fate {
  readonly diesAt: number | null;
  readonly pausedAt: number | null;
  readonly pausedMs: number;
  /** How far its clock is off. */
  readonly skewMs: number;
}

/** Decides what goes wrong. A test decides for itself where it wants something of its own. */
export interface Faults {
  call(delivery: Pick<Delivery, 'id' | 'kind'>, step: string): CallFault | null;
  retryAfterMs(): number;
  /** How long after we gave up on a call it is accepted and can be seen. */
  acceptedAfterMs(fault: 'acceptedLate' | 'acceptedTooLate'): number;
  look(): LookFault | null;
  /** How long readers do not see what is public. */
  unseenMs(): number;
  /** How long a forward takes; null: it never comes. */
  forwardMs(): number | null;
  invocation(name: string): Fate;
  ledger(method: string): LedgerFault | null;
  queue(): Trigger | null;
  sendFails(): boolean;
  slot(): Trigger | null;
  timer(): 'twice' | 'never' | 'asleep' | null;
}

/** The last await point at which something may happen to an invocation. */
const LAST_POINT = 60;

/** Faults by chance: a mix says how often, a seed which. */
export function randomFaults(mix: Mix, random: Random): Faults {
  const { invocation } = mix;
  return {
    call: () => random.which(mix.call),
    retryAfterMs: () => random.whole(1, 60) * SECOND_MS,
    acceptedAfterMs: (fault) =>
      fault === 'acceptedLate' ? random.between(0, 4 * MINUTE_MS) : random.between(4 * MINUTE_MS, 10 * MINUTE_MS),
    look: () => random.which(mix.look),
    unseenMs: () => (random.chance(mix.seenLate) ? random.between(SECOND_MS, 30 * SECOND_MS) : 0),
    forwardMs: () => (random.chance(mix.forwardLost) ? null : random.between(200, 3 * SECOND_MS)),
    invocation: () => ({
      diesAt: random.chance(invocation.dies) ? random.whole(1, LAST_POINT) : null,
      pausedAt: random.chance(invocation.pausedForMinutes) ? random.whole(1, LAST_POINT) : null,
      pausedMs: random.between(MINUTE_MS, 8 * MINUTE_MS),
      skewMs: random.chance(invocation.clockIsOff) ? random.whole(-3_000, 3_000) : 0,
    }),
    ledger: () => random.which(mix.ledger),
    queue: () => random.which({ twice: mix.queue.twice, late: mix.queue.late, never: mix.queue.never }),
    sendFails: () => random.chance(mix.queue.sendFails),
    slot: () => random.which(mix.slot),
    timer: () => random.which(mix.timer),
  };
}
