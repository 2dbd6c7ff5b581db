import type { Delivery } from '../domain/delivery.ts';
import type { Ledger } from '../ports.ts';

/** A pack changes with each step in which it is sent, and by presses; more often than this it is something else. */
const TRIES = 10;

/**
 * Takes a delivery as far as `next` leads (null: no further), each step upon whatever others have written meanwhile.
 *
 * @returns the delivery as it is then; the very same one when there was nothing to do
 */
export async function advance(
  delivery: Delivery,
  next: (delivery: Delivery) => Delivery | null,
  ledger: Pick<Ledger, 'read' | 'save'>,
): Promise<Delivery> {
  let current = delivery;
  for (let lost = 0; lost < TRIES; ) {
    const moved = next(current);
    if (!moved) return current;
    if ((await ledger.save(moved)) === 'saved') {
      current = moved;
      continue;
    }
    current = (await ledger.read(delivery)) ?? current;
    lost += 1;
  }
  throw new Error(`The delivery ${delivery.id} was written by others ${TRIES} times in between`);
}
