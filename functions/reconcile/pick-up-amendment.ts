import type { WhyHeld } from '../../shared/actions/why-held.ts';
import { givenUp } from '../../shared/domain/amendment.ts';
import { isAsOffered } from '../../shared/domain/amendment-progress.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { move } from '../../shared/domain/delivery-life.ts';
import { plus } from '../../shared/domain/instant.ts';
import type { Due } from '../../shared/ports.ts';
import { OVERDUE_MS, type ReconcilePorts } from './reconcile.ts';
import { save } from './save.ts';

/**
 * What shall become of something that is out is queued as soon as nothing holds it; what nobody approved in time, or
 * what could not be done for so long, is given up. Null while it waits.
 */
export async function pickUpAmendment(
  delivery: Delivery,
  due: Due,
  holdsOf: (campaign: string) => Promise<WhyHeld>,
  ports: ReconcilePorts,
): Promise<'queued' | null> {
  const { amendment } = delivery;
  const now = ports.clock.now();
  if (!amendment || amendment.dueAt > plus(now, -OVERDUE_MS)) return null;
  if (isAsOffered(delivery)) {
    await save(move(delivery, { type: 'edit_dropped', at: now }), ports);
    return null;
  }
  // Taking back waits for no decision: publish asks whether its channel can be spoken to.
  const reason = amendment.kind === 'edit' ? await (await holdsOf(delivery.campaign))(delivery) : null;
  if (amendment.until <= now) {
    await save(move(delivery, givenUp(amendment, reason ?? 'given_up', now)), ports);
    return null;
  }
  if (reason) return null;
  await ports.queue.send([due]);
  return 'queued';
}
