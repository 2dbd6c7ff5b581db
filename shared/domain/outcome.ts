import type { Instant } from './instant.ts';

/** What a channel answers to one send step. It never throws for something that a channel can do. */
export type Outcome =
  /** The channel said yes: the id is the proof. */
  | { readonly kind: 'published'; readonly externalId: string; readonly permalink: string | null }
  /** The channel said no, for good. */
  | { readonly kind: 'refused'; readonly why: string }
  /** The channel said not yet, or was certainly never reached. `until` null: it named no moment. */
  | { readonly kind: 'deferred'; readonly until: Instant | null; readonly why: string }
  /** No answer, or none that can be read: it may be public. Never sent again blindly. */
  | { readonly kind: 'unknown'; readonly why: string };
