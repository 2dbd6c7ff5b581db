import { type Delivery, isOnlyUnpinned } from './delivery.ts';
import type { DeliveryEvent } from './delivery-event.ts';
import type { Instant } from './instant.ts';

/** What went wrong with a delivery so that only a person can go on. */
export const MATTERS = [
  'unknown',
  'missed',
  'refused',
  'incomplete',
  'vanished',
  'not_edited',
  'not_removed',
  'event_moved',
  'not_pinned',
] as const;
export type MatterKind = (typeof MATTERS)[number];

export interface Matter {
  readonly kind: MatterKind;
  /** A short code of ours. */
  readonly why: string;
  readonly since: Instant;
}

/** What a person may do about it: say what they saw, give it another moment, say that it is done by hand, or let it be. */
export type MatterAction = 'published' | 'absent' | 'redate' | 'done' | 'drop';

export const ACTIONS_ON: Readonly<Record<MatterKind, readonly MatterAction[]>> = {
  unknown: ['published', 'absent'],
  missed: ['redate', 'done', 'drop'],
  refused: ['redate', 'done', 'drop'],
  incomplete: ['done', 'drop'],
  vanished: ['done', 'drop'],
  not_edited: ['done', 'drop'],
  not_removed: ['done', 'drop'],
  event_moved: ['done', 'drop'],
  not_pinned: ['done', 'drop'],
};

/**
 * What a person must decide or do about a delivery; null when there is nothing, or somebody has done it. Of what one
 * moderator received nobody else can mend anything.
 */
export function matterOf(delivery: Delivery): Matter | null {
  const { state, parent, handled, vanishedAt, removedAt } = delivery;
  if (parent !== null || handled !== null) return null;
  if (state.status === 'unknown') return { kind: 'unknown', why: state.why, since: state.since };
  if (removedAt !== null) return null;
  const failed = lastFailure(delivery);
  // Of the two it is the later one: nobody mends the words of what is gone.
  if (failed && (vanishedAt === null || failed.since > vanishedAt)) return failed;
  if (vanishedAt !== null) return { kind: 'vanished', why: 'gone', since: vanishedAt };
  if (state.status === 'missed' || state.status === 'refused' || state.status === 'incomplete')
    return { kind: state.status, why: state.why, since: state.at };
  return notPinned(delivery);
}

/** Its time may also have gone by before the platform would pin it. */
function notPinned(delivery: Delivery): Matter | null {
  const { state, events } = delivery;
  if (state.status !== 'published' || !isOnlyUnpinned(delivery)) return null;
  const refused = events.findLast((event) => event.type === 'not_pinned');
  return { kind: 'not_pinned', why: refused?.why ?? 'expired', since: state.at };
}

/** The same while the team has not been told; a person is asked about an unknown outcome in a way of its own. */
export function untoldMatter(delivery: Delivery): Matter | null {
  const matter = matterOf(delivery);
  if (!matter || matter.kind === 'unknown') return null;
  return delivery.events.some(({ type, at }) => type === 'reported' && at >= matter.since) ? null : matter;
}

/** Whether it did not go out, and waits for the other moment that it was given; nothing of it has left. */
export function goesAgain({ state, events, parent }: Delivery): boolean {
  if (parent !== null || state.status !== 'scheduled' || state.sent.length > 0) return false;
  return events.some(({ type }) => type === 'missed' || type === 'refused');
}

const ABOUT_ITS_WORDS: ReadonlySet<string> = new Set<DeliveryEvent['type']>([
  'amendment_failed',
  'edited',
  'edit_dropped',
  'event_moved',
]);

/** Whether somebody wants it gone, and it could not be deleted. */
export function isToBeGone({ events, amendment }: Delivery): boolean {
  const last = events.findLast(({ type }) => ABOUT_ITS_WORDS.has(type));
  return amendment === null && last?.type === 'amendment_failed' && last.of === 'removal';
}

/** The last edit or removal that was given up, or a date that has changed under it, unless its words were mended since. */
function lastFailure({ events, amendment }: Delivery): Matter | null {
  if (amendment) return null;
  const last = events.findLast(({ type }) => ABOUT_ITS_WORDS.has(type));
  if (last?.type === 'event_moved') return { kind: 'event_moved', why: 'event_moved', since: last.at };
  if (last?.type !== 'amendment_failed') return null;
  return { kind: last.of === 'edit' ? 'not_edited' : 'not_removed', why: last.why, since: last.at };
}
