import type { Delivery } from '../../shared/domain/delivery.ts';
import type { Happening } from '../../shared/domain/delivery-event.ts';
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
    const moved = isTheirs(current, delivery, event) ? move(current, event) : null;
    if (!moved) {
      log.error('not_recorded', { id: delivery.id, event: event.type, status: current.state.status });
      return current;
    }
    try {
      if ((await ledger.save(moved)) === 'saved') return moved;
      current = (await ledger.read(delivery)) ?? current;
    } catch (cause) {
      if (clock.monotonicMs() + pauseMs > giveUpAt) throw cause;
      await clock.until(clock.afterReal(pauseMs));
    }
  }
}

/**
 * Writes what was decided of a delivery as it was read; null where it cannot happen to it, or where somebody else has
 * changed it since, so that it is to be decided anew.
 */
export async function recordIfUnchanged(
  delivery: Delivery,
  event: Happening,
  { ledger }: Pick<RecordPorts, 'ledger'>,
): Promise<Delivery | null> {
  const moved = move(delivery, event);
  return moved && (await ledger.save(moved)) === 'saved' ? moved : null;
}

/**
 * An id is true whoever has the delivery now. What a worker concludes counts only while the last claim is its own: one
 * that slept beyond its lease must not end what another has begun.
 */
function isTheirs(current: Delivery, delivery: Delivery, event: Happening): boolean {
  return event.type === 'step_sent' || lastClaim(current) === lastClaim(delivery);
}

function lastClaim({ events }: Delivery): string | null {
  return events.findLast((event) => event.type === 'claimed')?.worker ?? null;
}
