import { paced } from '../../shared/actions/pace.ts';
import { type WhyHeld, whyHeld } from '../../shared/actions/why-held.ts';
import { mayBeAmended } from '../../shared/domain/amendment.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { move, wasDueAtOnce } from '../../shared/domain/delivery-life.ts';
import { isPartlyHandedOut } from '../../shared/domain/handing-out.ts';
import { DAY_MS, type Instant, latest, MINUTE_MS, plus, SECOND_MS } from '../../shared/domain/instant.ts';
import { untoldMatter } from '../../shared/domain/matter.ts';
import type { Channels, Clock, DeliveryQueue, Due, Ledger } from '../../shared/ports.ts';
import { bury } from './bury.ts';
import { lookUp } from './look-up.ts';
import { pickUpAmendment } from './pick-up-amendment.ts';
import { probeChannels } from './probe-channels.ts';
import { save } from './save.ts';
import { sendTips, type TipPorts } from './send-tips.ts';
import type { TeamPorts } from './team-chore.ts';
import { tellTeam } from './tell-team.ts';
import { type WelcomePorts, welcomeModerators } from './welcome-moderators.ts';

export interface ReconcilePorts extends TeamPorts, WelcomePorts, TipPorts {
  readonly clock: Clock;
  readonly ledger: TeamPorts['ledger'] &
    TipPorts['ledger'] &
    Pick<Ledger, 'childrenOf' | 'dueBetween' | 'probed' | 'reserve' | 'save'>;
  readonly channels: Channels;
  readonly queue: DeliveryQueue;
}

export interface Reconciled {
  /** Due and never triggered, or due again after a deferral. */
  readonly queued: number;
  /** Their moment went by while something held them, or nobody was there. */
  readonly missed: number;
  /** Their worker died: nobody knows yet what became of them. */
  readonly unknown: number;
  /** Whose channel was looked at. */
  readonly lookedUp: number;
  /** Channels that were proved good again. */
  readonly mended: number;
}

/** A delivery this much overdue was not triggered; one that is younger is on its way. */
export const OVERDUE_MS = 5 * SECOND_MS;
/** What was held at its moment still goes out when it is released within this time. */
const RELEASE_WITHIN_MS = 10 * MINUTE_MS;
/** How far back it looks: everything overdue is settled long before. */
const LOOK_BACK_MS = 400 * DAY_MS;
const AT_A_TIME = 10;
/** How many that are let go are queued together. */
const RELEASED_AT_A_TIME = 200;

/** What is found on the way: what the team is to be told, and what leaves now. */
interface Settled {
  readonly untold: Delivery[];
  readonly released: Due[];
}

export type Verdict = 'queued' | 'missed' | 'unknown' | 'lookedUp' | null;

/**
 * Settles everything whose moment has passed: queues it, calls it missed, calls it unknown, or looks on its channel
 * whether it is there. Before that, broken channels are read, so that what waits for one goes out with it; after it, the
 * team is told, and whoever is given a series gets what is due to them.
 */
export async function reconcile(ports: ReconcilePorts): Promise<Reconciled> {
  const { clock, ledger } = ports;
  const startedMs = clock.monotonicMs();
  const mended = await probeChannels(ports);
  const holds = new Map<string, Promise<WhyHeld>>();
  const holdsOf = (campaign: string) => {
    const asked = holds.get(campaign) ?? whyHeld(campaign, ports);
    holds.set(campaign, asked);
    return asked;
  };

  const untold: Delivery[] = [];
  const released: Due[] = [];
  const counts = { queued: 0, missed: 0, unknown: 0, lookedUp: 0 };
  const now = clock.now();
  const settleAll = async (dues: readonly Due[]) => {
    for (const verdict of await Promise.all(dues.map((due) => settle(due, holdsOf, { untold, released }, ports))))
      if (verdict) counts[verdict] += 1;
    if (released.length >= RELEASED_AT_A_TIME) await letGo(released.splice(0), false, ports);
  };
  let some: Due[] = [];
  for await (const due of ledger.dueBetween(plus(now, -LOOK_BACK_MS), now)) {
    some.push(due);
    if (some.length < AT_A_TIME) continue;
    await settleAll(some);
    some = [];
  }
  await settleAll(some);
  await letGo(released, counts.queued <= RELEASED_AT_A_TIME, ports);
  await welcomeModerators(ports);
  await tellTeam(untold, ports);
  await sendTips(startedMs, ports);
  return { ...counts, mended };
}

/** One delivery that cannot be read or asked about must not keep the others waiting. */
async function settle(
  due: Due,
  holdsOf: (campaign: string) => Promise<WhyHeld>,
  { untold, released }: Settled,
  ports: ReconcilePorts,
): Promise<Verdict> {
  try {
    const delivery = await ports.ledger.read(due);
    if (delivery && untoldMatter(delivery)) {
      untold.push(delivery);
      return null;
    }
    switch (delivery?.state.status) {
      case 'sending':
        return await bury(delivery, delivery.state.leaseUntil, ports);
      case 'unknown':
        if (delivery.amendment && mayBeAmended(delivery)) return await pickUpAmendment(delivery, due, holdsOf, ports);
        return (await lookUp(delivery, ports)) ? 'lookedUp' : null;
      case 'published':
      case 'delivered':
      case 'incomplete':
        return (await pickUpAmendment(delivery, due, holdsOf, ports)) ?? (await pickUpReminder(delivery, due, ports));
      case 'scheduled':
        return await release(delivery, delivery.state.dueAt, due, holdsOf, released, ports);
      default:
        return null;
    }
  } catch (cause) {
    ports.log.error('not_settled', { id: due.id, error: cause instanceof Error ? cause.name : typeof cause });
    return null;
  }
}

/** A reminder that nobody has sent yet: publish says whether it is still wanted. */
async function pickUpReminder({ remindAt }: Delivery, due: Due, ports: ReconcilePorts): Promise<Verdict> {
  if (remindAt === null || remindAt > plus(ports.clock.now(), -OVERDUE_MS)) return null;
  await ports.queue.send([due]);
  return 'queued';
}

/** What is due is queued; what was held for too long, or came too late, is missed. Null while it waits on. */
async function release(
  delivery: Delivery,
  dueAt: Instant,
  due: Due,
  holdsOf: (campaign: string) => Promise<WhyHeld>,
  released: Due[],
  ports: ReconcilePorts,
): Promise<Verdict> {
  const now = ports.clock.now();
  if (dueAt > plus(now, -OVERDUE_MS)) return null;
  const reason = await (await holdsOf(delivery.campaign))(delivery);
  // A lead that began before it was planned, and a channel that was mended, may be late; an approval may not, but for
  // moderators of whom some have it already: the others may post it as long as the public is to have it.
  const soon = plus(dueAt, RELEASE_WITHIN_MS);
  const isBehind = delivery.parent !== null || isPartlyHandedOut(delivery);
  const late = isBehind ? latest(delivery.publicAt, soon) : soon;
  const patient = wasDueAtOnce(delivery) ? delivery.publicAt : late;
  const until = reason === 'channel_broken' ? delivery.expires : patient;
  if (delivery.expires <= now || (reason && until <= now)) {
    const missed = await save(move(delivery, { type: 'missed', at: now, why: reason ?? 'expired' }), ports);
    return missed && 'missed';
  }
  // Whether its text is still somebody else's is looked at again when it is to be sent.
  if (reason && reason !== 'looks_already_published') return null;
  released.push(due);
  return 'queued';
}

/** Many that were held, or that nobody triggered, leave one after the other, and not all at once. */
async function letGo(released: readonly Due[], isWhole: boolean, ports: ReconcilePorts): Promise<void> {
  if (released.length === 0) return;
  try {
    await ports.queue.send(await paced(released, { slot: ports.clock.now(), isWhole }, ports));
  } catch (cause) {
    ports.log.error('not_queued', { error: cause instanceof Error ? cause.name : typeof cause });
  }
}
