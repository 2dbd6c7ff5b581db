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
  readonly next: QueuePlace | null;
}

/** A moment, or at a moment at which very much is planned what comes after one delivery of it. */
export interface QueuePlace {
  readonly from: Instant;
  readonly after: string;
}

/** What is read on one page; it ends between two moments, unless one of them alone is longer than the other number. */
const ROWS = 25;
const DELIVERIES = 200;
const AT_A_TIME = 30;
export const DAYS = 7;

/** What is planned from a moment on, for a week, by day and moment: a page of it; of one author alone where that is said. */
export async function queueFrom(
  { from, after }: QueuePlace,
  author: string | null,
  ports: ConsolePorts,
): Promise<Queue> {
  const groups = new Map<string, Delivery[]>();
  let next: QueuePlace | null = null;
  let last: Delivery | null = null;
  let count = 0;
  for await (const delivery of ports.ledger.plannedBetween(from, plus(from, DAYS * DAY_MS - 1), AT_A_TIME)) {
    if (delivery.at === from && delivery.id <= after) continue;
    if (author !== null && delivery.author !== author) continue;
    const isFull = groups.size >= ROWS && last?.at !== delivery.at;
    if (last && (isFull || count >= DELIVERIES)) {
      next = { from: delivery.at, after: last.at === delivery.at ? last.id : '' };
      break;
    }
    const key = `${delivery.at} ${delivery.campaign} ${delivery.post}`;
    groups.set(key, [...(groups.get(key) ?? []), delivery]);
    last = delivery;
    count += 1;
  }
  const rows = await rowsOf([...groups.values()], ports);
  const days = Map.groupBy(rows, ({ at }) => wallDate(at));
  return { days: [...days].map(([date, own]) => ({ date, rows: own })), next };
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
