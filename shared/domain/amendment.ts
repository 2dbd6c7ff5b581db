import { type Delivery, type Entry, mayBePublic } from './delivery.ts';
import type { AmendmentEvent } from './delivery-event.ts';
import { recorded } from './delivery-history.ts';
import { DAY_MS, type Instant, plus } from './instant.ts';
import { isToBeGone, matterOf, untoldMatter } from './matter.ts';
import type { Sha256 } from './message.ts';

/** What becomes of a delivery after it is out: other words in its place, or nothing. Pure, like its life before. */

/** What a delivery says, as it was rendered, and what it asks for. */
export type Version = Pick<
  Entry,
  'message' | 'text' | 'wording' | 'pictures' | 'approval' | 'author' | 'link' | 'asks'
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

export function versionOf({ message, text, wording, pictures, approval, author, link, asks }: Entry): Version {
  return { message, text, wording, pictures, approval, author, link, asks };
}

/** Whether what the content says now is something else, to a reader, than what is out. */
export function saysOtherwise(entry: Entry, delivery: Delivery): boolean {
  const otherPictures = delivery.pictures !== null && entry.pictures !== delivery.pictures;
  return entry.text !== delivery.text || otherPictures;
}

/** Whether something out invites people to a time at which its event no longer ends, though its words are the same. */
export function hasOldDate(delivery: Delivery, { asks }: Pick<Entry, 'asks'>): boolean {
  const { until } = delivery.asks;
  const isThere = isOut(delivery) && delivery.removedAt === null && delivery.vanishedAt === null;
  return isThere && until !== null && asks.until !== null && asks.until !== until;
}

/** The delivery with other words offered in the place of those that are out; null where there is nothing to offer. */
export function offerEdit(delivery: Delivery, entry: Entry, now: Instant): Delivery | null {
  const { amendment, offered, removedAt, vanishedAt } = delivery;
  if (!isOut(delivery) || removedAt !== null || vanishedAt !== null || amendment?.kind === 'removal') return null;
  if (!saysOtherwise(entry, delivery) || offered === entry.message) return null;
  return {
    ...delivery,
    amendment: { kind: 'edit', version: versionOf(entry), dueAt: now, until: plus(now, OFFERED_FOR_MS), attempts: 0 },
    offered: entry.message,
    ...recorded(delivery, { type: 'edit_offered', at: now, message: entry.message }),
  };
}

/**
 * What a moderator received, with what became of its pack; null for whom it does not concern: who said that they would
 * not post it hears nothing of other words, and nobody hears of anything twice.
 */
export function follow(child: Delivery, amendment: Amendment, dueAt: Instant, now: Instant): Delivery | null {
  if (!isOut(child) || child.amendment || child.removedAt !== null) return null;
  const followed = { ...child, amendment: { ...amendment, dueAt, attempts: 0 } };
  if (amendment.kind === 'removal') {
    if (child.events.some(({ type }) => type === 'removal_asked')) return null;
    return { ...followed, ...recorded(child, { type: 'removal_asked', at: now }) };
  }
  const { message } = amendment.version;
  if (child.response === 'declined' || child.message === message || child.offered === message) return null;
  return { ...followed, offered: message, ...recorded(child, { type: 'edit_offered', at: now, message }) };
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
      if (!amendment || !isOut(delivery)) return null;
      return { amendment: { ...amendment, dueAt: event.leaseUntil, attempts: amendment.attempts + 1 } };
    case 'amendment_deferred':
      return amendment && { amendment: { ...amendment, dueAt: event.until } };
    case 'amendment_failed':
      // Others may have been offered meanwhile: those still wait.
      return amendment && isAbout(amendment, event) ? { amendment: null, handled: null } : null;
    case 'edited': {
      // Others may have been offered meanwhile: those still wait, and these are what is out.
      const isIt = amendment?.kind === 'edit' && amendment.version.message === event.version.message;
      return isOut(delivery) ? { ...event.version, ...(isIt && { amendment: null }) } : null;
    }
    case 'removed':
      return amendment?.kind === 'removal' ? { amendment: null, removedAt: event.at } : null;
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
      if (!matter || matter.kind === 'unknown') return null;
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
