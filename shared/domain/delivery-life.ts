import { amended } from './amendment.ts';
import { armAmong, wordsOfArm } from './arms.ts';
import {
  type Delivery,
  type DeliveryState,
  type Entry,
  isAllShown,
  isOnlyUnpinned,
  mayBePublic,
  mayStillLeave,
  PACK_NOTE,
} from './delivery.ts';
import { type Happening, isAmendment, isOfModerator } from './delivery-event.ts';
import { recorded } from './delivery-history.ts';
import { type DeliveryId, deliveryId } from './delivery-id.ts';
import { next } from './delivery-transitions.ts';
import { isPartlyHandedOut, partHandedOut } from './handing-out.ts';
import { type Instant, latest } from './instant.ts';
import { moveAtModerator } from './pack-life.ts';
import { firstReminder } from './reminder.ts';

/** What can happen to a delivery, and what it is afterwards: pure, and the only way in which one changes. */

/** A new delivery. A moment already past (a lead time that began before it was planned) is due at once. */
export function schedule(entry: Entry, sameTextAs: DeliveryId | null, now: Instant): Delivery {
  const dueAt = latest(entry.at, now);
  return {
    ...entry,
    at: dueAt,
    state: { status: 'scheduled', dueAt, sent: [] },
    events: [{ type: 'planned', at: now, dueAt, message: entry.message }],
    rev: 1,
    steps: [],
    attempts: 0,
    sameTextAs,
    broken: false,
    parent: null,
    community: null,
    response: null,
    declinedWhy: null,
    remindAt: null,
    correctedAt: null,
    amendment: null,
    offered: null,
    removedAt: null,
    vanishedAt: null,
    handled: null,
  };
}

/** What one moderator receives of a pack that is handed out; the words of one arm, where it has several. */
export function childOf(
  parent: Delivery,
  moderator: string,
  at: Instant,
  now: Instant,
  community: string | null = null,
  arm: string | null = null,
): Delivery {
  const { campaign, post, channel } = parent;
  const own = armAmong(parent.arms, arm);
  const entry = {
    ...wordsOfArm(entryOf(parent), own),
    variant: own ?? parent.variant,
    id: deliveryId(campaign, post, channel, moderator),
    recipients: [moderator],
    at,
  };
  return { ...schedule(entry, null, now), parent: parent.id, community };
}

function entryOf(delivery: Delivery): Entry {
  const { state, events, rev, steps, attempts, sameTextAs, broken, parent, community, response, ...rest } = delivery;
  const { declinedWhy, remindAt, correctedAt, amendment, offered, removedAt, vanishedAt, handled, ...entry } = rest;
  return entry;
}

/** Whether its lead time had begun when it was planned: then nobody could have let it go before its moment. */
export function wasDueAtOnce({ at, events }: Delivery): boolean {
  return events.some(
    (event) => (event.type === 'planned' || event.type === 'replanned') && event.at === at && event.dueAt === at,
  );
}

/** Whether a plan means the moment that a delivery already has; all moments that are past mean "at once". */
export function sameMoment(planned: Pick<Entry, 'at'>, delivery: Pick<Delivery, 'at'>, now: Instant): boolean {
  return planned.at === delivery.at || (planned.at <= now && delivery.at <= now);
}

/** Whether a plan may still say what becomes of it: nobody can have seen it, nor has somebody withdrawn it. */
export function mayBePlanned({ state, handled }: Delivery): boolean {
  if (mayBePublic(state) || handled === 'by_hand') return false;
  return state.status !== 'cancelled' || state.why !== 'withdrawn';
}

/**
 * The same delivery with another moment, text or condition; null where a plan has no say any more. One that was missed
 * or refused comes back this way, and so does one that was taken out of the folder; never one that a person withdrew.
 */
export function replan(delivery: Delivery, entry: Entry, sameTextAs: DeliveryId | null, now: Instant): Delivery | null {
  const { state } = delivery;
  if (!mayBePlanned(delivery)) return null;
  const stays = state.status === 'scheduled' && sameMoment(entry, delivery, now);
  const dueAt = stays ? state.dueAt : latest(entry.at, now);
  return {
    ...delivery,
    ...entry,
    at: stays ? delivery.at : dueAt,
    sameTextAs,
    broken: false,
    handled: null,
    state: { status: 'scheduled', dueAt, sent: [] },
    ...recorded(delivery, { type: 'replanned', at: now, dueAt, message: entry.message }),
  };
}

/**
 * The delivery while its post's file has an error: what was planned waits. Null where there is nothing to wait.
 * One that is being sent is marked too: if the platform says not yet, it must not leave later.
 */
export function suspend(delivery: Delivery, now: Instant): Delivery | null {
  if (delivery.broken || !mayStillLeave(delivery.state)) return null;
  return { ...delivery, broken: true, ...recorded(delivery, { type: 'suspended', at: now }) };
}

/** The delivery once it is known that another one has said its text on this channel, or (null) that none has after all. */
export function resemble(delivery: Delivery, other: DeliveryId | null, now: Instant): Delivery {
  return { ...delivery, sameTextAs: other, ...recorded(delivery, { type: 'resembles', at: now, other }) };
}

/** The delivery after something happened to it; null where that cannot happen to it as it stands. */
export function move(delivery: Delivery, event: Happening): Delivery | null {
  if (isOfModerator(event)) return moveAtModerator(delivery, event);
  if (isAmendment(event)) return amended(delivery, event);
  const all = isAllOut(delivery, event);
  if (all) return move(delivery, all);
  const state = notAgain(delivery, next(beforeItEnds(delivery, event), event), event);
  if (!state) return null;
  const claim = event.type === 'claimed' && { attempts: delivery.attempts + 1, steps: event.steps };
  return {
    ...delivery,
    state,
    ...claim,
    ...received(delivery, event),
    ...(mayBePublic(state) ? {} : notOut(delivery)),
    ...recorded(delivery, event),
  };
}

/** Of what is not out after all there is nothing to delete, and the words that were to take its place are its own. */
function notOut({ amendment }: Delivery): Partial<Delivery> {
  return amendment?.kind === 'edit' ? { ...amendment.version, amendment: null, offered: null } : { amendment: null };
}

/** Whoever has a pack, all of it, is reminded of it once. A page is looked at when its reader likes. */
function received({ parent, steps, response, ...pack }: Delivery, { type, at }: Happening): Partial<Delivery> {
  if (type !== 'delivered' || parent === null || response !== null || !steps.includes(PACK_NOTE)) return {};
  return { remindAt: firstReminder(pack, at) };
}

/** What shall be taken back does not leave any more, though the platform said not yet, or it was proved absent. */
function notAgain(delivery: Delivery, state: DeliveryState | null, event: Happening): DeliveryState | null {
  if (delivery.amendment?.kind !== 'removal' || state?.status !== 'scheduled') return state;
  const withdrawn = { type: 'cancelled', at: event.at, why: 'withdrawn' } as const;
  const after = { ...delivery, state, ...recorded(delivery, event) };
  const end = (isOnlyUnpinned(after) && isAllOut(after, withdrawn)) || withdrawn;
  return next(beforeItEnds(after, end), end);
}

/** A pack that ends while only some moderators have been given it says so, as a post of which only a part is out. */
function beforeItEnds(delivery: Delivery, { type, at }: Happening): DeliveryState {
  const { state } = delivery;
  const ends = type === 'missed' || type === 'cancelled';
  if (!ends || state.status !== 'scheduled' || !isPartlyHandedOut(delivery)) return state;
  return { ...state, sent: [...state.sent, partHandedOut(at)] };
}

type Ending = Extract<Happening, { type: 'published' | 'delivered' }>;

/** What was found to be out after all, all of it, is neither missed nor withdrawn. */
function isAllOut(delivery: Delivery, { type, at }: Happening): Ending | null {
  if (delivery.state.status !== 'scheduled' || (type !== 'missed' && type !== 'cancelled')) return null;
  if (!isAllShown(delivery)) return null;
  return { type: delivery.kind === 'moderator_pack' ? 'delivered' : 'published', at };
}
