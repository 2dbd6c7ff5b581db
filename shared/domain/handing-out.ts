import type { Delivery, SentStep } from './delivery.ts';

/** How far a pack has come that is handed out page by page, as its history tells. */

/** The last moderator who has a delivery of their own, and the community in which they were found. */
export interface HandedUpTo {
  readonly community: string;
  readonly code: string;
}

/** The step of a pack that ended while only some of its moderators had been given it. */
export const HANDED_OUT_IN_PART = 'handed_out_in_part';

/**
 * After whom handing out goes on; null: with the first. What was planned anew meanwhile is handed out from the beginning,
 * and finds those who have the old words.
 */
export function handedUpTo({ events, message }: Pick<Delivery, 'events' | 'message'>): HandedUpTo | null {
  const last = events.findLast((event) => event.type === 'page_handed_out' || event.type === 'replanned');
  return last?.type === 'page_handed_out' && last.message === message ? last.upTo : null;
}

/** Whether some moderators may have it, and others are yet to be given it. */
export function isPartlyHandedOut({ state, events }: Pick<Delivery, 'state' | 'events'>): boolean {
  const goesOn = state.status === 'scheduled' || state.status === 'sending';
  return goesOn && events.some(({ type }) => type === 'page_handed_out');
}

export function partHandedOut(at: SentStep['at']): SentStep {
  return { step: HANDED_OUT_IN_PART, externalId: null, permalink: null, at };
}
