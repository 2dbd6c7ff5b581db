import { type WhyHeld, whyHeld } from '../../../shared/actions/why-held.ts';
import { countOf, spokenVersion, stillSpeaks } from '../../../shared/domain/approval.ts';
import type { Delivery } from '../../../shared/domain/delivery.ts';
import type { HoldReason } from '../../../shared/domain/hold.ts';
import { DAY_MS, type Instant, plus, wallDate } from '../../../shared/domain/instant.ts';
import type { ConsolePorts } from '../app.ts';

/** One post at one moment, with every channel on which it speaks then. */
export interface QueueRow {
  readonly campaign: string;
  readonly post: string;
  readonly at: Instant;
  readonly deliveries: readonly { readonly delivery: Delivery; readonly held: HoldReason | null }[];
  /** How many have said yes to what still waits, of how many; null where nothing waits for that. */
  readonly approvals: { readonly given: number; readonly needed: number } | null;
}

export interface QueueDay {
  /** YYYY-MM-DD, Phnom Penh. */
  readonly date: string;
  readonly rows: readonly QueueRow[];
}

export interface Queue {
  readonly days: readonly QueueDay[];
  /** Where the next page begins; null: nothing else is planned for these days. */
  readonly next: Instant | null;
}

/** What is read on one page. */
const ROWS = 30;
export const DAYS = 7;

/** What is planned from a moment on, for a week, by day and moment: a page of it; of one author alone where that is said. */
export async function queueFrom(from: Instant, author: string | null, ports: ConsolePorts): Promise<Queue> {
  const groups = new Map<string, Delivery[]>();
  let next: Instant | null = null;
  for await (const delivery of ports.ledger.plannedBetween(from, plus(from, DAYS * DAY_MS - 1))) {
    if (author !== null && delivery.author !== author) continue;
    const key = `${delivery.at} ${delivery.campaign} ${delivery.post}`;
    const group = groups.get(key);
    if (group) group.push(delivery);
    // A page ends between two moments, so that the next one can begin there; a moment with more stays whole.
    else if (groups.size >= ROWS && lastMoment(groups) !== delivery.at) {
      next = delivery.at;
      break;
    } else groups.set(key, [delivery]);
  }
  const rows = await rowsOf([...groups.values()], ports);
  const days = Map.groupBy(rows, ({ at }) => wallDate(at));
  return { days: [...days].map(([date, own]) => ({ date, rows: own })), next };
}

function lastMoment(groups: ReadonlyMap<string, readonly Delivery[]>): Instant | undefined {
  return [...groups.values()].at(-1)?.[0]?.at;
}

async function rowsOf(groups: readonly (readonly Delivery[])[], ports: ConsolePorts): Promise<QueueRow[]> {
  const campaigns = new Set(groups.flatMap((group) => group.map(({ campaign }) => campaign)));
  const known = await Promise.all([...campaigns].map(async (one) => [one, await campaignOf(one, ports)] as const));
  const campaignNamed = new Map(known);
  const rows = groups.map(async (group): Promise<QueueRow[]> => {
    const [first] = group;
    const campaign = first && campaignNamed.get(first.campaign);
    if (!campaign) return [];
    const deliveries = await Promise.all(
      group.map(async (delivery) => ({
        delivery,
        held: stillSpeaks(delivery) ? await campaign.whyHeld(delivery) : null,
      })),
    );
    const { campaign: id, post, at } = first;
    return [{ campaign: id, post, at, deliveries, approvals: approvalsOf(group, campaign) }];
  });
  return (await Promise.all(rows)).flat();
}

interface KnownCampaign {
  readonly whyHeld: WhyHeld;
  readonly needed: number;
  readonly given: Awaited<ReturnType<ConsolePorts['ledger']['approvals']>>;
}

async function campaignOf(campaign: string, ports: ConsolePorts): Promise<KnownCampaign> {
  const [why, { approvalsNeeded: needed }, given] = await Promise.all([
    whyHeld(campaign, ports),
    ports.ledger.campaign(campaign),
    ports.ledger.approvals(campaign),
  ]);
  return { whyHeld: why, needed, given };
}

function approvalsOf(group: readonly Delivery[], { needed, given }: KnownCampaign): QueueRow['approvals'] {
  const speaking = group.find(stillSpeaks);
  if (!speaking) return null;
  const { sha256, author } = spokenVersion(speaking);
  const approval = given.find((one) => one.post === speaking.post && one.lifts === null && one.sha256 === sha256);
  return { given: Math.min(needed, countOf(approval, sha256, author)), needed };
}
