import type { Delivery } from './delivery.ts';
import type { DeliveryEvent } from './delivery-event.ts';
import { epochMs, HOUR_MS, type Instant } from './instant.ts';

/** How the moderators of one pack fared, by what is counted; what is missing is 0. */
export type PackTally = Readonly<Record<string, number>>;

/** Between a community and what is counted there: in no community's id. */
const IN = ' ';

/**
 * What the last event of a child changes in the tally of its pack, as a whole and in its community: folded over all of
 * them, it counts the children.
 */
export function tallied({ events, community }: Pick<Delivery, 'events' | 'community'>): PackTally {
  const change = changeBy(events);
  if (community === null) return change;
  const there = Object.entries(change).map(([name, count]) => [`${community}${IN}${name}`, count] as const);
  return { ...change, ...Object.fromEntries(there) };
}

/** How all moderators of a pack fared. */
export function inAll(tally: PackTally): PackTally {
  return Object.fromEntries(Object.entries(tally).filter(([name]) => !name.includes(IN)));
}

/** How those of one community fared. */
export function inCommunity(tally: PackTally, community: string): PackTally {
  const own = Object.entries(tally).filter(([name]) => name.startsWith(community + IN));
  return Object.fromEntries(own.map(([name, count]) => [name.slice(community.length + IN.length), count]));
}

function changeBy(events: readonly DeliveryEvent[]): PackTally {
  const last = events.at(-1);
  const before = events.slice(0, -1);
  switch (last?.type) {
    case 'delivered':
      return { delivered: 1 };
    case 'reminded':
      return before.some(({ type }) => type === 'reminded') ? {} : { reminded: 1 };
    case 'responded': {
      const earlier = before.findLast((event): event is Responded => event.type === 'responded');
      const received = before.findLast(({ type }) => type === 'delivered');
      return sumOf(said(last, received?.at ?? null), negative(earlier ? said(earlier, received?.at ?? null) : {}));
    }
    case 'edited':
    case 'removed': {
      const isFirst = !before.some(({ type }) => type === 'edited' || type === 'removed');
      return { ...(isFirst && { asked_to_correct: 1 }), ...(isCorrected(before) && { corrected: -1 }) };
    }
    case 'corrected':
      return { corrected: 1 };
    default:
      return {};
  }
}

type Responded = Extract<DeliveryEvent, { type: 'responded' }>;

/** What one answer counts as; of what is posted also how long after it was received, of what is declined also why. */
function said({ response, why, at }: Responded, receivedAt: Instant | null): PackTally {
  return {
    [response]: 1,
    ...(why !== null && { [`declined_${why}`]: 1 }),
    ...(response === 'posted' && receivedAt !== null && { [`posted_${timeToPost(receivedAt, at)}`]: 1 }),
  };
}

const HOURS = [1, 3, 12, 24];

/** The shortest of these spans in which it was posted. */
function timeToPost(receivedAt: Instant, postedAt: Instant): string {
  const hours = HOURS.find((most) => epochMs(postedAt) - epochMs(receivedAt) <= most * HOUR_MS);
  return hours === undefined ? 'later' : `within_${hours}h`;
}

function isCorrected(events: readonly DeliveryEvent[]): boolean {
  return events.findLast(({ type }) => ABOUT_ITS_WORDS.has(type))?.type === 'corrected';
}

const ABOUT_ITS_WORDS: ReadonlySet<string> = new Set<DeliveryEvent['type']>(['edited', 'removed', 'corrected']);

function negative(tally: PackTally): PackTally {
  return Object.fromEntries(Object.entries(tally).map(([name, count]) => [name, -count]));
}

export function sumOf(one: PackTally, other: PackTally): PackTally {
  const sum: Record<string, number> = { ...one };
  for (const [name, count] of Object.entries(other)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}
