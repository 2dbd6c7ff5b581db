import type { Handled } from '../domain/amendment.ts';
import { audienceOf, type Delivery } from '../domain/delivery.ts';
import type { DeliveryId } from '../domain/delivery-id.ts';
import { move } from '../domain/delivery-life.ts';
import { matterOf } from '../domain/matter.ts';
import { mayDecide, type Person } from '../domain/person.ts';
import type { Clock, Ledger } from '../ports.ts';

export interface HandlePorts {
  readonly clock: Pick<Clock, 'now'>;
  readonly ledger: Pick<Ledger, 'find' | 'noteText' | 'save'>;
}

export type HandledBy =
  | { readonly kind: 'handled'; readonly delivery: Delivery }
  | { readonly kind: 'may-not' }
  | { readonly kind: 'no-such-delivery' }
  /** Nobody knows whether it is out: that must be said first. */
  | { readonly kind: 'unknown'; readonly delivery: Delivery }
  /** Nothing is wrong with it, or somebody has seen to it already. */
  | { readonly kind: 'nothing-to-do'; readonly delivery: Delivery };

/** Somebody may have written it in between; more tries mean something else is wrong. */
const TRIES = 5;

/**
 * Notes that a person has seen to what went wrong: posted it by hand, or let it be. It is not asked about again; and what
 * somebody else has given another moment meanwhile does not go out once more.
 */
export async function handle(
  id: DeliveryId,
  how: Handled,
  person: Person,
  { clock, ledger }: HandlePorts,
): Promise<HandledBy> {
  if (!mayDecide(person)) return { kind: 'may-not' };
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const delivery = await ledger.find(id);
    if (!delivery) return { kind: 'no-such-delivery' };
    if (matterOf(delivery)?.kind === 'unknown') return { kind: 'unknown', delivery };
    const moved = move(delivery, { type: 'handled', at: clock.now(), how });
    if (!moved) return { kind: 'nothing-to-do', delivery };
    // Noted first, as when we send it: another post with these words is then known to repeat them.
    if (how === 'by_hand') await ledger.noteText(audienceOf(delivery), delivery.wording, delivery);
    if ((await ledger.save(moved)) === 'saved') return { kind: 'handled', delivery: moved };
  }
  throw new Error(`The delivery ${id} was written by others ${TRIES} times in between`);
}
