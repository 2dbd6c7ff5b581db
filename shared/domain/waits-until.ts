import { mayBeAmended } from './amendment.ts';
import type { Delivery } from './delivery.ts';
import { earliest, type Instant } from './instant.ts';
import { untoldMatter } from './matter.ts';

/** The moment at which somebody must turn to it again; null when nothing more happens to it by itself. */
export function waitsUntil(delivery: Delivery): Instant | null {
  const { state, amendment } = delivery;
  switch (state.status) {
    case 'scheduled':
      return state.dueAt;
    case 'sending':
      return state.leaseUntil;
    case 'unknown':
      return (mayBeAmended(delivery) && amendment?.dueAt) || state.lookAt;
    default:
      // What a person must see to is told before anything else is done about it.
      return untoldMatter(delivery)?.since ?? first(amendment?.dueAt ?? null, delivery.remindAt);
  }
}

function first(one: Instant | null, other: Instant | null): Instant | null {
  return one !== null && other !== null ? earliest(one, other) : (one ?? other);
}
