import { type WhyHeld, whyHeld } from '../../../shared/actions/why-held.ts';
import type { Delivery } from '../../../shared/domain/delivery.ts';
import type { HoldReason } from '../../../shared/domain/hold.ts';
import { DAY_MS, HOUR_MS, type Instant, plus } from '../../../shared/domain/instant.ts';
import type { ConsolePorts } from '../app.ts';
import type { Queue } from './queue-rows.ts';

/** What leaves next by itself, as things stand; none within days; or none of so many that were looked at. */
export type NextTrigger =
  | { readonly kind: 'next'; readonly at: Instant; readonly post: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'none-of'; readonly count: number };

/** What was put off may still leave this long after its moment. */
const PUT_OFF_MS = 2 * HOUR_MS;
const AHEAD_MS = 7 * DAY_MS;
/** As many as a page may look at, beyond what it shows, before it is slow. */
const LOOKED_AT = 20;

/**
 * What is held leaves when somebody lets it go, and is not it; what was put off leaves at the moment that it was given.
 * What the page shows is looked at first, where it begins today; only where none of it leaves is more of the plan read.
 */
export async function nextTrigger(
  shown: Queue | null,
  author: string | null,
  ports: ConsolePorts,
): Promise<NextTrigger> {
  const now = ports.clock.now();
  const rows = shown?.days.flatMap(({ rows }) => rows) ?? [];
  const waiting = rows.flatMap(({ deliveries }) => deliveries).filter(({ delivery }) => leavesAt(delivery, now));
  const first = earliestOf(waiting, now);
  if (first) return { kind: 'next', ...first };
  if (shown && !shown.next) return { kind: 'none' };

  const holds = new Map<string, Promise<WhyHeld>>();
  const from = shown?.next?.from ?? plus(now, -PUT_OFF_MS);
  let count = waiting.length;
  for await (const delivery of ports.ledger.plannedBetween(from, plus(now, AHEAD_MS), LOOKED_AT)) {
    if (!leavesAt(delivery, now) || (author !== null && delivery.author !== author)) continue;
    if (count === waiting.length + LOOKED_AT) return { kind: 'none-of', count };
    count += 1;
    const why = holds.get(delivery.campaign) ?? whyHeld(delivery.campaign, ports);
    holds.set(delivery.campaign, why);
    const found = earliestOf([{ delivery, held: await (await why)(delivery) }], now);
    if (found) return { kind: 'next', ...found };
  }
  return { kind: 'none' };
}

function leavesAt({ state }: Delivery, now: Instant): Instant | null {
  return state.status === 'scheduled' && state.dueAt >= now ? state.dueAt : null;
}

function earliestOf(
  deliveries: readonly { readonly delivery: Delivery; readonly held: HoldReason | null }[],
  now: Instant,
): { readonly at: Instant; readonly post: string } | null {
  const leaving = deliveries.flatMap(({ delivery, held }) => {
    const at = leavesAt(delivery, now);
    return at && held === null ? [{ at, post: delivery.post }] : [];
  });
  return leaving.toSorted((a, b) => (a.at < b.at ? -1 : 1))[0] ?? null;
}
