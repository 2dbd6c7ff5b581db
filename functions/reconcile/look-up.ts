import { keptMessage } from '../../shared/actions/kept-message.ts';
import { askUnknown } from '../../shared/content/staff-words.ts';
import { type Delivery, missingSteps } from '../../shared/domain/delivery.ts';
import { move } from '../../shared/domain/delivery-life.ts';
import { believed, canBeLookedUp, claimedAt, mustAsk } from '../../shared/domain/looking-up.ts';
import type { LookedUp } from '../../shared/domain/outcome.ts';
import type { ReconcilePorts } from './reconcile.ts';
import { save } from './save.ts';

/**
 * Looks on its channel for a delivery whose outcome is unknown, and writes down what that shows. Nothing is sent here:
 * what is proved absent is due again, and goes the way of everything that is due.
 */
export async function lookUp(delivery: Delivery, ports: ReconcilePorts): Promise<boolean> {
  const { state } = delivery;
  const now = ports.clock.now();
  if (state.status !== 'unknown' || state.lookAt === null || state.lookAt > now) return false;
  const found = await looked(delivery, ports);
  let current = delivery;
  for (const event of believed(delivery, found, ports.clock.now())) {
    const written = await save(move(current, event), ports);
    // An id that was seen is true whatever somebody else has written meanwhile; what is only concluded is not.
    const again = written || event.type !== 'step_sent' ? null : await ports.ledger.read(delivery);
    const next = written ?? (again && (await save(move(again, event), ports)));
    if (!next) return false;
    current = next;
  }
  await askPerson(current, ports);
  return true;
}

/** Asked once: it is written down first, and stands in the log and in the list of deliveries as well. */
async function askPerson(delivery: Delivery, ports: ReconcilePorts): Promise<void> {
  const now = ports.clock.now();
  if (!mustAsk(delivery, now)) return;
  const asked = await save(move(delivery, { type: 'asked', at: now }), ports);
  if (asked) await ports.tell(askUnknown(asked));
}

/** What cannot be asked now is asked again: a channel without its token can still be read when it has one. */
async function looked(delivery: Delivery, { channels, contentStore }: ReconcilePorts): Promise<LookedUp> {
  if (!canBeLookedUp(delivery.kind)) return { kind: 'unseen' };
  const [step] = missingSteps(delivery);
  const standing = await channels.standing(delivery);
  if (step === undefined || (standing !== 'real' && standing !== 'sandbox')) {
    return { kind: 'unreadable', why: standing };
  }
  const message = await keptMessage(delivery.message, contentStore);
  const adapter = await channels.open(delivery);
  return (await adapter.lookUp?.(step, message, delivery, claimedAt(delivery))) ?? { kind: 'unseen' };
}
