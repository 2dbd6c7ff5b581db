import {
  type Delivery,
  type DeliveryEvent,
  type DeliveryState,
  type Entry,
  type Happening,
  mayBePublic,
  mayStillLeave,
  missingSteps,
  type Sent,
  type SentSome,
} from './delivery.ts';
import { type DeliveryId, deliveryId } from './delivery-id.ts';
import { type Instant, latest } from './instant.ts';

/** What can happen to a delivery, and what it is afterwards: pure, and the only way in which one changes. */

export const EVENTS_KEPT = 60;

/** A new delivery. A moment already past (a lead time that began before it was planned) is due at once. */
export function schedule(entry: Entry, sameTextAs: DeliveryId | null, now: Instant): Delivery {
  const dueAt = latest(entry.at, now);
  return {
    ...entry,
    at: dueAt,
    state: { status: 'scheduled', dueAt, sent: [] },
    events: [{ type: 'planned', at: now, dueAt }],
    rev: 1,
    steps: [],
    attempts: 0,
    sameTextAs,
    broken: false,
    parent: null,
    response: null,
  };
}

/** What one moderator receives of a pack that is handed out. */
export function childOf(parent: Delivery, moderator: string, at: Instant, now: Instant): Delivery {
  const { campaign, post, channel } = parent;
  const entry = { ...entryOf(parent), id: deliveryId(campaign, post, channel, moderator), recipients: [moderator], at };
  return { ...schedule(entry, null, now), parent: parent.id };
}

function entryOf(delivery: Delivery): Entry {
  const { state, events, rev, steps, attempts, sameTextAs, broken, parent, response, ...entry } = delivery;
  return entry;
}

/** Whether its lead time had begun when it was planned: then nobody could have let it go before its moment. */
export function wasDueAtOnce({ events }: Delivery): boolean {
  const planned = events.findLast((event) => event.type === 'planned' || event.type === 'replanned');
  return planned !== undefined && planned.dueAt === planned.at;
}

/** Whether a plan means the moment that a delivery already has; all moments that are past mean "at once". */
export function sameMoment(planned: Pick<Entry, 'at'>, delivery: Pick<Delivery, 'at'>, now: Instant): boolean {
  return planned.at === delivery.at || (planned.at <= now && delivery.at <= now);
}

/**
 * The same delivery with another moment, text or condition; null once it may have been seen by somebody.
 * One that was missed, refused or withdrawn comes back this way, because a person gave it a new moment.
 */
export function replan(delivery: Delivery, entry: Entry, sameTextAs: DeliveryId | null, now: Instant): Delivery | null {
  const { state } = delivery;
  if (mayBePublic(state)) return null;
  const stays = state.status === 'scheduled' && sameMoment(entry, delivery, now);
  const dueAt = stays ? state.dueAt : latest(entry.at, now);
  return {
    ...delivery,
    ...entry,
    at: stays ? delivery.at : dueAt,
    sameTextAs,
    broken: false,
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
  if (event.type === 'responded') return respond(delivery, event);
  const all = isAllOut(delivery, event);
  if (all) return move(delivery, all);
  const state = next(delivery.state, event);
  if (!state) return null;
  const claim = event.type === 'claimed' && { attempts: delivery.attempts + 1, steps: event.steps };
  return { ...delivery, state, ...claim, ...recorded(delivery, event) };
}

/** What was found to be out after all, all of it, is neither missed nor withdrawn. */
function isAllOut(delivery: Delivery, { type, at }: Happening): Happening | null {
  const { state, steps } = delivery;
  if (state.status !== 'scheduled' || (type !== 'missed' && type !== 'cancelled')) return null;
  if (steps.length === 0 || missingSteps(delivery).length > 0) return null;
  return { type: delivery.kind === 'moderator_pack' ? 'delivered' : 'published', at };
}

/**
 * A moderator may change their mind, but what is in the group does not come out of it by a press. Whoever presses has
 * received it, whether we know that already or not: the buttons are there before their message's id is.
 */
function respond(delivery: Delivery, event: Extract<Happening, { type: 'responded' }>): Delivery | null {
  const { response, parent, attempts } = delivery;
  if (parent === null || attempts === 0) return null;
  if (response === 'posted' || response === event.response) return null;
  return { ...delivery, response: event.response, ...recorded(delivery, event) };
}

function next(state: DeliveryState, event: Exclude<Happening, { type: 'responded' }>): DeliveryState | null {
  switch (event.type) {
    case 'claimed':
      if (state.status !== 'scheduled') return null;
      return {
        status: 'sending',
        worker: event.worker,
        since: event.at,
        leaseUntil: event.leaseUntil,
        sent: state.sent,
      };
    case 'step_sent':
      // Also upon `unknown`, and when it was taken for absent: a worker that outlived its lease, or a look that came late,
      // still knows the id that the platform gave it; what has an id is not sent again.
      if (state.status !== 'sending' && state.status !== 'unknown' && state.status !== 'scheduled') return null;
      if (state.sent.some((sent) => sent.step === event.step.step)) return null;
      return { ...state, sent: [...state.sent, event.step] };
    case 'published':
    case 'delivered': {
      if (state.status !== 'sending' && state.status !== 'unknown' && state.status !== 'scheduled') return null;
      const sent = some(state.sent);
      return sent && { status: event.type, at: event.at, sent };
    }
    case 'refused': {
      if (state.status !== 'sending' && state.status !== 'unknown') return null;
      const sent = some(state.sent);
      return sent
        ? { status: 'incomplete', at: event.at, why: event.why, sent }
        : { status: 'refused', at: event.at, why: event.why };
    }
    case 'deferred':
      if (state.status !== 'sending') return null;
      return { status: 'scheduled', dueAt: event.until, sent: state.sent };
    case 'paced':
      return state.status === 'scheduled' ? { ...state, dueAt: event.dueAt } : null;
    case 'unknown':
      if (state.status !== 'sending') return null;
      return { status: 'unknown', since: event.at, why: event.why, lookAt: event.lookAt, sent: state.sent };
    case 'looked_up':
      return state.status === 'unknown' ? { ...state, lookAt: event.lookAt } : null;
    case 'asked':
      return state.status === 'unknown' ? state : null;
    case 'absent':
      // What has an id was there: if it is gone, somebody removed it, and it is not sent again.
      if (state.status !== 'unknown' || (event.by === 'look_up' && state.sent.length > 0)) return null;
      return { status: 'scheduled', dueAt: event.at, sent: state.sent };
    case 'continued':
      return state.status === 'unknown' ? { status: 'scheduled', dueAt: event.at, sent: state.sent } : null;
    case 'cancelled':
    case 'missed': {
      if (state.status !== 'scheduled') return null;
      const sent = some(state.sent);
      // Part of it is already public: then the truth is that something is missing.
      return sent
        ? { status: 'incomplete', at: event.at, why: event.why, sent }
        : { status: event.type, at: event.at, why: event.why };
    }
    default:
      return event satisfies never;
  }
}

function some(sent: Sent): SentSome | null {
  const [first, ...rest] = sent;
  return first ? [first, ...rest] : null;
}

function recorded(delivery: Delivery, event: DeliveryEvent): Pick<Delivery, 'events' | 'rev'> {
  const events = [...delivery.events, event];
  // The first stands for all of it, and what was sent again once must never be forgotten.
  const oldest = events.findIndex(({ type }, index) => index > 0 && type !== 'absent');
  return { events: events.length > EVENTS_KEPT ? events.toSpliced(oldest, 1) : events, rev: delivery.rev + 1 };
}
