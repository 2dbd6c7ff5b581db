import type { Delivery } from './delivery.ts';
import type { Instant } from './instant.ts';

/** What went wrong with a delivery so that only a person can go on. */
export const MATTERS = ['unknown', 'missed', 'refused', 'incomplete', 'vanished', 'not_edited', 'not_removed'] as const;
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
  if (failed) return failed;
  if (vanishedAt !== null) return { kind: 'vanished', why: 'gone', since: vanishedAt };
  if (state.status === 'missed' || state.status === 'refused' || state.status === 'incomplete')
    return { kind: state.status, why: state.why, since: state.at };
  return null;
}

/** The last edit or removal that was given up, unless another one was made since. */
function lastFailure({ events, amendment }: Delivery): Matter | null {
  if (amendment) return null;
  const last = events.findLast(
    ({ type }) => type === 'amendment_failed' || type === 'edited' || type === 'edit_dropped',
  );
  if (last?.type !== 'amendment_failed') return null;
  return { kind: last.of === 'edit' ? 'not_edited' : 'not_removed', why: last.why, since: last.at };
}
