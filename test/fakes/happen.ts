import type { Delivery } from '../../shared/domain/delivery.ts';
import type { Happening } from '../../shared/domain/delivery-event.ts';
import { move } from '../../shared/domain/delivery-life.ts';
import type { Ledger } from '../../shared/ports.ts';

/** Has things happen to a delivery, one after the other, and answers it as it is then; throws where one cannot happen to it. */
export async function happen(
  ledger: Pick<Ledger, 'save'>,
  delivery: Delivery,
  ...events: readonly Happening[]
): Promise<Delivery> {
  let current = delivery;
  for (const event of events) {
    const moved = move(current, event);
    if (!moved || (await ledger.save(moved)) !== 'saved') throw new Error(`${event.type} can happen to it`);
    current = moved;
  }
  return current;
}
