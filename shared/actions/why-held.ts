import { approversOf } from '../domain/approval.ts';
import type { Delivery } from '../domain/delivery.ts';
import { type HoldReason, holdOf } from '../domain/hold.ts';
import type { Channels, Clock, Ledger } from '../ports.ts';

export interface HoldPorts {
  readonly clock: Clock;
  readonly ledger: Pick<Ledger, 'approvals' | 'breakers' | 'campaign' | 'pause'>;
  readonly channels: Pick<Channels, 'standing'>;
}

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
  const byPost = new Map(approvals.map((approval) => [approval.post, approval]));
  return async (delivery) => {
    const facts = {
      standing: broken.has(delivery.channel) ? ('broken' as const) : await channels.standing(delivery),
      approvedBy: approversOf(byPost.get(delivery.post), delivery.approval),
      approvalsNeeded: record.approvalsNeeded,
      campaignVanished: record.vanished,
      paused: pause !== null,
    };
    return holdOf(delivery, facts, clock.now());
  };
}
