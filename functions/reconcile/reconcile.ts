import { type HoldPorts, type WhyHeld, whyHeld } from '../../shared/actions/why-held.ts';
import { type Delivery, isForModerators } from '../../shared/domain/delivery.ts';
import { move, wasDueAtOnce } from '../../shared/domain/delivery-life.ts';
import { DAY_MS, MINUTE_MS, plus, SECOND_MS } from '../../shared/domain/instant.ts';
import { told } from '../../shared/domain/told.ts';
import type { DeliveryQueue, Due, Ledger, Log } from '../../shared/ports.ts';

export interface ReconcilePorts extends HoldPorts {
  readonly ledger: Pick<Ledger, 'campaign' | 'approvals' | 'dueBetween' | 'read' | 'save'>;
  readonly queue: DeliveryQueue;
  readonly log: Log;
}

export interface Reconciled {
  /** Due and never triggered, or due again after a deferral. */
  readonly queued: number;
  /** Their moment went by while something held them, or nobody was there. */
  readonly missed: number;
  /** Their worker died: nobody knows what became of them. */
  readonly unknown: number;
}

/** A delivery this much overdue was not triggered; one that is younger is on its way. */
const OVERDUE_MS = 5 * SECOND_MS;
/** What was held at its moment still goes out when it is released within this time. */
const RELEASE_WITHIN_MS = 10 * MINUTE_MS;
/** How far back it looks: everything overdue is settled long before. */
const LOOK_BACK_MS = 400 * DAY_MS;

/** Settles everything whose moment has passed: queues it, calls it missed, or calls it unknown. */
export async function reconcile(ports: ReconcilePorts): Promise<Reconciled> {
  const { clock, ledger, queue, log } = ports;
  const holds = new Map<string, Promise<WhyHeld>>();
  const holdsOf = (campaign: string) => {
    const asked = holds.get(campaign) ?? whyHeld(campaign, ports);
    holds.set(campaign, asked);
    return asked;
  };

  const counts = { queued: 0, missed: 0, unknown: 0 };
  const now = clock.now();
  for await (const due of ledger.dueBetween(plus(now, -LOOK_BACK_MS), plus(now, -OVERDUE_MS))) {
    const verdict = await settle(due, holdsOf, ports);
    if (verdict === 'queue') {
      await queue.send([due]);
      counts.queued += 1;
    } else if (verdict && (await ledger.save(verdict)) === 'saved') {
      const { status } = verdict.state;
      if (status === 'unknown' || status === 'missed') counts[status] += 1;
      log.info('settled', told(verdict));
    }
  }
  return counts;
}

/** One delivery that cannot be read or asked about must not keep the others waiting. */
async function settle(due: Due, holdsOf: (campaign: string) => Promise<WhyHeld>, ports: ReconcilePorts) {
  try {
    const delivery = await ports.ledger.read(due);
    return delivery && (await judge(delivery, holdsOf, ports));
  } catch (cause) {
    ports.log.error('not_settled', { id: due.id, error: cause instanceof Error ? cause.name : typeof cause });
    return null;
  }
}

/** What becomes of one overdue delivery; null when it waits on. */
async function judge(
  delivery: Delivery,
  holdsOf: (campaign: string) => Promise<WhyHeld>,
  { clock }: ReconcilePorts,
): Promise<Delivery | 'queue' | null> {
  const now = clock.now();
  const { state } = delivery;
  if (state.status === 'sending') {
    if (state.leaseUntil > now) return null;
    // Handing out says nothing to anybody by itself, and may be done again.
    const died = { at: now, why: 'worker_died' };
    return move(
      delivery,
      isForModerators(delivery) ? { type: 'deferred', until: now, ...died } : { type: 'unknown', ...died },
    );
  }
  if (state.status !== 'scheduled' || state.dueAt > now) return null;

  const reason = await (await holdsOf(delivery.campaign))(delivery);
  const released = wasDueAtOnce(delivery) ? delivery.publicAt : plus(state.dueAt, RELEASE_WITHIN_MS);
  if (delivery.expires <= now || (reason && released <= now)) {
    return move(delivery, { type: 'missed', at: now, why: reason ?? 'expired' });
  }
  // Whether its text is still somebody else's is looked at again when it is to be sent.
  return reason && reason !== 'looks_already_published' ? null : 'queue';
}
