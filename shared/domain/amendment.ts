import { isDeepStrictEqual } from 'node:util';
import { isBegun, isUnderWay } from './amendment-progress.ts';
import { type Delivery, type Entry, mayBePublic } from './delivery.ts';
import type { AmendmentEvent } from './delivery-event.ts';
import { recorded } from './delivery-history.ts';
import { DAY_MS, type Instant, plus } from './instant.ts';
import { goesAgain, isToBeGone, matterOf, untoldMatter } from './matter.ts';
import type { Sha256 } from './message.ts';

/** What becomes of a delivery after it is out: other words in its place, or nothing. Pure, like its life before. */

/** What a delivery says, as it was rendered, what it asks for, and what may hold that. */
export type Version = Pick<
  Entry,
  | 'message'
  | 'text'
  | 'wording'
  | 'arms'
  | 'pictures'
  | 'controls'
  | 'approval'
  | 'author'
  | 'link'
  | 'asks'
  | 'conditions'
>;

export type Amendment = {
  /** When it is tried, or tried again. */
  readonly dueAt: Instant;
  /** After this it is given up. */
  readonly until: Instant;
  /** How often it was begun. */
  readonly attempts: number;
} & (
  | {
      /** Other words; like any words, they wait until they are approved. */ readonly kind: 'edit';
      readonly version: Version;
    }
  | { /** Deleted where the platform lets us. */ readonly kind: 'removal' }
);

/** What a person did about a delivery that went wrong: what was to be done, by hand, or nothing. */
export type Handled = 'by_hand' | 'dropped';

/** An offer that nobody approved in this time is not wanted. */
const OFFERED_FOR_MS = 7 * DAY_MS;
/** So long a deletion is tried: a dead token is usually mended within a day. */
const REMOVING_FOR_MS = DAY_MS;

export function versionOf(entry: Entry): Version {
  const { message, text, wording, arms, pictures, controls, approval, author, link, asks, conditions } = entry;
  return { message, text, wording, arms, pictures, controls, approval, author, link, asks, conditions };
}

/** Whether what the content says now is something else, to a reader, than what is out: its words, pictures, button or poll. */
export function saysOtherwise(entry: Entry, delivery: Delivery): boolean {
  const isOther = (name: 'pictures' | 'controls') => delivery[name] !== null && entry[name] !== delivery[name];
  return entry.text !== delivery.text || isOther('pictures') || isOther('controls');
}

/** Whether something out invites people to an event that begins or ends at another time by now. */
export function hasOldDate(delivery: Delivery, { asks }: Pick<Entry, 'asks'>): boolean {
  const hasMoved = (end: 'from' | 'until') => {
    const [was, is] = [delivery.asks[end], asks[end]];
    return was !== null && is !== null && was !== is;
  };
  const isThere = isOut(delivery) && delivery.removedAt === null && delivery.vanishedAt === null;
  return isThere && (hasMoved('from') || hasMoved('until') || haveSessionsMoved(delivery.asks, asks));
}

/** Whether one of the sessions to which people were invited is at another time by now, or is none any more. */
function haveSessionsMoved({ sessions: before = [] }: Entry['asks'], { sessions: now = [] }: Entry['asks']): boolean {
  return before.some(({ id, from, until }) => {
    const is = now.find((session) => session.id === id);
    return is?.from !== from || is.until !== until;
  });
}

/** These words in the place of those that are out. */
export function editTo(version: Version, now: Instant): Amendment & { readonly kind: 'edit' } {
  return { kind: 'edit', version, dueAt: now, until: plus(now, OFFERED_FOR_MS), attempts: 0 };
}

/**
 * The delivery with other words offered in the place of those that are, or may be, out; null where there is nothing to
 * offer. Words that still wait are offered anew when what is approved with them has changed.
 */
export function offerEdit(delivery: Delivery, entry: Entry, now: Instant): Delivery | null {
  const { state, amendment, offered, removedAt, vanishedAt } = delivery;
  if (!mayBePublic(state) || removedAt !== null || vanishedAt !== null || amendment?.kind === 'removal') return null;
  if (isToBeGone(delivery)) return null;
  // What may yet be due again would go out with other words before the moment that was approved with them.
  if (!isOut(delivery) && entry.publicAt !== delivery.publicAt) return null;
  if (!saysOtherwise(entry, delivery) && !isUnderWay(delivery)) return null;
  const version = versionOf(entry);
  const isKnown = offered === entry.message;
  if (isKnown && (amendment?.version.message !== entry.message || isDeepStrictEqual(amendment.version, version)))
    return null;
  const offer = editTo(version, now);
  return {
    ...delivery,
    amendment: isKnown && amendment ? { ...amendment, version } : offer,
    offered: entry.message,
    ...recorded(delivery, { type: 'edit_offered', at: now, message: entry.message }),
  };
}

/** The delivery after something happened to it that was out; null where that cannot happen to it as it stands. */
export function amended(delivery: Delivery, event: AmendmentEvent): Delivery | null {
  const changes = changesOf(delivery, event);
  return changes && { ...delivery, ...changes, ...recorded(delivery, event) };
}

function changesOf(delivery: Delivery, event: AmendmentEvent): Partial<Delivery> | null {
  const { amendment, removedAt, vanishedAt } = delivery;
  switch (event.type) {
    case 'edit_dropped':
      return amendment?.kind === 'edit' ? { amendment: null, offered: null } : null;
    case 'removal_asked': {
      if (!mayBePublic(delivery.state) || removedAt !== null || amendment?.kind === 'removal') return null;
      const { at } = event;
      return {
        amendment: { kind: 'removal', dueAt: at, until: plus(at, REMOVING_FOR_MS), attempts: 0 },
        handled: null,
      };
    }
    case 'amendment_begun':
      if (!amendment || !mayBeAmended(delivery)) return null;
      return { amendment: { ...amendment, dueAt: event.leaseUntil, attempts: amendment.attempts + 1 } };
    case 'amendment_deferred':
      // What was begun may have given way to something else, which does not wait for it.
      return amendment && (isBegun(delivery) ? { amendment: { ...amendment, dueAt: event.until } } : {});
    case 'amendment_failed':
      // Others may have been offered meanwhile: those still wait.
      return amendment && (isAbout(amendment, event) ? { amendment: null, handled: null } : {});
    case 'edited': {
      // Others may have been offered meanwhile: those still wait, and these are what is out.
      const isIt = amendment?.kind === 'edit' && amendment.version.message === event.version.message;
      return mayBeAmended(delivery) ? { ...event.version, ...(isIt && { amendment: null }), correctedAt: null } : null;
    }
    case 'removed':
      return amendment?.kind === 'removal'
        ? { amendment: null, removedAt: event.at, remindAt: null, correctedAt: null }
        : null;
    case 'event_moved':
      return hasOldDate(delivery, event) ? { asks: event.asks, handled: null } : null;
    case 'vanished': {
      const isThere = isOut(delivery) && removedAt === null && vanishedAt === null && amendment?.kind !== 'removal';
      if (!isThere) return null;
      // What we could not delete, somebody has deleted.
      return isToBeGone(delivery) ? { removedAt: event.at } : { vanishedAt: event.at, handled: null };
    }
    case 'reported':
      return untoldMatter(delivery) ? {} : null;
    case 'handled': {
      const matter = matterOf(delivery);
      if (matter?.kind === 'unknown') return null;
      if (!matter) {
        if (event.how !== 'by_hand' || !goesAgain(delivery)) return null;
        return { handled: event.how, state: { status: 'cancelled', at: event.at, why: event.how } };
      }
      const isGone = matter.kind === 'not_removed' && event.how === 'by_hand';
      return { handled: event.how, ...(isGone && { removedAt: event.at }) };
    }
    default:
      return event satisfies never;
  }
}

/** The end of an amendment that was given up. */
export function givenUp(
  amendment: Amendment,
  why: string,
  at: Instant,
): Extract<AmendmentEvent, { type: 'amendment_failed' }> {
  const message = amendment.kind === 'edit' ? amendment.version.message : null;
  return { type: 'amendment_failed', at, of: amendment.kind, message, why };
}

function isAbout(amendment: Amendment, { of, message }: { of: Amendment['kind']; message: Sha256 | null }): boolean {
  return amendment.kind === 'edit' ? of === 'edit' && message === amendment.version.message : of === 'removal';
}

/** Whether all or some of it is out, for certain. */
export function isOut({ state }: Pick<Delivery, 'state'>): boolean {
  return state.status === 'published' || state.status === 'delivered' || state.status === 'incomplete';
}

/** Whether something can be done about it now: it is out for certain, or a moderator may have it, whom one can ask. */
export function mayBeAmended({ state, parent }: Pick<Delivery, 'state' | 'parent'>): boolean {
  return isOut({ state }) || (parent !== null && state.status === 'unknown');
}
