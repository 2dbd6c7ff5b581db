import type { BotCallback, BotPicture, BotReply, PageCallback } from './domain/callback.ts';
import type { Community, Invitation } from './domain/community.ts';
import type { Delivery } from './domain/delivery.ts';
import type { Figure, FigureOf, Once } from './domain/engagement.ts';
import type { Instant } from './domain/instant.ts';
import type { Sha256 } from './domain/message.ts';
import type { Moderator } from './domain/moderator.ts';
import type { Person } from './domain/person.ts';
import type { StaffMember, StaffMessage } from './domain/staff.ts';
import type { TrackedLink } from './domain/tracked-link.ts';

/** What we ask of the outside world so that the public and the moderators can answer. */

/** The platforms that call back: each proves who it is with a secret that only it and we know. */
export interface Callers {
  /** What Facebook must be answered when a webhook is set up; null for a stranger. */
  facebookChallenge(query: Readonly<Record<string, string>>): Promise<string | null>;
  /** Whether these very bytes were signed by Facebook. */
  isFacebook(body: Uint8Array, signature: string | undefined): Promise<boolean>;
  isTelegram(secret: string | undefined): Promise<boolean>;
  /** What a body says; never throws, whatever the bytes. */
  readFacebook(body: Uint8Array): PageCallback;
  readTelegram(body: Uint8Array): BotCallback;
  /** A reply as the Bot API takes it, either as the answer to its webhook or as a call of its own. */
  writeTelegram(reply: BotReply): { readonly method: string; readonly [parameter: string]: unknown };
}

/** What the public did, as counts. */
export interface EngagementLedger {
  /** Adds to a figure; `known` when this very event was counted before, which changes nothing. */
  add(figure: FigureOf, change: number, at: Instant, once: Once): Promise<'counted' | 'known'>;
  /**
   * Puts a snapshot in the place of the one before; `older` when a later one is there. A figure is the sum of its
   * parts, which are the messages of one delivery.
   */
  replace(figure: FigureOf, part: string, value: number, at: Instant): Promise<'replaced' | 'older'>;
  /** All figures of a campaign, by delivery, metric and source. */
  figures(campaign: string): Promise<readonly Figure[]>;

  /** Keeps a link; one that is there stays as it is, with its count. */
  keepLink(link: TrackedLink): Promise<void>;
  /** Where a link leads; null for none. */
  linkTarget(code: string): Promise<string | null>;
  /** The same, and counts one opening, in one write; and in others, for the link that it counts for, and for the one that this counts for. */
  openLink(code: string, at: Instant): Promise<string | null>;
  /** The openings of those links that exist. */
  linkOpens(
    codes: readonly string[],
  ): Promise<ReadonlyMap<string, { readonly opens: number; readonly lastAt: Instant | null }>>;
  /** The only hosts that links lead to, from now on. */
  allowHosts(hosts: readonly string[]): Promise<void>;
  allowedHosts(): Promise<readonly string[]>;

  /** Keeps that a channel's message exists: a proof for a delivery whose outcome is unknown. */
  noteForward(forward: Forward, forgetAt: Instant): Promise<void>;
  forwards(channel: string): Promise<readonly Forward[]>;
  /** Keeps what little may be kept of a callback that could not be taken in; answers how often this one came by now. */
  notePoison(poison: Poison, forgetAt: Instant): Promise<number>;
  poisons(platform: string): Promise<readonly Poison[]>;
}

export interface Forward {
  /** The channel's id as Telegram has it. */
  readonly channel: string;
  readonly message: string;
  readonly text: Sha256;
  readonly at: Instant;
}

export interface Poison {
  readonly platform: 'facebook' | 'telegram';
  readonly update: number | null;
  readonly what: string;
  readonly error: string;
  /** Of the bytes as they came. */
  readonly sha256: Sha256;
  readonly at: Instant;
}

/** A Page's own figures. */
export interface PageReader {
  summary(channel: Pick<Delivery, 'address' | 'channel'>, externalId: string): Promise<PageSummary>;
}

export type PageSummary =
  | { readonly kind: 'known'; readonly reactions: number; readonly comments: number; readonly shares: number }
  /** It is not there any more, though the Page itself can be read. */
  | { readonly kind: 'gone' }
  /** A short code of ours; `not_asked` where there is no token. */
  | { readonly kind: 'unavailable'; readonly why: string };

/** The communities and their moderators, who are found by code or community and in no other way. */
export interface ModeratorBook {
  /** Puts what the content says of a community in the place of what it said before. */
  keepCommunity(community: Community): Promise<void>;
  community(id: string): Promise<Community | null>;
  /** By id. */
  communities(): Promise<readonly Community[]>;

  invite(invitation: Invitation): Promise<void>;
  /** Those that somebody may still take, the oldest first. */
  openInvitations(community: string, now: Instant): Promise<readonly Invitation[]>;
  /** Where a token invites to, and whether somebody has taken it; null for one that was revoked, has expired or never was. */
  invitedTo(token: string, now: Instant): Promise<{ readonly community: string; readonly isTaken: boolean } | null>;
  /** False for one that nobody can take any more. */
  revokeInvitation(token: string): Promise<boolean>;

  /**
   * Replaces `before` by this, or writes the first revision; `superseded` when somebody else was first. With a token
   * they take that invitation in the same write, or nothing is written.
   */
  keep(moderator: Moderator, before: Moderator | null, token?: string): Promise<'kept' | 'superseded'>;
  moderator(code: string): Promise<Moderator | null>;
  /** Deletes all that is kept of somebody, as it was; `superseded` when it has changed since. */
  forget(moderator: Moderator): Promise<'kept' | 'superseded'>;
  /** The codes of those who receive a community's packs, sorted: those after a code alone, and at most so many. */
  activeIn(community: string, after?: string, atMost?: number): AsyncIterable<string>;
  countActive(community: string): Promise<number>;
  /** Those whom the team has yet to confirm, sorted by code. */
  waitingIn(community: string): AsyncIterable<{ readonly code: string; readonly since: Instant }>;
  /** Those who were confirmed and do not know it yet. */
  toWelcome(): AsyncIterable<string>;
}

/** Who of the team has linked a chat with the bot. */
export interface StaffBook {
  /** Offers a person a link that works once, until it expires. */
  offer(token: string, person: Person, expiresAt: Instant): Promise<void>;
  /** Whose link this is; the first who asks takes it. Null for one that was taken, has expired or never was. */
  take(token: string, now: Instant): Promise<Person | null>;
  keep(member: StaffMember): Promise<void>;
  member(code: string): Promise<StaffMember | null>;
  members(): Promise<readonly StaffMember[]>;
}

/**
 * Tells those of the team who have linked a chat with the bot: those who decide, or whom `to` names, who are no partners.
 * Answers how many it reached. Never throws.
 */
export type Tell = (message: StaffMessage, to?: (person: Person) => boolean) => Promise<number>;

/** The bot where it speaks of itself; false when nothing could be sent. */
export interface StaffBot {
  write(chat: string, message: StaffMessage): Promise<boolean>;
}

/** The bot where it answers somebody. */
export interface Speaker {
  /** One after the other, until one does not arrive: false then. Whoever missed it asks again. Never throws. */
  say(...sayings: readonly (BotReply | BotPicture)[]): Promise<boolean>;
}

/** Keys that lie outside the ledger and its backups: to destroy one is to delete what it kept unreadable. */
export interface Keys {
  /** 32 bytes; made at the first asking. */
  of(name: string): Promise<Uint8Array>;
  names(): Promise<readonly string[]>;
  /** Keeps a key that was made elsewhere. Throws where another one has its name: what that has sealed would be lost. */
  keep(name: string, key: Uint8Array): Promise<void>;
  destroy(name: string): Promise<void>;
}
