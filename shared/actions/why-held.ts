import type { Version } from '../domain/amendment.ts';
import { type Approval, countOf, isObjectedTo, LIFTABLE, yesesNeeded } from '../domain/approval.ts';
import { audienceOf, type Delivery, mayBePublic } from '../domain/delivery.ts';
import { editHoldOf, type HoldFacts, type HoldReason, holdOf } from '../domain/hold.ts';
import type { Channels, Clock, Ledger } from '../ports.ts';
import { alreadySaid } from './already-said.ts';

export interface HoldPorts {
  readonly clock: Pick<Clock, 'now'>;
  readonly ledger: Pick<Ledger, 'approvals' | 'breakers' | 'campaign' | 'pause' | 'read' | 'whoSaid'>;
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
    const now = clock.now();
    // What is out in part goes on with the words that it began with.
    if (amendment?.kind !== 'edit' || state.status === 'scheduled') {
      const facts = await factsOf(delivery, delivery);
      return holdOf(delivery, mayBePublic(state) ? asDecided(facts) : facts, now);
    }
    const { version } = amendment;
    const words = { ...version, id: delivery.id };
    const sameTextAs = await alreadySaid(words, audienceOf(delivery), ledger);
    return editHoldOf({ ...version, sameTextAs }, await factsOf(delivery, version), now);
  };
}

/** What was decided before its first part went out stays decided for the others. */
function asDecided(facts: HoldFacts): HoldFacts {
  return { ...facts, approvedBy: facts.approvalsNeeded, changeAsked: false, lifted: new Set(LIFTABLE) };
}

function questionKey({ post, lifts }: Pick<Approval, 'post' | 'lifts'>): string {
  return `${lifts} ${post}`;
}
