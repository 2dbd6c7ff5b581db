import { setTimeout as pause } from 'node:timers/promises';
import type { Delivery, Happening } from '../../shared/domain/delivery.ts';
import { move } from '../../shared/domain/delivery-life.ts';
import type { Clock, Ledger, Log } from '../../shared/ports.ts';

interface RecordPorts {
  readonly clock: Clock;
  readonly ledger: Pick<Ledger, 'read' | 'save'>;
  readonly log: Log;
}

/** How long a failing ledger is asked again, in real time: to the end of the lease. */
const PERSIST_MS = 60_000;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Writes what happened, and does not give up while there is a chance: what the platform said exists nowhere else.
 * Where somebody else has changed the delivery meanwhile, it is written upon their version, if it can still happen to it.
 */
export async function record(
  delivery: Delivery,
  event: Happening,
  { clock, ledger, log }: RecordPorts,
): Promise<Delivery> {
  const giveUpAt = clock.monotonicMs() + PERSIST_MS;
  let current = delivery;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    const moved = move(current, event);
    if (!moved) {
      log.error('not_recorded', { id: delivery.id, event: event.type, status: current.state.status });
      return current;
    }
    try {
      if ((await ledger.save(moved)) === 'saved') return moved;
      current = (await ledger.read(delivery)) ?? current;
    } catch (cause) {
      if (clock.monotonicMs() + pauseMs > giveUpAt) throw cause;
      await pause(pauseMs);
    }
  }
}
