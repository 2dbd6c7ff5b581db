import type { DeliveryId } from './delivery-id.ts';
import type { Instant } from './instant.ts';
import { latest } from './instant.ts';
import type { Sha256 } from './message.ts';
import type { PlannedDelivery } from './plan.ts';

/** A planned delivery together with what it will say. */
export interface Entry extends PlannedDelivery {
  /** The rendered message: the object `rendered/<sha256>`. */
  readonly message: Sha256;
  /** SHA-256 of the text alone: what the log shows, and how a repeated text is recognised. */
  readonly text: Sha256;
  /** What two people approve: every channel's message and moment of the whole post. */
  readonly approval: Sha256;
}

/** One visible call to a platform that was answered with an id. */
export interface SentStep {
  readonly step: string;
  readonly externalId: string;
  readonly permalink: string | null;
  readonly at: Instant;
}

export type Sent = readonly SentStep[];
export type SentSome = readonly [SentStep, ...SentStep[]];

/** Where a delivery stands. `delivered` is what packs and print reach instead of `published`. */
export type DeliveryState =
  | { readonly status: 'scheduled'; readonly dueAt: Instant; readonly sent: Sent }
  | {
      readonly status: 'sending';
      readonly worker: string;
      readonly since: Instant;
      readonly leaseUntil: Instant;
      readonly sent: Sent;
    }
  | { readonly status: 'published'; readonly at: Instant; readonly sent: SentSome }
  | { readonly status: 'delivered'; readonly at: Instant; readonly sent: SentSome }
  | { readonly status: 'incomplete'; readonly at: Instant; readonly why: string; readonly sent: SentSome }
  | { readonly status: 'refused'; readonly at: Instant; readonly why: string }
  | { readonly status: 'unknown'; readonly since: Instant; readonly why: string; readonly sent: Sent }
  | { readonly status: 'cancelled'; readonly at: Instant; readonly why: string }
  | { readonly status: 'missed'; readonly at: Instant; readonly why: string };

export type DeliveryStatus = DeliveryState['status'];

/** What happened to a delivery. No text and nobody's name is ever in one. */
export type DeliveryEvent =
  | { readonly type: 'planned'; readonly at: Instant; readonly dueAt: Instant }
  | { readonly type: 'replanned'; readonly at: Instant; readonly dueAt: Instant; readonly message: Sha256 }
  | { readonly type: 'suspended'; readonly at: Instant }
  | { readonly type: 'resembles'; readonly at: Instant; readonly other: DeliveryId }
  | { readonly type: 'claimed'; readonly at: Instant; readonly worker: string; readonly leaseUntil: Instant }
  | { readonly type: 'step_sent'; readonly at: Instant; readonly step: SentStep }
  | { readonly type: 'published'; readonly at: Instant }
  | { readonly type: 'delivered'; readonly at: Instant }
  | { readonly type: 'refused'; readonly at: Instant; readonly why: string }
  | { readonly type: 'deferred'; readonly at: Instant; readonly until: Instant; readonly why: string }
  | { readonly type: 'unknown'; readonly at: Instant; readonly why: string }
  | { readonly type: 'cancelled'; readonly at: Instant; readonly why: string }
  | { readonly type: 'missed'; readonly at: Instant; readonly why: string };

/** Events that move a delivery by themselves; planning needs the new entry beside them. */
export type Happening = Exclude<DeliveryEvent, { type: 'planned' | 'replanned' | 'suspended' | 'resembles' }>;

export interface Delivery extends Entry {
  readonly state: DeliveryState;
  /** Oldest first, at most `EVENTS_KEPT`; the first, `planned`, is always kept. */
  readonly events: readonly DeliveryEvent[];
  /** Counts the changes: each one is written only upon the one before it. */
  readonly rev: number;
  /** How often it was claimed. */
  readonly attempts: number;
  /** A delivery that has already said the same text on this channel. */
  readonly sameTextAs: DeliveryId | null;
  /** Its post's file has an error now: what was planned waits until it is mended. */
  readonly broken: boolean;
}

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
    attempts: 0,
    sameTextAs,
    broken: false,
  };
}

/** Whether a plan means the moment that a delivery already has; all moments that are past mean "at once". */
export function sameMoment(planned: Pick<Entry, 'at'>, delivery: Pick<Delivery, 'at'>, now: Instant): boolean {
  return planned.at === delivery.at || (planned.at <= now && delivery.at <= now);
}

/**
 * The same delivery with another moment, text or condition; null once it may have been seen by somebody.
 * One that was missed or withdrawn comes back this way, because a person gave it a new moment.
 */
export function replan(delivery: Delivery, entry: Entry, sameTextAs: DeliveryId | null, now: Instant): Delivery | null {
  const { state } = delivery;
  if (state.status !== 'scheduled' && state.status !== 'missed' && state.status !== 'cancelled') return null;
  const stays = state.status === 'scheduled' && sameMoment(entry, delivery, now);
  const dueAt = stays ? state.dueAt : latest(entry.at, now);
  return {
    ...delivery,
    ...entry,
    at: stays ? delivery.at : dueAt,
    sameTextAs,
    broken: false,
    state: { status: 'scheduled', dueAt, sent: state.status === 'scheduled' ? state.sent : [] },
    ...recorded(delivery, { type: 'replanned', at: now, dueAt, message: entry.message }),
  };
}

/** The delivery while its post's file has an error: what was planned waits. Null where there is nothing to wait. */
export function suspend(delivery: Delivery, now: Instant): Delivery | null {
  if (delivery.state.status !== 'scheduled' || delivery.broken) return null;
  return { ...delivery, broken: true, ...recorded(delivery, { type: 'suspended', at: now }) };
}

/** The delivery once it is known that another one has said its text on this channel. */
export function resemble(delivery: Delivery, other: DeliveryId, now: Instant): Delivery {
  return { ...delivery, sameTextAs: other, ...recorded(delivery, { type: 'resembles', at: now, other }) };
}

/** The delivery after something happened to it; null where that cannot happen to it as it stands. */
export function move(delivery: Delivery, event: Happening): Delivery | null {
  const state = next(delivery.state, event);
  if (!state) return null;
  const attempts = delivery.attempts + (event.type === 'claimed' ? 1 : 0);
  return { ...delivery, state, attempts, ...recorded(delivery, event) };
}

function next(state: DeliveryState, event: Happening): DeliveryState | null {
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
      // Also upon `unknown`: a worker that outlived its lease still knows the id that the platform gave it.
      if (state.status !== 'sending' && state.status !== 'unknown') return null;
      if (state.sent.some((sent) => sent.step === event.step.step)) return null;
      return { ...state, sent: [...state.sent, event.step] };
    case 'published':
    case 'delivered': {
      if (state.status !== 'sending' && state.status !== 'unknown') return null;
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
    case 'unknown':
      if (state.status !== 'sending') return null;
      return { status: 'unknown', since: event.at, why: event.why, sent: state.sent };
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
  const [first, ...later] = delivery.events;
  const kept = first ? [first, ...later.slice(-(EVENTS_KEPT - 2))] : [];
  return { events: [...kept, event], rev: delivery.rev + 1 };
}

/** The steps whose ids are known, whatever the state. */
export function sentSteps(state: DeliveryState): Sent {
  return 'sent' in state ? state.sent : [];
}

/** Whether its text is on the channel, or may be. */
export function mayBePublic(state: DeliveryState): boolean {
  switch (state.status) {
    case 'sending':
    case 'published':
    case 'delivered':
    case 'incomplete':
    case 'unknown':
      return true;
    case 'scheduled':
      return state.sent.length > 0;
    case 'refused':
    case 'cancelled':
    case 'missed':
      return false;
    default:
      return state satisfies never;
  }
}
