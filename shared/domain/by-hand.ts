import type { Delivery } from './delivery.ts';
import { matterOf } from './matter.ts';

/** What a person has done about a delivery with their own hands, where ours could not. */
export type ByHand = 'posted' | 'completed' | 'edited' | 'deleted';

/** What "done by hand" means of this delivery: what there was to do. Null where other words of ours are out by now. */
export function doneByHand(delivery: Delivery): ByHand | null {
  const { state, removedAt, handled } = delivery;
  if (handled !== 'by_hand') return null;
  if (removedAt !== null) return 'deleted';
  // It waited for another moment, and somebody posted it before.
  if (state.status === 'cancelled') return 'posted';
  // What is offered since has changed nothing yet.
  const matter = matterOf({ ...delivery, handled: null, amendment: null });
  if (!matter) return null;
  switch (matter.kind) {
    case 'unknown':
    // Where it stands in its channel is no part of what was said.
    case 'not_pinned':
      return null;
    case 'not_edited':
    case 'event_moved':
      return 'edited';
    case 'not_removed':
      return 'deleted';
    case 'incomplete':
      return 'completed';
    case 'missed':
    case 'refused':
    case 'vanished':
      return 'posted';
    default:
      return matter.kind satisfies never;
  }
}
