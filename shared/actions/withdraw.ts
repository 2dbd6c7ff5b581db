import { mayBeAmended } from '../domain/amendment.ts';
import { type Delivery, isForModerators, mayBePublic } from '../domain/delivery.ts';
import type { Happening } from '../domain/delivery-event.ts';
import type { DeliveryId } from '../domain/delivery-id.ts';
import { move } from '../domain/delivery-life.ts';
import { isByPage } from '../domain/pack-page.ts';
import { mayDecide, type Person } from '../domain/person.ts';
import { type Received, type RemainingCopy, remainingCopies } from '../domain/remaining-copy.ts';
import type { Clock, Due, Ledger } from '../ports.ts';
import { advance } from './advance.ts';
import { inPages } from './in-pages.ts';

export interface WithdrawPorts {
  readonly clock: Pick<Clock, 'now'>;
  readonly ledger: Pick<Ledger, 'childrenOf' | 'find' | 'read' | 'save'>;
}

export type Withdrawn =
  /** Nothing of it leaves any more; `stopped` counts the moderators who do not receive it. */
  | { readonly kind: 'withdrawn'; readonly delivery: Delivery; readonly stopped: number }
  /**
   * It is out, or may be: what can be deleted is, as soon as it is known to be there. `dues` begin with it now;
   * `remains` is what a person must see to.
   */
  | {
      readonly kind: 'taken-back';
      readonly delivery: Delivery;
      readonly dues: readonly Due[];
      readonly stopped: number;
      readonly remains: readonly RemainingCopy[];
    }
  | { readonly kind: 'may-not' }
  | { readonly kind: 'no-such-delivery' }
  /** It never left, and was not going to any more. */
  | { readonly kind: 'over'; readonly delivery: Delivery };

/** How many moderators do not receive it any more, how many have it, and those who are asked at once. */
interface ChildrenTakenBack {
  readonly stopped: number;
  readonly received: Received;
  readonly dues: readonly Due[];
}
const NO_CHILDREN: ChildrenTakenBack = { stopped: 0, received: { fromBot: 0, byLink: 0 }, dues: [] };

/** How many are written at the same time. */
const AT_A_TIME = 25;

/**
 * Takes back a delivery: what has not left does not leave, of a pack also what single moderators have not received, and
 * what is out is to be deleted. Doing it twice changes nothing. The content stays as it is.
 */
export async function withdraw(id: DeliveryId, person: Person, ports: WithdrawPorts): Promise<Withdrawn> {
  if (!mayDecide(person)) return { kind: 'may-not' };
  const found = await ports.ledger.find(id);
  if (!found) return { kind: 'no-such-delivery' };
  const delivery = await takenBack(found, ports);
  const { stopped, received, dues } = isForModerators(found) ? await withdrawChildren(delivery, ports) : NO_CHILDREN;
  if (mayBePublic(delivery.state) || received.fromBot + received.byLink > 0) {
    const now = ports.clock.now();
    // Moderators have been asked then; whether their copies are gone nobody knows.
    const mayRemain = delivery.removedAt === null || isForModerators(delivery);
    const remains = mayRemain ? remainingCopies(delivery, received, now) : [];
    return { kind: 'taken-back', delivery, dues: [...dueOf(delivery), ...dues], stopped, remains };
  }
  if (delivery.state.status === 'cancelled' || stopped > 0) return { kind: 'withdrawn', delivery, stopped };
  return { kind: 'over', delivery };
}

/** The delivery as it is afterwards: withdrawn, to be deleted, as a part of it that is out is, or whatever it had become before. */
function takenBack(delivery: Delivery, { clock, ledger }: WithdrawPorts): Promise<Delivery> {
  return advance(delivery, (current) => move(current, next(current, clock.now())), ledger);
}

function next({ state }: Delivery, at: Happening['at']): Happening {
  return state.status === 'scheduled' ? { type: 'cancelled', at, why: 'withdrawn' } : { type: 'removal_asked', at };
}

/**
 * What single moderators were to receive does not reach them any more. Those who have it are asked by the pack itself;
 * one that was being handed out, and is not any more, asks nobody, so that each is asked here.
 */
async function withdrawChildren(pack: Delivery, ports: WithdrawPorts): Promise<ChildrenTakenBack> {
  const asksThem = mayBePublic(pack.state);
  const isAskedHere = ({ state }: Delivery) => state.status === 'scheduled' || !asksThem;
  let [stopped, fromBot, byLink] = [0, 0, 0];
  const dues: Due[] = [];
  for await (const page of inPages(ports.ledger.childrenOf(pack), AT_A_TIME)) {
    const children = await Promise.all(page.map((child) => (isAskedHere(child) ? takenBack(child, ports) : child)));
    stopped += children.filter(({ state }) => state.status === 'cancelled').length;
    const have = children.filter(({ state }) => mayBePublic(state));
    byLink += have.filter(isByPage).length;
    fromBot += have.filter((child) => !isByPage(child)).length;
    dues.push(...have.flatMap(dueOf));
  }
  return { stopped, received: { fromBot, byLink }, dues };
}

function dueOf(delivery: Delivery): Due[] {
  const { campaign, id, parent, amendment } = delivery;
  const isDue = amendment?.kind === 'removal' && mayBeAmended(delivery);
  return isDue ? [{ campaign, id, parent, dueAt: amendment.dueAt }] : [];
}
