import type { BotLanguage } from './callback.ts';
import type { Delivery } from './delivery.ts';
import type { DeliveryId } from './delivery-id.ts';
import { DAY_MS, type Instant, plus, wallWeek } from './instant.ts';

/** How many members a group has, as its moderator says. */
export const SIZE_BANDS = ['under_1000', 'to_5000', 'to_20000', 'over_20000'] as const;
export type SizeBand = (typeof SIZE_BANDS)[number];

/** They would rather not say. */
export const UNSAID = 'unsaid';

/** A group that a moderator runs, as far as they tell of it: neither its name nor where it is found. */
export interface Group {
  readonly community: string;
  /** Null until they were asked. */
  readonly size: SizeBand | typeof UNSAID | null;
  /** A district's id in communities.yaml; null until they were asked. */
  readonly district: string | null;
  /** When the team said that they know them; null while that waits. */
  readonly confirmedAt: Instant | null;
}

/** What the next message that they write by hand is about. */
export interface Expected {
  readonly what: 'question' | 'link';
  readonly pack: DeliveryId;
  readonly until: Instant;
}

/** A person who runs community groups and receives packs: a code, and nothing by which anybody could find them. */
export interface Moderator {
  /** Made of the chat with a key that is kept outside the ledger: 10 characters of base32, the only name staff see in numbers. */
  readonly code: string;
  /** The private chat with the bot, encrypted with the same key. */
  readonly sealedChat: string;
  readonly language: BotLanguage;
  readonly joinedAt: Instant;
  /** When they last did anything, to the day. */
  readonly seenAt: Instant;
  /** When they agreed to what is sent to them and what is kept; null before. */
  readonly agreedAt: Instant | null;
  readonly groups: readonly Group[];
  /** Encrypted, or without one; null until they were asked. */
  readonly nickname: { readonly sealed: string | null } | null;
  /** Since when the team has yet to say that it knows them; null while it need not, or not yet. */
  readonly waitsSince: Instant | null;
  /** When they were told that the team has confirmed them; null again when it has confirmed more of theirs since. */
  readonly welcomedAt: Instant | null;
  /** Since when they want no packs for a while. */
  readonly pausedAt: Instant | null;
  /** Whether the bot may write to them, and since when Telegram says so: what it tells late must not win over what it told since. */
  readonly reachable: boolean;
  readonly reachableAt: Instant;
  readonly withoutLogo: boolean;
  readonly countsOpens: boolean;
  /** The last packs, with the moments at which they were to be posted. */
  readonly packs: readonly { readonly pack: DeliveryId; readonly at: Instant; readonly posted: boolean }[];
  /** How many packs they have posted. */
  readonly posted: number;
  readonly expects: Expected | null;
  /** Where they say that they have posted, encrypted; the last few. */
  readonly links: readonly { readonly pack: DeliveryId; readonly sealed: string }[];
  /** Counts the changes: each one is written only upon the one before it. */
  readonly rev: number;
}

/** What a moderator said of a pack. */
export const PACK_RESPONSES = ['posted', 'declined', 'later'] as const;
export type PackResponse = (typeof PACK_RESPONSES)[number];

/** Why a pack does not suit a group; nobody need say. */
export const DECLINE_REASONS = ['not_relevant', 'sensitive', 'too_long', 'already_known'] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

/** How one moderator receives packs. */
export interface PackReceiver {
  /** The private chat with the bot: personal, in memory only. */
  readonly chat: string;
  /** Whoever has paused, or left their groups, receives no packs, and is told what became of those that they have. */
  readonly wantsPacks: boolean;
  /** They want the version without a logo or a name, where a post has one. */
  readonly withoutLogo: boolean;
  /** They have agreed that openings of the link in their group are counted apart. */
  readonly countsOpens: boolean;
  /** Where most people of their groups live, as far as they have said. */
  readonly districts?: readonly string[];
}

/** Whether the team has confirmed them, and they do not know it yet. */
export function isToWelcome(moderator: Moderator): boolean {
  return receivesPacks(moderator) && moderator.welcomedAt === null;
}

/** Whether somebody has ever been confirmed, and may be written to now. */
export function receivesPacks({ groups, reachable, pausedAt }: Moderator): boolean {
  return reachable && pausedAt === null && groups.some(({ confirmedAt }) => confirmedAt !== null);
}

export function receivesPacksOf(moderator: Moderator, community: string): boolean {
  const own = moderator.groups.filter((group) => group.community === community);
  return receivesPacks({ ...moderator, groups: own });
}

const IDLE_MS = 180 * DAY_MS;
const GONE_MS = 30 * DAY_MS;

/** Until when anything is kept of somebody who does nothing more: who has blocked the bot, or never finished, goes first. */
export function keptUntil({ groups, reachable, reachableAt, seenAt }: Moderator): Instant {
  if (!reachable) return plus(reachableAt, GONE_MS);
  return plus(seenAt, groups.some(({ confirmedAt }) => confirmedAt !== null) ? IDLE_MS : GONE_MS);
}

const REMEMBERED_MS = 14 * DAY_MS;

/**
 * The moderator with one more pack; null when they have had as many as they were promised at most for the week, Monday
 * to Sunday, in which it is meant to be posted.
 */
export function withPack(
  moderator: Moderator,
  { id, publicAt }: Pick<Delivery, 'id' | 'publicAt'>,
  aWeek: number,
): Moderator | null {
  if (moderator.packs.some(({ pack }) => pack === id)) return moderator;
  const week = wallWeek(publicAt);
  if (moderator.packs.filter(({ at }) => wallWeek(at) === week).length >= aWeek) return null;
  const recent = moderator.packs.filter(({ at }) => at > plus(publicAt, -REMEMBERED_MS));
  return { ...moderator, packs: [...recent, { pack: id, at: publicAt, posted: false }] };
}

/** The moderator with one more pack that they have posted; the same one counts once. */
export function withPosted(moderator: Moderator, { id, publicAt }: Pick<Delivery, 'id' | 'publicAt'>): Moderator {
  if (moderator.packs.some(({ pack, posted }) => pack === id && posted)) return moderator;
  const others = moderator.packs.filter(({ pack }) => pack !== id);
  return {
    ...moderator,
    packs: [...others, { pack: id, at: publicAt, posted: true }],
    posted: moderator.posted + 1,
  };
}

const LINKS_KEPT = 20;

export function withLink(moderator: Moderator, pack: DeliveryId, sealed: string): Moderator {
  const others = moderator.links.filter((link) => link.pack !== pack);
  return { ...moderator, links: [...others, { pack, sealed }].slice(-LINKS_KEPT) };
}
