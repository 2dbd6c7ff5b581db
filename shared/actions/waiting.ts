import { type Approval, countOf, currentVersions, isObjectedTo, spokenVersion } from '../domain/approval.ts';
import type { CampaignRecord } from '../domain/campaign-record.ts';
import type { Delivery } from '../domain/delivery.ts';
import { wasDueAtOnce } from '../domain/delivery-life.ts';
import { DAY_MS, earliest, type Instant, plus } from '../domain/instant.ts';
import type { Sha256 } from '../domain/message.ts';
import type { Channels, Clock, Ledger } from '../ports.ts';

/** A post of which exactly this version waits until people say yes. */
export interface WaitingPost {
  readonly campaign: string;
  readonly post: string;
  readonly version: Sha256;
  readonly author: string | null;
  /** What would speak with this version, the earliest first. */
  readonly deliveries: readonly [Delivery, ...Delivery[]];
  /** Until then somebody must have said yes. */
  readonly by: Instant;
  /** Who has said yes to this version, whether it counts or not. */
  readonly approvedBy: readonly string[];
  readonly waitingFor: number;
}

export interface WaitingPorts {
  readonly clock: Pick<Clock, 'now'>;
  readonly ledger: Pick<Ledger, 'approvals' | 'campaign' | 'deliveriesOf'>;
  readonly channels: Pick<Channels, 'standing'>;
}

/** After its last post a campaign can still be offered other words for so long. */
const AFTERWARDS_MS = 8 * DAY_MS;

/** Whether anything of a campaign can still wait for people. */
export function isRunning({ endsAt }: CampaignRecord, now: Instant): boolean {
  return endsAt !== null && plus(endsAt, AFTERWARDS_MS) > now;
}

/** All posts of a campaign that wait for people's yes, those that are needed first first. Samples wait for nobody. */
export async function waitingPosts(campaign: string, ports: WaitingPorts): Promise<readonly WaitingPost[]> {
  const { ledger, clock } = ports;
  const [{ approvalsNeeded }, approvals, deliveries] = await Promise.all([
    ledger.campaign(campaign),
    ledger.approvals(campaign),
    ledger.deliveriesOf(campaign),
  ]);
  const now = clock.now();
  const current = currentVersions(deliveries);
  const asked = deliveries.filter(
    (delivery) =>
      delivery.parent === null &&
      speaksUntil(delivery, now) !== null &&
      spokenVersion(delivery).sha256 === current.get(delivery.post)?.sha256,
  );
  const real = await realOnes(asked, ports);
  const posts = [...Map.groupBy(real, ({ post }) => post)].flatMap(([post, own]): WaitingPost[] => {
    const [first, ...others] = own.toSorted((a, b) => (a.at < b.at ? -1 : 1));
    if (!first) return [];
    const { sha256: version, author } = spokenVersion(first);
    const approval = approvals.find((one) => one.post === post && one.lifts === null && one.sha256 === version);
    const waitingFor = approvalsNeeded - countOf(approval, version, author);
    if (waitingFor <= 0 || isObjectedTo(approval, version)) return [];
    const moments = own.flatMap((delivery) => speaksUntil(delivery, now) ?? []);
    const by = earliest(moments[0] ?? first.at, ...moments);
    const deliveries = [first, ...others] as const;
    return [{ campaign, post, version, author, deliveries, by, approvedBy: namesOf(approval), waitingFor }];
  });
  return posts.sort((a, b) => (a.by < b.by ? -1 : 1));
}

/** Until when a yes lets a delivery speak; null when it will say nothing more. */
function speaksUntil(delivery: Delivery, now: Instant): Instant | null {
  const { state, amendment, at, publicAt, expires } = delivery;
  if (amendment?.kind === 'edit') return amendment.until;
  if (state.status !== 'scheduled' || expires <= now) return null;
  return wasDueAtOnce(delivery) ? publicAt : at;
}

async function realOnes(deliveries: readonly Delivery[], { channels }: WaitingPorts): Promise<readonly Delivery[]> {
  const standings = new Map<string, ReturnType<Channels['standing']>>();
  const standingOf = (delivery: Delivery) => {
    const asked = standings.get(delivery.channel) ?? channels.standing(delivery);
    standings.set(delivery.channel, asked);
    return asked;
  };
  const found = await Promise.all(
    deliveries.map(async (delivery) => ({ delivery, standing: await standingOf(delivery) })),
  );
  const real = found.filter(({ standing }) => standing !== 'sandbox' && standing !== 'not_ready');
  // A pack that nobody would receive says nothing of whether this is the sandbox; its post's other channels do.
  const posts = new Set(real.flatMap(({ delivery, standing }) => (standing === 'no_moderators' ? [] : delivery.post)));
  return real.flatMap(({ delivery }) => (posts.has(delivery.post) ? [delivery] : []));
}

function namesOf(approval: Approval | undefined): readonly string[] {
  return approval?.by.map(({ name }) => name) ?? [];
}
