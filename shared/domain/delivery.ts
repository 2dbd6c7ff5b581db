import type { Amendment, Handled } from './amendment.ts';
import type { ArmWords } from './arms.ts';
import type { DeliveryEvent } from './delivery-event.ts';
import type { DeliveryId } from './delivery-id.ts';
import { isPartlyHandedOut } from './handing-out.ts';
import type { Instant } from './instant.ts';
import type { Sha256 } from './message.ts';
import type { DeclineReason, PackResponse } from './moderator.ts';
import type { PlannedDelivery } from './plan.ts';

/** A planned delivery together with what it will say. */
export interface Entry extends PlannedDelivery {
  /** The rendered message: the object `rendered/<sha256>`. */
  readonly message: Sha256;
  /** SHA-256 of the text alone: what the log shows. */
  readonly text: Sha256;
  /** The same without what belongs to this delivery alone, its links: how a repeated text is recognised. */
  readonly wording: Sha256;
  /** Of a pack whose groups get different words, each arm's; the first is also its own. Empty for everything else. */
  readonly arms: readonly ArmWords[];
  /** Of its photos, in their order, and those without a logo; null for what was rendered before this was kept. */
  readonly pictures: Sha256 | null;
  /** Of its button, with where it leads, its poll, and a pack's words without a name; null as above. */
  readonly controls: Sha256 | null;
  /** What two people approve: every channel's message and moment of the whole post. */
  readonly approval: Sha256;
  /** Who wrote the post's file, as far as that is known: they do not approve it. */
  readonly author: string | null;
  /** The code of the tracked link in its message. */
  readonly link: string | null;
}

/** One visible call to a platform that was answered with an id. */
export interface SentStep {
  readonly step: string;
  /** Null where only a person knows that it is there. */
  readonly externalId: string | null;
  readonly permalink: string | null;
  /** The ids of an album's other messages. */
  readonly alsoIds?: readonly string[];
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
  | {
      readonly status: 'unknown';
      readonly since: Instant;
      readonly why: string;
      /** When the channel is looked at; null where only a person can tell. */
      readonly lookAt: Instant | null;
      readonly sent: Sent;
    }
  | { readonly status: 'cancelled'; readonly at: Instant; readonly why: string }
  | { readonly status: 'missed'; readonly at: Instant; readonly why: string };

export type DeliveryStatus = DeliveryState['status'];

export interface Delivery extends Entry {
  readonly state: DeliveryState;
  /** Oldest first, at most 60; the first, `planned`, is always kept. */
  readonly events: readonly DeliveryEvent[];
  /** Counts the changes: each one is written only upon the one before it. */
  readonly rev: number;
  /** All steps that its message is sent in, as of the last claim; empty before the first. */
  readonly steps: readonly string[];
  /** How often it was claimed. */
  readonly attempts: number;
  /** A delivery that has already said the same text on this channel. */
  readonly sameTextAs: DeliveryId | null;
  /** Its post's file has an error now: what was planned waits until it is mended. */
  readonly broken: boolean;
  /** The pack that this one hands to a single moderator; null for everything that a plan made. */
  readonly parent: DeliveryId | null;
  /** Of which its moderator runs groups; null where that is not known, and for everything that a plan made. */
  readonly community: string | null;
  /** What the moderator said of it. */
  readonly response: PackResponse | null;
  readonly declinedWhy: DeclineReason | null;
  /** When the moderator is reminded of it; null when they have been, or need not be. */
  readonly remindAt: Instant | null;
  /** When they said that what they posted is changed, or gone, as they were asked. */
  readonly correctedAt: Instant | null;
  /** What shall become of what is out already. */
  readonly amendment: Amendment | null;
  /** The last other message that was offered in its place; it is not offered again. */
  readonly offered: Sha256 | null;
  /** When we took it back. */
  readonly removedAt: Instant | null;
  /** When it was found gone from its channel, though nobody here took it back. */
  readonly vanishedAt: Instant | null;
  /** What a person did about what went wrong with it. */
  readonly handled: Handled | null;
}

/** The one step in which a pack is given to its moderators. */
export const HANDED_OUT = 'handed_out';

/** The step in which a moderator is told what a pack is about, with the buttons that answer it. */
export const PACK_NOTE = 'note';

/** The step in which a message that is out is pinned: it shows nothing new, and doing it again changes nothing. */
export const PINNED = 'pin';

/** A pack as the plan has it: it is handed out, and what each moderator receives is a delivery of its own. */
export function isForModerators({ kind, parent }: Pick<Delivery, 'kind' | 'parent'>): boolean {
  return kind === 'moderator_pack' && parent === null;
}

/** Who hears what it says: a channel's public, or one moderator. The same text is not said to the same audience twice. */
export function audienceOf({ channel, recipients, ...delivery }: Delivery): string {
  return delivery.parent === null ? channel : `${channel}#${recipients.join()}`;
}

/** The steps whose ids are known, whatever the state. */
export function sentSteps(state: DeliveryState): Sent {
  return 'sent' in state ? state.sent : [];
}

/** What is not out yet of a message that was claimed. */
export function missingSteps({ steps, state }: Pick<Delivery, 'steps' | 'state'>): readonly string[] {
  const sent = new Set(sentSteps(state).map(({ step }) => step));
  return steps.filter((step) => !sent.has(step));
}

/** Whether the public has all of a message that was claimed, pinned or not. */
export function isAllShown(delivery: Pick<Delivery, 'steps' | 'state'>): boolean {
  return delivery.steps.length > 0 && missingSteps(delivery).every((step) => step === PINNED);
}

/** Whether the public has all of it, and it is still to be pinned. */
export function isOnlyUnpinned(delivery: Pick<Delivery, 'steps' | 'state'>): boolean {
  return isAllShown(delivery) && missingSteps(delivery).length > 0;
}

/** Whether anything of it may leave from now on. */
export function mayStillLeave({ status }: DeliveryState): boolean {
  return status === 'scheduled' || status === 'sending';
}

/**
 * Whether the public may know its words from us. Somebody may have posted it by hand; and what was taken back was read
 * by some, and must not come again from another post that says the same.
 */
export function mayBeKnown(delivery: Delivery): boolean {
  return mayBePublic(delivery.state) || isPartlyHandedOut(delivery) || delivery.handled === 'by_hand';
}

/** Whether its text is, or may be, or has been on the channel. */
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
