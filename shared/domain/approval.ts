import { type Delivery, type Entry, mayBePublic } from './delivery.ts';
import { sha256 } from './delivery-id.ts';
import type { Instant } from './instant.ts';
import type { Sha256 } from './message.ts';

/** A hold that people lift by saying yes to exactly this version in spite of it. */
export const LIFTABLE = ['quiet_date', 'election_date'] as const;
export type Liftable = (typeof LIFTABLE)[number];

/** One version of a post, and what is said of it: that it may go out, or that it may although something holds it. */
export interface Question {
  readonly campaign: string;
  readonly post: string;
  readonly sha256: Sha256;
  readonly lifts: Liftable | null;
}

/** Which way somebody decided. A phone is lost more easily than a signed-in browser, so the two count differently. */
export type Through = 'api' | 'bot';

/** One person's yes. */
export interface Yes {
  readonly name: string;
  readonly at: Instant;
  readonly through: Through;
  /** Whom they stood in for; null when they spoke for themselves. */
  readonly inPlaceOf: string | null;
}

/** What is to be changed before somebody says yes. */
export const CHANGES = ['text', 'picture', 'moment'] as const;
export type Change = (typeof CHANGES)[number];
export interface ChangeAsked {
  readonly name: string;
  readonly at: Instant;
  readonly change: Change;
}

/** Who approved which version of a post. A new version starts from nobody. */
export interface Approval extends Question {
  readonly by: readonly Yes[];
  /** Who wants it changed first; it waits until it is, or until they say yes themselves. */
  readonly changes: readonly ChangeAsked[];
}

type Approvable = Pick<Entry, 'channel' | 'address' | 'at' | 'publicAt' | 'message'>;

/**
 * The hash of everything that a post would say and when, on all of its channels, those whose moment is past included:
 * so a channel that has already spoken does not un-approve the others.
 */
export function approvalHash(entries: readonly Approvable[]): Sha256 {
  const lines = entries.map(
    ({ channel, address, at, publicAt, message }) => `${channel} ${address} ${at} ${publicAt} ${message}\n`,
  );
  return sha256(lines.sort().join(''));
}

/**
 * How many yeses count for exactly this version: each person once, a person and whoever stands in for them together
 * once, the author not at all, and of all who said it through the bot one.
 */
export function countOf(approval: Approval | undefined, version: Sha256, author: string | null): number {
  if (approval?.sha256 !== version) return 0;
  const places = Map.groupBy(approval.by, ({ name, inPlaceOf }) => inPlaceOf ?? name);
  const counting = [...places].filter(
    ([place, yeses]) => place !== author && yeses.some(({ name }) => name !== author),
  );
  const [signedIn, byBot] = [true, false].map(
    (isSignedIn) =>
      counting.filter(([, yeses]) => yeses.some(({ through }) => through === 'api') === isSignedIn).length,
  );
  return (signedIn ?? 0) + Math.min(1, byBot ?? 0);
}

/** However few approve what is usual: what is not usual takes two. */
const LIFTED_BY = 2;

/** How many yeses a question takes, where the organisation asks so many for what is usual. */
export function yesesNeeded(lifts: Liftable | null, approvalsNeeded: number): number {
  return lifts === null ? approvalsNeeded : LIFTED_BY;
}

/** Whether somebody wants exactly this version changed. */
export function isObjectedTo(approval: Approval | undefined, version: Sha256): boolean {
  return approval?.sha256 === version && approval.changes.length > 0;
}

function ofThis(stored: Approval | undefined, question: Question): Approval {
  const { campaign, post, sha256, lifts } = question;
  const isSame = stored?.sha256 === sha256;
  return { campaign, post, sha256, lifts, by: isSame ? stored.by : [], changes: isSame ? stored.changes : [] };
}

/** The approval with one more yes; another version starts afresh, nobody counts twice, and whoever wanted a change no longer does. */
export function approvedBy(stored: Approval | undefined, question: Question, yes: Yes): Approval {
  const { by, changes, ...approval } = ofThis(stored, question);
  const earlier = by.find(({ name }) => name === yes.name);
  const isStronger = earlier?.through === 'bot' && yes.through === 'api';
  const others = by.filter(({ name }) => name !== yes.name);
  return {
    ...approval,
    by: earlier && !isStronger ? by : [...others, yes],
    changes: changes.filter(({ name }) => name !== yes.name),
  };
}

/** The approval with somebody's wish for a change, which takes their yes back. */
export function objectedTo(stored: Approval | undefined, question: Question, asked: ChangeAsked): Approval {
  const { by, changes, ...approval } = ofThis(stored, question);
  return {
    ...approval,
    by: by.filter(({ name }) => name !== asked.name),
    changes: [...changes.filter(({ name }) => name !== asked.name), asked],
  };
}

/** One version of a post as it would go out, and who wrote it. */
export interface CurrentVersion {
  readonly sha256: Sha256;
  readonly author: string | null;
}

/**
 * The version of each post that would go out now, by post: of what waits, or of the words that shall take the place of
 * those that are out. What is out already keeps the version that it was sent with, what is partly out ends as it began,
 * and what a single moderator has received follows its pack.
 */
export function currentVersions(deliveries: readonly Delivery[]): ReadonlyMap<string, CurrentVersion> {
  const own = deliveries.filter(({ parent }) => parent === null);
  const newestLast = own.toSorted((a, b) => newness(a) - newness(b));
  return new Map(newestLast.map((delivery) => [delivery.post, spokenVersion(delivery)]));
}

/** Whether words of it wait to become public: its own, or those that shall take their place. */
export function stillSpeaks({ state, amendment }: Delivery): boolean {
  return state.status === 'scheduled' || amendment?.kind === 'edit';
}

/** How surely a delivery says what the content says now. */
function newness(delivery: Delivery): number {
  if (!stillSpeaks(delivery)) return 0;
  return delivery.state.status === 'scheduled' && mayBePublic(delivery.state) ? 1 : 2;
}

/** What a delivery would say next. */
export function spokenVersion({ amendment, approval, author }: Delivery): CurrentVersion {
  if (amendment?.kind !== 'edit') return { sha256: approval, author };
  return { sha256: amendment.version.approval, author: amendment.version.author };
}
