import type { Version } from '../domain/amendment.ts';
import { type Approval, countOf, isObjectedTo, LIFTABLE, yesesNeeded } from '../domain/approval.ts';
import type { Delivery } from '../domain/delivery.ts';
import { editHoldOf, type HoldFacts, type HoldReason, holdOf } from '../domain/hold.ts';
import type { Channels, Clock, Ledger } from '../ports.ts';

export interface HoldPorts {
  readonly clock: Pick<Clock, 'now'>;
  readonly ledger: Pick<Ledger, 'approvals' | 'breakers' | 'campaign' | 'pause'>;
  readonly channels: Pick<Channels, 'standing'>;
}

/** Why a delivery would not leave now; of one that is out, why the words offered in its place would not. */
export type WhyHeld = (delivery: Delivery) => Promise<HoldReason | null>;

/** Asks, for deliveries of one campaign, why each would not leave now. What decides for all of them is read once. */
export async function whyHeld(campaign: string, { clock, ledger, channels }: HoldPorts): Promise<WhyHeld> {
  const [record, approvals, breakers, pause] = await Promise.all([
    ledger.campaign(campaign),
    ledger.approvals(campaign),
    ledger.breakers(),
    ledger.pause(),
  ]);
  const broken = new Set(breakers.map(({ channel }) => channel));
  const byQuestion = new Map(approvals.map((approval) => [questionKey(approval), approval]));
  const factsOf = async (delivery: Delivery, { approval, author }: Pick<Version, 'approval' | 'author'>) => {
    const given = (lifts: Approval['lifts']) => byQuestion.get(questionKey({ post: delivery.post, lifts }));
    const count = (lifts: Approval['lifts']) => countOf(given(lifts), approval, author);
    return {
      standing: broken.has(delivery.channel) ? ('broken' as const) : await channels.standing(delivery),
      approvedBy: count(null),
      approvalsNeeded: record.approvalsNeeded,
      lifted: new Set(LIFTABLE.filter((lifts) => count(lifts) >= yesesNeeded(lifts, record.approvalsNeeded))),
      changeAsked: isObjectedTo(given(null), approval),
      campaignVanished: record.missing.length > 0,
      paused: pause !== null,
    } satisfies HoldFacts;
  };
  return async (delivery) => {
    const { amendment, state } = delivery;
    // What is out in part goes on with the words that it began with.
    if (amendment?.kind === 'edit' && state.status !== 'scheduled')
      return editHoldOf(delivery, await factsOf(delivery, amendment.version));
    return holdOf(delivery, await factsOf(delivery, delivery), clock.now());
  };
}

function questionKey({ post, lifts }: Pick<Approval, 'post' | 'lifts'>): string {
  return `${lifts} ${post}`;
}
