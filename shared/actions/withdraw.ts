import { type Delivery, isForModerators } from '../domain/delivery.ts';
import type { DeliveryId } from '../domain/delivery-id.ts';
import { move } from '../domain/delivery-life.ts';
import { mayDecide, type Person } from '../domain/person.ts';
import type { Clock, Ledger } from '../ports.ts';

export interface WithdrawPorts {
  readonly clock: Pick<Clock, 'now'>;
  readonly ledger: Pick<Ledger, 'deliveriesOf' | 'find' | 'save'>;
}

export type Withdrawn =
  /** Nothing of it leaves any more; `stopped` counts the moderators who do not receive it. */
  | { readonly kind: 'withdrawn'; readonly delivery: Delivery; readonly stopped: number }
  | { readonly kind: 'may-not' }
  | { readonly kind: 'no-such-delivery' }
  /** It is out, or may be, or is just being sent: there is nothing to withdraw, and perhaps something to delete. */
  | { readonly kind: 'already-out'; readonly delivery: Delivery }
  /** It was never going to leave any more. */
  | { readonly kind: 'over'; readonly delivery: Delivery };

/** Somebody may have claimed it, or moved it, in between; more tries mean something else is wrong. */
const TRIES = 5;

/** Takes back what has not left yet, of a pack also what single moderators have not received. The content stays as it is. */
export async function withdraw(id: DeliveryId, person: Person, ports: WithdrawPorts): Promise<Withdrawn> {
  if (!mayDecide(person)) return { kind: 'may-not' };
  const found = await ports.ledger.find(id);
  if (!found) return { kind: 'no-such-delivery' };
  const delivery = await cancelled(found, ports);
  const stopped = isForModerators(delivery) ? await stopPacks(delivery, ports) : 0;
  if (delivery.state.status === 'cancelled' || stopped > 0) return { kind: 'withdrawn', delivery, stopped };
  const { status } = delivery.state;
  return { kind: status === 'missed' || status === 'refused' ? 'over' : 'already-out', delivery };
}

/** The delivery as it is afterwards: withdrawn, or whatever it had become before. */
async function cancelled(delivery: Delivery, { clock, ledger }: WithdrawPorts): Promise<Delivery> {
  let current = delivery;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const moved = move(current, { type: 'cancelled', at: clock.now(), why: 'withdrawn' });
    if (!moved) return current;
    if ((await ledger.save(moved)) === 'saved') return moved;
    current = (await ledger.find(current.id)) ?? current;
  }
  throw new Error(`The delivery ${delivery.id} was written by others ${TRIES} times in between`);
}

async function stopPacks(pack: Delivery, ports: WithdrawPorts): Promise<number> {
  const children = (await ports.ledger.deliveriesOf(pack.campaign)).filter(
    ({ parent, state }) => parent === pack.id && state.status === 'scheduled',
  );
  let stopped = 0;
  for (const child of children) if ((await cancelled(child, ports)).state.status === 'cancelled') stopped += 1;
  return stopped;
}
