import { type Delivery, missingSteps, PINNED, type SentStep } from '../domain/delivery.ts';
import type { DeliveryId } from '../domain/delivery-id.ts';
import { move } from '../domain/delivery-life.ts';
import { sentAgain } from '../domain/looking-up.ts';
import { mayDecide, type Person } from '../domain/person.ts';
import type { Clock, Due, Ledger } from '../ports.ts';

export interface ResolvePorts {
  readonly clock: Pick<Clock, 'now'>;
  readonly ledger: Pick<Ledger, 'find' | 'save'>;
}

/** What a person saw who looked where nobody else can: it is there, or it is not and shall be sent. */
export type Seen =
  | { readonly outcome: 'published'; readonly externalId: string | null }
  | { readonly outcome: 'absent' };

export type Resolved =
  | { readonly kind: 'resolved'; readonly delivery: Delivery; readonly due: Due | null }
  | { readonly kind: 'may-not' }
  | { readonly kind: 'no-such-delivery' }
  /** Its outcome is known, or somebody else has just said what it is. */
  | { readonly kind: 'not-unknown'; readonly delivery: Delivery };

/** Believes a person about a delivery whose outcome is unknown. What is not there is due once more, if its time has not gone by. */
export async function resolve(
  id: DeliveryId,
  seen: Seen,
  person: Person,
  { clock, ledger }: ResolvePorts,
): Promise<Resolved> {
  if (!mayDecide(person)) return { kind: 'may-not' };
  const found = await ledger.find(id);
  if (!found) return { kind: 'no-such-delivery' };
  if (found.state.status !== 'unknown') return { kind: 'not-unknown', delivery: found };

  const now = clock.now();
  let current = found;
  for (const event of seen.outcome === 'absent' ? sentAgain(found, now, 'person') : isThere(found, seen, now)) {
    const moved = move(current, event);
    if (!moved || (await ledger.save(moved)) !== 'saved') return { kind: 'not-unknown', delivery: current };
    current = moved;
  }
  const { campaign, parent, state } = current;
  const due = state.status === 'scheduled' ? { campaign, id, parent, dueAt: state.dueAt } : null;
  return { kind: 'resolved', delivery: current, due };
}

/** All that was missing is there; an id that the person gave is that of its first message. */
function isThere(delivery: Delivery, { externalId }: Extract<Seen, { outcome: 'published' }>, at: SentStep['at']) {
  const missing = missingSteps(delivery);
  const steps = missing
    .filter((step) => step !== PINNED)
    .map((step, index) => ({
      type: 'step_sent' as const,
      at,
      step: { step, externalId: index === 0 ? externalId : null, permalink: null, at },
    }));
  // Who saw it did not say that it is pinned.
  if (missing.includes(PINNED)) return [...steps, { type: 'continued' as const, at }];
  return [...steps, { type: delivery.kind === 'moderator_pack' ? ('delivered' as const) : ('published' as const), at }];
}
