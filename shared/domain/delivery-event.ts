import type { Amendment, Handled, Version } from './amendment.ts';
import type { Entry, SentStep } from './delivery.ts';
import type { DeliveryId } from './delivery-id.ts';
import type { HandedUpTo } from './handing-out.ts';
import type { Instant } from './instant.ts';
import type { Sha256 } from './message.ts';
import type { DeclineReason, PackResponse } from './moderator.ts';

/** What happened to a delivery. No text and nobody's name is ever in one. */
export type DeliveryEvent =
  /** Rows of before the console do not name their first message. */
  | { readonly type: 'planned'; readonly at: Instant; readonly dueAt: Instant; readonly message?: Sha256 }
  | { readonly type: 'replanned'; readonly at: Instant; readonly dueAt: Instant; readonly message: Sha256 }
  | { readonly type: 'suspended'; readonly at: Instant }
  | { readonly type: 'resembles'; readonly at: Instant; readonly other: DeliveryId | null }
  | {
      readonly type: 'claimed';
      readonly at: Instant;
      readonly worker: string;
      readonly leaseUntil: Instant;
      /** All steps that the message is sent in. */
      readonly steps: readonly string[];
    }
  | { readonly type: 'step_sent'; readonly at: Instant; readonly step: SentStep }
  /** It is out, and could not be pinned. */
  | { readonly type: 'not_pinned'; readonly at: Instant; readonly why: string }
  | { readonly type: 'published'; readonly at: Instant }
  | { readonly type: 'delivered'; readonly at: Instant }
  | { readonly type: 'refused'; readonly at: Instant; readonly why: string }
  | { readonly type: 'deferred'; readonly at: Instant; readonly until: Instant; readonly why: string }
  /** Of a pack: the moderators up to this one have a delivery of their own, with these words; the next page is due. */
  | {
      readonly type: 'page_handed_out';
      readonly at: Instant;
      readonly dueAt: Instant;
      readonly upTo: HandedUpTo;
      readonly message: Sha256;
    }
  /** Its turn among those that one bot sends from the same moment on. */
  | { readonly type: 'paced'; readonly at: Instant; readonly dueAt: Instant }
  | { readonly type: 'unknown'; readonly at: Instant; readonly why: string; readonly lookAt: Instant | null }
  /** The channel was looked at and it was not there; `complete` when everything since the claim could be read. */
  | { readonly type: 'looked_up'; readonly at: Instant; readonly complete: boolean; readonly lookAt: Instant | null }
  /** A person was asked to look. */
  | { readonly type: 'asked'; readonly at: Instant }
  /** It is proved, or a person has said, that it is not there: it is due once more. */
  | { readonly type: 'absent'; readonly at: Instant; readonly by: 'look_up' | 'person' }
  /** The missing step is there after all, and further ones are still to be sent. */
  | { readonly type: 'continued'; readonly at: Instant }
  | { readonly type: 'cancelled'; readonly at: Instant; readonly why: string }
  | { readonly type: 'missed'; readonly at: Instant; readonly why: string }
  /** Its words have changed since it went out; the new ones wait to be approved. */
  | { readonly type: 'edit_offered'; readonly at: Instant; readonly message: Sha256 }
  | PackEvent
  | AmendmentEvent;

/** What happens to a pack at the moderator who received it. */
export type PackEvent =
  | {
      readonly type: 'responded';
      readonly at: Instant;
      readonly response: PackResponse;
      /** Why it does not suit their group, where they say so. */
      readonly why: DeclineReason | null;
      /** When they want to be reminded, where they say "later". */
      readonly remindAt: Instant | null;
    }
  /** Written before it is sent, by one worker: whoever may have been reminded is not reminded again. */
  | { readonly type: 'reminded'; readonly at: Instant; readonly worker: string }
  /** Its turn: the bot's time at that moment is reserved for it. */
  | {
      readonly type: 'reminder_deferred';
      readonly at: Instant;
      readonly until: Instant;
      readonly hasTurn: boolean;
    }
  | { readonly type: 'reminder_dropped'; readonly at: Instant; readonly why: string }
  /** They say that what they posted is as it should be now. */
  | { readonly type: 'corrected'; readonly at: Instant };

/** What happens to a delivery after it is out. */
export type AmendmentEvent =
  /** The words are again those that are out. */
  | { readonly type: 'edit_dropped'; readonly at: Instant }
  | { readonly type: 'removal_asked'; readonly at: Instant }
  /** Somebody carries the amendment out; nobody else does before the lease lapses. */
  | { readonly type: 'amendment_begun'; readonly at: Instant; readonly worker: string; readonly leaseUntil: Instant }
  | { readonly type: 'amendment_deferred'; readonly at: Instant; readonly until: Instant; readonly why: string }
  | {
      readonly type: 'amendment_failed';
      readonly at: Instant;
      readonly of: Amendment['kind'];
      /** Of an edit, the words that could not take the place of those that are out. */
      readonly message: Sha256 | null;
      readonly why: string;
    }
  | { readonly type: 'edited'; readonly at: Instant; readonly version: Version }
  | { readonly type: 'removed'; readonly at: Instant }
  /** Its event has another time now, and its own words, which are out, do not follow by themselves. */
  | { readonly type: 'event_moved'; readonly at: Instant; readonly asks: Entry['asks'] }
  | { readonly type: 'vanished'; readonly at: Instant }
  /** The team was told what a person must see to. */
  | { readonly type: 'reported'; readonly at: Instant }
  | { readonly type: 'handled'; readonly at: Instant; readonly how: Handled };

/** Events that move a delivery by themselves; planning needs the new entry beside them. */
export type Happening = Exclude<
  DeliveryEvent,
  { type: 'planned' | 'replanned' | 'suspended' | 'resembles' | 'edit_offered' }
>;

const AT_MODERATOR: Readonly<Record<PackEvent['type'], true>> = {
  responded: true,
  reminded: true,
  reminder_deferred: true,
  reminder_dropped: true,
  corrected: true,
};

export function isOfModerator(event: Happening): event is PackEvent {
  return event.type in AT_MODERATOR;
}

const AMENDMENTS: Readonly<Record<AmendmentEvent['type'], true>> = {
  edit_dropped: true,
  removal_asked: true,
  amendment_begun: true,
  amendment_deferred: true,
  amendment_failed: true,
  edited: true,
  removed: true,
  event_moved: true,
  vanished: true,
  reported: true,
  handled: true,
};

export function isAmendment(event: Happening): event is AmendmentEvent {
  return event.type in AMENDMENTS;
}
