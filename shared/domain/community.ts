import type { Bilingual } from './content/language.ts';
import type { Delivery } from './delivery.ts';
import { DAY_MS, type Instant, plus } from './instant.ts';
import type { PackTally } from './pack-tally.ts';

/** What the bot knows of a community whose groups moderators run. */
export interface Community {
  readonly id: string;
  readonly label: Bilingual;
  /** Of which a moderator names one; empty: nobody is asked. */
  readonly districts: readonly { readonly id: string; readonly label: Bilingual }[];
  /** How many packs each moderator receives in seven days at most. */
  readonly packsPerWeek: number;
  /** The name of the bot that invites, without @; null where the content names none. */
  readonly bot: string | null;
}

/** How the moderators of one community do, in numbers; never who they are. */
export interface CommunityStanding {
  readonly community: Community;
  readonly active: number;
  /** Whom the team has yet to confirm. */
  readonly waiting: number;
  /** Invitations that nobody has taken. */
  readonly open: number;
  /** The packs of the last two weeks, the latest first, and how they fared there. */
  readonly packs: readonly { readonly pack: Delivery; readonly tally: PackTally }[];
}

/** Lets one person register as a moderator of a community, who then waits until the team confirms them. */
export interface Invitation {
  /** Of the alphabet that a start parameter may have. */
  readonly token: string;
  readonly community: string;
  readonly madeAt: Instant;
  readonly expiresAt: Instant;
}

/** Long enough for a printed card to be handed on in a village. */
const INVITED_FOR_MS = 90 * DAY_MS;

export function invitationTo(community: string, token: string, now: Instant): Invitation {
  return { token, community, madeAt: now, expiresAt: plus(now, INVITED_FOR_MS) };
}

/** What stands behind `?start=` in the link. */
export function startOf({ token }: Pick<Invitation, 'token'>): string {
  return `join_${token}`;
}

/** The link that opens the bot; null where nobody has named the bot yet. */
export function invitationLink(invitation: Pick<Invitation, 'token'>, bot: string | null): string | null {
  return bot === null ? null : `https://t.me/${bot}?start=${startOf(invitation)}`;
}
