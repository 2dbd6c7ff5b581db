import type { Instant } from './instant.ts';

/** A person who runs community groups and receives packs: a code, and nothing by which anybody could find them. */
export interface Moderator {
  /** Made of the chat with a key that is kept outside the ledger: 10 characters of base32, the only name staff see. */
  readonly code: string;
  /** At least one, sorted. */
  readonly communities: readonly string[];
  /** The private chat with the bot, encrypted with the same key. */
  readonly sealedChat: string;
  /** `blocked`: the bot may not write to them until they start it again. */
  readonly state: 'active' | 'blocked';
  /** When Telegram said so: what it tells late must not win over what it told since. */
  readonly stateAt: Instant;
  readonly joinedAt: Instant;
  /** Counts the changes: each one is written only upon the one before it. */
  readonly rev: number;
}

/** What a moderator said of a pack. */
export const PACK_RESPONSES = ['posted', 'declined', 'later'] as const;
export type PackResponse = (typeof PACK_RESPONSES)[number];

/** Why a pack was not for a group, in one tap; nobody has to say. */
export const DECLINE_REASONS = ['not_relevant', 'sensitive', 'too_long', 'already_known'] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

/** How one moderator receives packs. */
export interface PackReceiver {
  /** The private chat with the bot: personal, in memory only. */
  readonly chat: string;
  /** They want the version without a logo or a name, where a post has one. */
  readonly withoutLogo: boolean;
  /** They have agreed that openings of the link in their group are counted apart. */
  readonly countsOpens: boolean;
}
