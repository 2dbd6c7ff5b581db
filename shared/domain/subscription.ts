import type { BotLanguage } from './callback.ts';
import type { Delivery } from './delivery.ts';
import { earliest, type Instant, latest } from './instant.ts';
import { allowedFrom, nextMoment, type Tip, type TipSeries } from './tip-series.ts';

/**
 * Somebody who is given a series from their own first day on, as one row: what is needed to write to them until the
 * series is over, and nothing by which anybody could find them without the campaign's key.
 */
export interface Subscription {
  readonly campaign: string;
  /** Made of their chat with the campaign's key. */
  readonly person: string;
  /** The private chat with the bot, encrypted with the same key. */
  readonly sealedChat: string;
  readonly language: BotLanguage;
  readonly startedAt: Instant;
  /** The posts that they were given, or may have been given: none of them is sent again. */
  readonly had: readonly string[];
  /** The tip that is being sent, or of which a part is out. */
  readonly turn: Turn | null;
  /** When somebody looks at it next. */
  readonly dueAt: Instant;
  /** Nothing is kept of it from then on. */
  readonly forgetAt: Instant;
  /** Counts the changes: each one is written only upon the one before it. */
  readonly rev: number;
}

export interface Turn {
  readonly post: string;
  /** The send steps that are out. */
  readonly out: readonly string[];
  /** Until when whoever sends it is alive; null while nobody does. */
  readonly leaseUntil: Instant | null;
}

/** Which subscription: whose, and to what. */
export type Subscriber = Pick<Subscription, 'campaign' | 'person'>;

/** How a tip ended for one person; `unknown` may have arrived, and is never sent again. */
export type TipOutcome = 'sent' | 'unknown' | 'refused';

/** A new subscription, due at once. */
export function subscribed(
  who: Pick<Subscription, 'campaign' | 'person' | 'sealedChat' | 'language' | 'forgetAt'>,
  now: Instant,
): Subscription {
  return { ...who, startedAt: now, had: [], turn: null, dueAt: now, rev: 1 };
}

/** What comes next for somebody. */
export type NextTip =
  | ({ readonly kind: 'tip' } & SayableTip)
  /** A file of the campaign has an error: it may be a tip that nobody could plan yet. */
  | { readonly kind: 'waits' }
  /** They have had everything that the campaign still has; `given`: there was anything. */
  | { readonly kind: 'over'; readonly given: boolean };

/** A tip, and what they are sent of it: what Telegram's channel was to be sent, in their language where there is one. */
export interface SayableTip {
  readonly tip: Tip;
  readonly delivery: Delivery;
}

/**
 * All tips of a series in the order of the files. One that was withdrawn, or was never meant for Telegram, is passed
 * over; one that waits is waited for.
 */
export function sayableTips(
  language: BotLanguage,
  { tips }: Pick<TipSeries, 'tips'>,
  deliveries: readonly Delivery[],
): readonly SayableTip[] {
  return [...tips]
    .sort((a, b) => a.position - b.position)
    .flatMap((tip) => {
      const versions = deliveries.filter((one) => one.post === tip.post && isSayable(one));
      const delivery = versions.find((one) => one.language === language) ?? versions[0];
      return delivery ? [{ tip, delivery }] : [];
    });
}

/** The first tip that somebody has not had. */
export function nextTip(
  { had, language }: Pick<Subscription, 'had' | 'language'>,
  series: Pick<TipSeries, 'tips' | 'broken'>,
  deliveries: readonly Delivery[],
): NextTip {
  const all = sayableTips(language, series, deliveries);
  const next = all.find(({ tip }) => !had.includes(tip.post));
  if (next) return { kind: 'tip', ...next };
  if (series.broken.some((post) => !had.includes(post))) return { kind: 'waits' };
  return { kind: 'over', given: all.length > 0 };
}

/** When each tip that somebody has not had comes, if nothing holds it; those alone that come before they are forgotten. */
export function outlook(
  { had, forgetAt, dueAt }: Subscription,
  series: TipSeries,
  tips: readonly SayableTip[],
): readonly (SayableTip & { readonly at: Instant })[] {
  const coming: (SayableTip & { at: Instant })[] = [];
  let from = dueAt;
  for (const one of tips.filter(({ tip }) => !had.includes(tip.post))) {
    const at = tipAllowedFrom(series, one.tip, one.delivery, from);
    if (at >= forgetAt) break;
    coming.push({ ...one, at });
    from = nextMoment(series, at);
  }
  return coming;
}

/** Whether something was said, or is to be said, on Telegram, and nobody has taken it back. */
function isSayable({ kind, parent, state, amendment, removedAt, vanishedAt, handled }: Delivery): boolean {
  if (parent !== null || (kind !== 'telegram_channel' && kind !== 'telegram_group')) return false;
  const isTakenBack = amendment?.kind === 'removal' || removedAt !== null || vanishedAt !== null;
  return state.status !== 'cancelled' && handled !== 'dropped' && !isTakenBack;
}

/** When a tip may be sent to somebody at the earliest, from now on: never before the moment meant for the public. */
export function tipAllowedFrom(series: TipSeries, tip: Tip, { publicAt }: Delivery, now: Instant): Instant {
  return allowedFrom(series, tip, latest(publicAt, now));
}

/** Looked at again at a moment; what is out of a tip stays out. */
export function waiting(subscription: Subscription, dueAt: Instant): Subscription {
  const { turn } = subscription;
  const kept = turn === null || turn.out.length === 0 ? null : { ...turn, leaseUntil: null };
  return changed(subscription, { turn: kept, dueAt });
}

/** Somebody begins to send a tip; whoever finds the lease lapsed knows that they died. */
export function claimed(subscription: Subscription, post: string, leaseUntil: Instant): Subscription {
  const { turn } = subscription;
  const out = turn?.post === post ? turn.out : [];
  return changed(subscription, { turn: { post, out, leaseUntil }, dueAt: leaseUntil });
}

/** One step of it is out. */
export function stepOut(subscription: Subscription, step: string): Subscription {
  const { turn } = subscription;
  if (!turn) throw new Error(`The subscription ${subscription.person} has no tip that could be out`);
  return changed(subscription, { turn: { ...turn, out: [...turn.out, step] } });
}

/** A tip is done with, however it ended; the next one comes on the series' next day. */
export function given(subscription: Subscription, post: string, series: TipSeries, now: Instant): Subscription {
  const had = [...subscription.had, post];
  return changed(subscription, { had, turn: null, dueAt: nextMoment(series, now) });
}

/** A tip of which whoever sent it died: nobody knows whether the person has it. Null where nobody did. */
export function diedOver({ turn }: Subscription, now: Instant): string | null {
  return turn?.leaseUntil && turn.leaseUntil <= now ? turn.post : null;
}

function changed(subscription: Subscription, changes: Partial<Subscription>): Subscription {
  const { dueAt, forgetAt } = { ...subscription, ...changes };
  // Looked at when it must go, at the latest: whoever looks then forgets it.
  return { ...subscription, ...changes, dueAt: earliest(dueAt, forgetAt), rev: subscription.rev + 1 };
}
