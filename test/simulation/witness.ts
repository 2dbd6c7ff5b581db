import type { Delivery } from '../../shared/domain/delivery.ts';
import type { DeliveryId } from '../../shared/domain/delivery-id.ts';
import { type Instant, MINUTE_MS, SECOND_MS } from '../../shared/domain/instant.ts';
import type { Outside } from './channels.ts';
import type { Worker } from './worker.ts';

/** One call to a platform, as somebody saw it who stood beside the worker. */
export interface Call {
  readonly step: string;
  readonly atMs: number;
  /** The worker was given a legible answer: the id, or that it was certainly not accepted. Null: it was not. */
  answer: { readonly id: string | null } | null;
}

/** What was seen of one delivery that its ledger may not know. */
export interface Seen {
  readonly calls: Call[];
  /** Complete reads since the last call that showed nothing. */
  absences: number;
  /** Sent again although its id was recorded. */
  repeated: number;
  early: number;
  /** Something happened to it that lies beyond what is promised. */
  isBeyond: boolean;
}

export interface Witness {
  of(id: DeliveryId): Seen;
  /** Told of every write to the ledger. */
  wrote(delivery: Delivery, nowMs: number): void;
  /** A worker died while it had this delivery. */
  died(delivery: Delivery, outside: Pick<Outside, 'platform' | 'discussed'>, nowMs: number): void;
  /** How long it took until what a dead worker had sent was known. */
  readonly knownAfterMs: number[];
}

/** To load photos and open a connection takes no longer. */
const AT_THE_DOOR_MS = 5 * SECOND_MS;
const DEADLINE_MS = 20 * SECOND_MS;
const ACCEPTED_WITHIN_MS = 4 * MINUTE_MS;

export function witness(): Witness {
  const seen = new Map<DeliveryId, Seen>();
  const orphans = new Map<DeliveryId, number>();
  const knownAfterMs: number[] = [];
  const of = (id: DeliveryId) => {
    const known = seen.get(id);
    if (known) return known;
    const fresh = {
      calls: [],
      absences: 0,
      repeated: 0,
      early: 0,
      isBeyond: false,
    };
    seen.set(id, fresh);
    return fresh;
  };
  return {
    of,
    knownAfterMs,
    wrote({ id, events }, nowMs) {
      const last = events.at(-1);
      const diedAtMs = orphans.get(id);
      if (diedAtMs === undefined || (last?.type !== 'step_sent' && last?.type !== 'absent')) return;
      orphans.delete(id);
      if (last.type === 'step_sent') knownAfterMs.push(nowMs - diedAtMs);
    },
    died(delivery, outside, nowMs) {
      if (!orphans.has(delivery.id) && canBeFound(delivery, outside)) orphans.set(delivery.id, nowMs);
    },
  };
}

/** Whether it waits for an id that was given, and that a reader could find. */
function canBeFound({ id, kind, state }: Delivery, { platform, discussed }: Pick<Outside, 'platform' | 'discussed'>) {
  if (state.status !== 'sending') return false;
  const last = platform.of(id).at(-1);
  if (!last?.of || state.sent.some(({ step }) => step === last.of?.step)) return false;
  if (kind === 'facebook_page') return true;
  const isForwarded = discussed.has(last.address) && last.forwardedAtMs !== null;
  return isForwarded && (last.of.step === 'text' || last.of.step === 'photo');
}

/** Whether its worker was paused between the last look at its clock and the call: no lease can prevent that. */
export function wasPausedAtTheDoor(readyAtMs: number, leftAtMs: number): boolean {
  return leftAtMs > readyAtMs + AT_THE_DOOR_MS;
}

/** Whether what came of a call was to be seen too late for any promise. */
export function isSeenTooLate({ atMs }: Call, seenFromMs: number): boolean {
  return seenFromMs > atMs + DEADLINE_MS + ACCEPTED_WITHIN_MS;
}

/** Whether a read that wrongly shows nothing is one upon which absence is believed. */
export function isDecisive({ calls }: Seen, nowMs: number): boolean {
  return nowMs > (calls.at(-1)?.atMs ?? nowMs) + ACCEPTED_WITHIN_MS;
}

/** The moment before which a delivery as it stands must not be public. */
export function mayLeaveFrom({ events, at }: Delivery): Instant {
  for (const event of events.toReversed()) {
    switch (event.type) {
      case 'planned':
      case 'replanned':
      case 'paced':
        return event.dueAt;
      case 'deferred':
        return event.until;
      case 'absent':
      case 'continued':
        return event.at;
      default:
    }
  }
  return at;
}

/** Whether the clock of whoever sent it did not yet show its moment: nobody can know better than their clock. */
export function isEarly(delivery: Delivery, sender: Pick<Worker, 'clock'>): boolean {
  return sender.clock.now() < mayLeaveFrom(delivery);
}
