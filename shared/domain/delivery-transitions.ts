import type { DeliveryState, Sent, SentSome } from './delivery.ts';
import type { AmendmentEvent, Happening, PackEvent } from './delivery-event.ts';

/** The state after an event; null where that cannot happen in this state. */
export function next(
  state: DeliveryState,
  event: Exclude<Happening, AmendmentEvent | PackEvent>,
): DeliveryState | null {
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
    case 'not_pinned':
      return state.status === 'sending' ? state : null;
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
    case 'page_handed_out':
      if (state.status !== 'sending') return null;
      return { status: 'scheduled', dueAt: event.dueAt, sent: state.sent };
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
