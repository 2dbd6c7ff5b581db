import { isDeepStrictEqual } from 'node:util';
import { hasOldDate, offerEdit, saysOtherwise, versionOf } from './amendment.ts';
import { isUnderWay } from './amendment-progress.ts';
import { armAmong, wordsOfArm } from './arms.ts';
import { type Delivery, type Entry, mayBePublic } from './delivery.ts';
import { mayBePlanned, sameMoment } from './delivery-life.ts';
import type { Instant } from './instant.ts';
import { isGone } from './plan.ts';

/** Why a delivery that nobody has seen is withdrawn. */
export type WithdrawReason = 'removed' | 'draft' | 'moved_into_the_past';

/** What must happen to the ledger so that it says what the content says. */
export interface Diff {
  readonly add: readonly Entry[];
  readonly change: readonly { readonly delivery: Delivery; readonly entry: Entry }[];
  readonly withdraw: readonly { readonly delivery: Delivery; readonly why: WithdrawReason }[];
  /** Planned earlier; the post's file has an error now, or it is being sent while its file was taken out. */
  readonly suspend: readonly Delivery[];
  /** Out already, and the content says something else by now: it is offered in the place of what is out. */
  readonly offer: readonly { readonly delivery: Delivery; readonly entry: Entry }[];
  /** Out with the old date of an event that has moved, in words that do not follow it. */
  readonly outdated: readonly { readonly delivery: Delivery; readonly entry: Entry }[];
  /** The content says again what is out, or nothing: nothing is offered any more. */
  readonly dropOffer: readonly Delivery[];
}

/** What a campaign's folder says now. */
export interface Wish {
  /** Every delivery that it asks for, those whose moment is past included. */
  readonly entries: readonly Entry[];
  readonly drafts: readonly string[];
  /** Posts whose file is there but cannot be understood. */
  readonly broken: readonly string[];
  /** Posts that a person has given another moment than the one that is written. */
  readonly redated: readonly string[];
}

/**
 * Compares what a campaign wants with what the ledger holds. Applying the result twice changes nothing, and nothing
 * that somebody may have seen is ever touched: other words for it are offered, and people decide.
 */
export function diff(wish: Wish, stored: readonly Delivery[], now: Instant): Diff {
  const known = new Map(stored.map((delivery) => [delivery.id, delivery]));
  const wantedIds = new Set(wish.entries.map((entry) => entry.id));
  const pairs = wish.entries.flatMap((entry) => {
    const delivery = known.get(entry.id);
    return delivery ? [{ delivery, entry }] : [];
  });
  const unwanted = stored.filter((delivery) => isWaiting(delivery) && !wantedIds.has(delivery.id));

  return {
    add: wish.entries.filter((entry) => !known.has(entry.id) && !isGone(entry, now)),
    change: pairs.filter(
      ({ delivery, entry }) => mayChange(delivery, entry, wish, now) && !isSame(delivery, entry, now),
    ),
    withdraw: [
      ...unwanted
        .filter((delivery) => !wish.broken.includes(delivery.post))
        .map((delivery) => ({
          delivery,
          why: wish.drafts.includes(delivery.post) ? ('draft' as const) : ('removed' as const),
        })),
      ...pairs
        .filter(({ delivery, entry }) => isWaiting(delivery) && isGone(entry, now) && !sameMoment(entry, delivery, now))
        .map(({ delivery }) => ({ delivery, why: 'moved_into_the_past' as const })),
    ],
    // What a moderator received follows its pack, once that is approved.
    offer: pairs.filter(({ delivery, entry }) => delivery.parent === null && offerEdit(delivery, entry, now) !== null),
    outdated: pairs.filter(({ delivery, entry }) => hasOldDate(delivery, entry) && !saysOtherwise(entry, delivery)),
    dropOffer: [
      ...pairs.filter(({ delivery, entry }) => !saysOtherwise(entry, delivery)).map(({ delivery }) => delivery),
      ...stored.filter(({ id, post }) => !wantedIds.has(id) && !wish.broken.includes(post)),
    ].filter((delivery) => delivery.amendment?.kind === 'edit' && delivery.parent === null && !isUnderWay(delivery)),
    suspend: stored.filter(
      (delivery) => !delivery.broken && !wantedIds.has(delivery.id) && waitsForMending(delivery, wish),
    ),
  };
}

/** A pack before the folder was read, and after what the folder says was written: it may have been claimed in between. */
export interface PackThen {
  readonly planned: Delivery;
  readonly current: Delivery;
}

/**
 * What a folder wishes of those who are on the way to receive a pack: each follows it, in text, condition and moment,
 * and is no longer wanted when the pack is not.
 */
export function childrenWish(wish: Wish, pack: PackThen, children: readonly Delivery[], now: Instant): Wish {
  const { planned, current } = pack;
  const entry = wish.entries.find(({ id }) => id === planned.id);
  if (!entry) return { ...wish, entries: [] };
  // Of a pack that is being handed out everybody gets the words that were approved; others are offered for all of them.
  const words = mayBePublic(current.state) ? versionOf(current) : {};
  const wanted = { ...entry, ...words };
  const entries = children.map(({ id, recipients, at, variant }) => {
    const arm = armAmong(wanted.arms, variant);
    const own = { ...wordsOfArm(wanted, arm), variant: arm ?? wanted.variant };
    return { ...own, id, recipients, at: sameMoment(entry, planned, now) ? at : entry.at };
  });
  return { ...wish, entries };
}

/**
 * The posts that left the folder at once, more than half of those that still wait, and more than one: an accident until
 * they are back, or are drafts, or somebody says that it was meant. New posts beside them do not end it.
 */
export function vanishedPosts(wish: Wish, stored: readonly Delivery[], wereMissing: readonly string[]): string[] {
  const waiting = new Set(stored.filter(isWaiting).map((delivery) => delivery.post));
  const present = new Set([...wish.entries.map((entry) => entry.post), ...wish.drafts, ...wish.broken]);
  const missing = [...waiting].filter((post) => !present.has(post));
  const isAccident = wereMissing.length > 0 || missing.length > Math.max(1, waiting.size / 2);
  return isAccident ? missing.sort() : [];
}

function waitsForMending({ post, state }: Delivery, wish: Wish): boolean {
  return state.status === 'sending' || (state.status === 'scheduled' && wish.broken.includes(post));
}

function isWaiting({ state }: Delivery): boolean {
  return state.status === 'scheduled';
}

/**
 * What went wrong comes back with another moment; what a person let be only where a person gave it that moment; what was
 * taken out when it is put back.
 */
function mayChange(delivery: Delivery, entry: Entry, { redated }: Wish, now: Instant): boolean {
  const { state, handled, post } = delivery;
  if (!mayBePlanned(delivery)) return false;
  if (state.status === 'scheduled') return !isGone(entry, now) || sameMoment(entry, delivery, now);
  if (isGone(entry, now)) return false;
  if (state.status !== 'missed' && state.status !== 'refused') return true;
  return entry.publicAt !== delivery.publicAt && (handled !== 'dropped' || redated.includes(post));
}

/** What a plan says of a delivery, its moment aside. */
const PLANNED = [
  'channel',
  'kind',
  'address',
  'publicAt',
  'expires',
  'language',
  'variant',
  'recipients',
  'asks',
  'conditions',
  'message',
  'text',
  'wording',
  'arms',
  'pictures',
  'controls',
  'approval',
  'author',
  'link',
] as const satisfies readonly (keyof Entry)[];

/** Whether a delivery waits exactly as the plan says. */
export function isSame(delivery: Delivery, entry: Entry, now: Instant): boolean {
  if (delivery.state.status !== 'scheduled' || delivery.broken || !sameMoment(entry, delivery, now)) return false;
  return PLANNED.every((name) => isDeepStrictEqual(delivery[name], entry[name]));
}
