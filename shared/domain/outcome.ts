import type { Instant } from './instant.ts';

/** Why a whole channel cannot be spoken to, and not just one message. */
export const CHANNEL_FAULTS = ['token', 'permission', 'blocked', 'gone'] as const;
export type ChannelFault = (typeof CHANNEL_FAULTS)[number];

/**
 * What a channel answers to one send step. It never throws for something that a channel can do. A `fault` says that the
 * next message would fare no better.
 */
export type Outcome =
  /** The channel said yes: the id is the proof. */
  | {
      readonly kind: 'published';
      readonly externalId: string;
      readonly permalink: string | null;
      readonly alsoIds?: readonly string[];
    }
  /** The channel said no, for good. */
  | { readonly kind: 'refused'; readonly why: string; readonly fault?: ChannelFault }
  /** The channel said not yet, or was certainly never reached. `until` null: it named no moment. */
  | { readonly kind: 'deferred'; readonly until: Instant | null; readonly why: string; readonly fault?: ChannelFault }
  /** No answer, or none that can be read: it may be public. Never sent again blindly. */
  | { readonly kind: 'unknown'; readonly why: string };

/** What a channel answers when something that is out shall be changed or deleted. */
export type Amended = { readonly kind: 'done' } | Exclude<Outcome, { kind: 'published' }>;

/** What a look at the channel says of a step whose outcome is unknown. */
export type LookedUp =
  | { readonly kind: 'present'; readonly externalId: string; readonly permalink: string | null; readonly at: Instant }
  /** Everything since was read, and it is not among it. */
  | { readonly kind: 'absent' }
  /** It was not seen, which proves nothing there. */
  | { readonly kind: 'unseen' }
  | { readonly kind: 'unreadable'; readonly why: string };

/** Whether a channel can be spoken to again, as far as reading shows. */
export type Probed = { readonly kind: 'good' } | { readonly kind: 'bad' | 'unreadable'; readonly why: string };
