import type { Amendment } from './amendment.ts';
import { isUnderWay } from './amendment-progress.ts';
import { wordsOfArm } from './arms.ts';
import { type Delivery, mayBePublic } from './delivery.ts';
import { recorded } from './delivery-history.ts';
import { move } from './delivery-life.ts';
import type { Instant } from './instant.ts';

/**
 * What a moderator received, or is yet to receive, one step further behind what became of its pack; null when nothing
 * is left to do, so that doing it again tells nobody twice.
 */
export function follow(child: Delivery, amendment: Amendment, dueAt: Instant, now: Instant): Delivery | null {
  const handedOn = { ...amendment, dueAt, attempts: 0 };
  if (handedOn.kind === 'removal') return takenBack(child, handedOn, now);
  return reworded(child, { ...handedOn, version: wordsOfArm(handedOn.version, child.variant) }, now);
}

/** Whoever may have it is asked to delete it, whatever else was to be said of it; whoever has not does not receive it. */
function takenBack(child: Delivery, amendment: Amendment, now: Instant): Delivery | null {
  const { state, removedAt, events } = child;
  if (state.status === 'scheduled') return move(child, { type: 'cancelled', at: now, why: 'withdrawn' });
  if (!mayBePublic(state) || removedAt !== null || events.some(({ type }) => type === 'removal_asked')) return null;
  return { ...child, amendment, ...recorded(child, { type: 'removal_asked', at: now }) };
}

/** Whoever has it is told, unless they said that they would not post it; whoever is still to receive it gets the new words. */
function reworded(child: Delivery, amendment: Amendment & { kind: 'edit' }, now: Instant): Delivery | null {
  const { state, response, offered } = child;
  const { message } = amendment.version;
  if (state.status === 'scheduled' && state.sent.length === 0 && child.message !== message) {
    const replanned = { type: 'replanned', at: now, dueAt: state.dueAt, message } as const;
    return { ...child, ...amendment.version, ...recorded(child, replanned) };
  }
  if (!mayBePublic(state) || child.removedAt !== null || child.amendment?.kind === 'removal') return null;
  // What it was to be changed to is not meant any more, and nobody has begun to tell it.
  if (child.message === message && child.amendment && !isUnderWay(child))
    return move(child, { type: 'edit_dropped', at: now });
  if (response === 'declined' || offered === message || (child.message === message && !child.amendment)) return null;
  return { ...child, amendment, offered: message, ...recorded(child, { type: 'edit_offered', at: now, message }) };
}
