import { type Instant, plus, SECOND_MS } from '../domain/instant.ts';
import type { Clock, Ledger, Scheduler } from '../ports.ts';

export interface LocalSchedulerSetting {
  readonly clock: Clock;
  readonly ledger: Pick<Ledger, 'nextDueAfter'>;
  /** Called before each due moment; must not reject. */
  readonly trigger: (slot: Instant) => Promise<void>;
  readonly stop: AbortSignal;
}

/** Triggers this long before a slot, as EventBridge must: it comes somewhere in its minute. */
const LEAD_MS = 90 * SECOND_MS;
const MISSED_WITHIN_MS = 120 * SECOND_MS;

/** The scheduler on a laptop. It keeps nothing: what is due next stands in the ledger, before and after every restart. */
export function localScheduler({
  clock,
  ledger,
  trigger,
  stop,
}: LocalSchedulerSetting): Scheduler & { run(): Promise<void> } {
  let changed = new AbortController();

  return {
    async set() {
      changed.abort();
    },

    /** Triggers slot after slot until it is told to stop. */
    async run() {
      // A slot that came while nobody was here is prepared at once, not at reconcile's next round.
      for (let after = plus(clock.now(), -MISSED_WITHIN_MS); !stop.aborted; ) {
        changed = new AbortController();
        const wake = AbortSignal.any([stop, changed.signal]);
        const next = await ledger.nextDueAfter(after);
        if (next && plus(next, -LEAD_MS) <= clock.now()) {
          await trigger(next);
          after = next;
        } else {
          await clock.until(next ? plus(next, -LEAD_MS) : FAR_FUTURE, wake);
        }
      }
    },
  };
}

const FAR_FUTURE = '9999-12-31T00:00:00.000Z' as Instant;
