import { chatOf, keptUntil } from '../../shared/actions/subscriptions.ts';
import { type WhyHeld, whyHeld } from '../../shared/actions/why-held.ts';
import { SUBSCRIPTION_WORDS } from '../../shared/content/subscription-words.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { campaignKey, type FigureOf } from '../../shared/domain/engagement.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { pseudonym } from '../../shared/domain/pseudonym.ts';
import { given, nextTip, type Subscription, type TipOutcome } from '../../shared/domain/subscription.ts';
import type { TipSeries } from '../../shared/domain/tip-series.ts';
import type { TipPorts } from './send-tips.ts';

/** What is read once for all who are given one series at the same time. */
export interface KnownSeries {
  readonly series: TipSeries;
  readonly deliveries: readonly Delivery[];
  /** Until when anything of its people is kept; null when that is over. */
  readonly forgetAt: Instant | null;
  /** Somebody has paused everything. */
  readonly isPaused: boolean;
  readonly held: () => Promise<WhyHeld>;
}

const METRICS = { sent: 'tips_sent', unknown: 'tips_unknown', refused: 'tips_refused' } as const;

export async function knownSeries(campaign: string, ports: TipPorts): Promise<KnownSeries> {
  const [series, deliveries, forgetAt, pause] = await Promise.all([
    ports.subscriptions.series(campaign),
    ports.ledger.deliveriesOf(campaign),
    keptUntil(campaign, ports),
    ports.ledger.pause(),
  ]);
  if (!series) throw new Error(`Somebody is subscribed to ${campaign}, which has no series`);
  let asked: Promise<WhyHeld> | null = null;
  const held = () => {
    asked ??= whyHeld(campaign, ports);
    return asked;
  };
  return { series, deliveries, forgetAt, isPaused: pause !== null, held };
}

/** A tip is done with, however it ended for them. Where it was the last one, nothing is kept of them and they are told so. */
export async function tipIsOver(
  subscription: Subscription,
  post: string,
  outcome: TipOutcome,
  known: KnownSeries,
  ports: TipPorts,
): Promise<null> {
  const next = await noted(subscription, post, outcome, known, ports);
  if (!next) return null;
  const then = nextTip(next, known.series, known.deliveries);
  if (then.kind === 'over') return finish(next, then.given, known, ports);
  return next.dueAt >= next.forgetAt ? finish(next, false, known, ports) : null;
}

/**
 * Writes down how a tip ended for them; the next one comes on the series' next day. It is counted before it is written
 * down, and once: whoever dies in between has another find that it is unknown, which then counts no more. Null where
 * they have left meanwhile.
 */
export async function noted(
  subscription: Subscription,
  post: string,
  outcome: TipOutcome,
  known: KnownSeries,
  ports: TipPorts,
): Promise<Subscription | null> {
  const { clock, subscriptions } = ports;
  await count(METRICS[outcome], ['tip', subscription.person, post], subscription, post, known, ports);
  const next = given(subscription, post, known.series, clock.now());
  return (await subscriptions.keep(next)) === 'kept' ? next : null;
}

/** Nothing comes any more: nothing is kept of them, and they are told so. `isFinished`: they were given everything that there is. */
export async function finish(
  subscription: Subscription,
  isFinished: boolean,
  known: KnownSeries,
  ports: TipPorts,
): Promise<null> {
  const { subscriptions, bot } = ports;
  const chat = await chatOf(subscription, ports);
  const last = subscription.had.at(-1);
  if (isFinished && last !== undefined)
    await count('series_finished', ['series_finished', subscription.person], subscription, last, known, ports);
  // Before it is said: nobody is told twice.
  if ((await subscriptions.forget(subscription)) !== 'kept') return null;
  const words = SUBSCRIPTION_WORDS[subscription.language];
  await bot.say({ kind: 'message', chat, text: (isFinished ? words.finished : words.ended)(known.series) });
  return null;
}

/** Of which post it is does not matter: it is the series that is counted. One whose every delivery is gone counts nothing. */
async function count(
  metric: FigureOf['metric'],
  event: readonly string[],
  { campaign, forgetAt }: Subscription,
  post: string,
  { deliveries }: KnownSeries,
  { clock, figures, keys }: TipPorts,
): Promise<void> {
  const delivery = deliveries.find((one) => one.post === post) ?? deliveries[0];
  if (!delivery) return;
  const token = pseudonym(await keys.of(campaignKey(campaign)), ...event);
  const figure: FigureOf = { campaign, delivery: delivery.id, metric, source: 'bot' };
  await figures.add(figure, 1, clock.now(), { token, forgetAt });
}
