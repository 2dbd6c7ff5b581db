import { type WhyHeld, whyHeld } from '../../../shared/actions/why-held.ts';
import { DAY_MS, HOUR_MS, type Instant, plus } from '../../../shared/domain/instant.ts';
import type { ConsolePorts } from '../app.ts';

/** What leaves next by itself, as things stand; `none`, or none of so many that were looked at. */
export type NextTrigger =
  | { readonly kind: 'next'; readonly at: Instant; readonly post: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'none-of'; readonly count: number };

/** What was put off may still leave this long after its moment. */
const PUT_OFF_MS = 2 * HOUR_MS;
const AHEAD_MS = 7 * DAY_MS;
/** As many as a page may look at before it is slow. */
const LOOKED_AT = 200;
const AT_A_TIME = 40;

/** What is held leaves when somebody lets it go, and is not it; what was put off leaves at the moment that it was given. */
export async function nextTrigger(author: string | null, ports: ConsolePorts): Promise<NextTrigger> {
  const now = ports.clock.now();
  const holds = new Map<string, Promise<WhyHeld>>();
  let first: { at: Instant; post: string } | null = null;
  let count = 0;
  for await (const delivery of ports.ledger.plannedBetween(plus(now, -PUT_OFF_MS), plus(now, AHEAD_MS), AT_A_TIME)) {
    const { campaign, post, state, at } = delivery;
    // Whatever comes later is planned later than what was found.
    if (first && at > first.at) break;
    if (count === LOOKED_AT) return first ? { kind: 'next', ...first } : { kind: 'none-of', count };
    if (state.status !== 'scheduled' || state.dueAt < now || (author !== null && delivery.author !== author)) continue;
    count += 1;
    const held = holds.get(campaign) ?? whyHeld(campaign, ports);
    holds.set(campaign, held);
    if ((await (await held)(delivery)) === null && (!first || state.dueAt < first.at))
      first = { at: state.dueAt, post };
  }
  return first ? { kind: 'next', ...first } : { kind: 'none' };
}
