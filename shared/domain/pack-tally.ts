import type { Delivery } from './delivery.ts';
import type { DeliveryEvent } from './delivery-event.ts';

/** How the moderators of one pack fared, by what is counted; what is missing is 0. */
export type PackTally = Readonly<Record<string, number>>;

/** What the last event of a child changes in the tally of its pack: folded over all of them, it counts the children. */
export function tallied({ events }: Pick<Delivery, 'events'>): PackTally {
  const last = events.at(-1);
  switch (last?.type) {
    case 'delivered':
      return { delivered: 1 };
    case 'responded': {
      const before = events.slice(0, -1).findLast((event): event is Responded => event.type === 'responded');
      return { [last.response]: 1, ...(before && { [before.response]: -1 }) };
    }
    default:
      return {};
  }
}

type Responded = Extract<DeliveryEvent, { type: 'responded' }>;

export function sumOf(one: PackTally, other: PackTally): PackTally {
  const sum: Record<string, number> = { ...one };
  for (const [name, count] of Object.entries(other)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}
