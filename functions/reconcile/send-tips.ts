import { keptMessage } from '../../shared/actions/kept-message.ts';
import { reserveTurns } from '../../shared/actions/pace.ts';
import type { SubscriptionPorts } from '../../shared/actions/subscriptions.ts';
import type { HoldPorts } from '../../shared/actions/why-held.ts';
import type { EngagementLedger, Speaker } from '../../shared/answer-ports.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { type Instant, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import {
  diedOver,
  nextTip,
  type Subscriber,
  type Subscription,
  tipAllowedFrom,
  waiting,
} from '../../shared/domain/subscription.ts';
import { allowedFrom } from '../../shared/domain/tip-series.ts';
import type { Clock, ContentStore, Ledger, Log } from '../../shared/ports.ts';
import type { TipSender } from '../../shared/subscription-ports.ts';
import { giveTip, type ReadyTip } from './give-tip.ts';
import { finish, type KnownSeries, knownSeries, noted, tipIsOver } from './tip-outcome.ts';

export interface TipPorts extends HoldPorts, SubscriptionPorts {
  readonly clock: Clock;
  readonly ledger: HoldPorts['ledger'] & Pick<Ledger, 'deliveriesOf' | 'reserve'>;
  readonly contentStore: Pick<ContentStore, 'kept'>;
  /** Where it is counted. */
  readonly figures: Pick<EngagementLedger, 'add'>;
  readonly tips: TipSender;
  readonly bot: Speaker;
  readonly log: Log;
}

/** What cannot be sent now, for a reason that people may lift, is looked at again so much later. */
const LOOKS_AGAIN_MS = 10 * MINUTE_MS;
/** As many as the bot says in a second; a pause, or a tip taken back, counts from the next ones on. */
const AT_A_TIME = 25;
/** Real time of a run after which no new ones begin: a step takes 20 seconds at most, and the function ends after 55. */
const LAST_BEGINNING_MS = 30_000;

/**
 * Gives everybody who is due the next tip of their series, at most once each: it is claimed before it is sent. What
 * waits (for its own moment, for an approval, for the morning, for a pause to end) is looked at again, and none is
 * skipped. Never throws.
 */
export async function sendTips(startedMs: number, ports: TipPorts): Promise<void> {
  const { clock, subscriptions, log } = ports;
  try {
    let some: Subscriber[] = [];
    for await (const who of subscriptions.dueBy(clock.now())) {
      some.push(who);
      if (some.length < AT_A_TIME) continue;
      await sendToSome(some, ports);
      some = [];
      if (clock.monotonicMs() - startedMs > LAST_BEGINNING_MS) return;
    }
    await sendToSome(some, ports);
  } catch (cause) {
    log.error('tips_not_sent', { error: nameOf(cause) });
  }
}

async function sendToSome(some: readonly Subscriber[], ports: TipPorts): Promise<void> {
  if (some.length === 0) return;
  const all = new Map<string, Promise<KnownSeries>>();
  const knownOf = (campaign: string) => {
    const asked = all.get(campaign) ?? knownSeries(campaign, ports);
    all.set(campaign, asked);
    return asked;
  };
  // One that fails must not keep the others waiting.
  const each = <Item, Result>(items: readonly Item[], run: (item: Item, place: number) => Promise<Result | null>) =>
    Promise.all(
      items.map((item, place) =>
        run(item, place).catch((cause) => {
          ports.log.error('tip_not_sent', { error: nameOf(cause) });
          return null;
        }),
      ),
    );
  const ready = (await each(some, async (who) => readyTip(who, await knownOf(who.campaign), ports))).filter(
    (one) => one !== null,
  );
  const messagesEach = Math.max(1, ...ready.map(({ steps }) => steps.length));
  const asked = { count: ready.length, messagesEach, from: ports.clock.now() };
  const { turnOf } = await reserveTurns(asked, ports.ledger);
  await each(ready, (one, place) => giveTip(one, turnOf(place), ports));
}

/** What somebody is to be sent now; null where that is nothing, which is written down. */
async function readyTip(who: Subscriber, known: KnownSeries, ports: TipPorts): Promise<ReadyTip | null> {
  const { clock, subscriptions } = ports;
  const stored = await subscriptions.subscription(who);
  const now = clock.now();
  if (!stored || stored.dueAt > now) return null;
  const { forgetAt, series, deliveries, isPaused } = known;
  if (forgetAt === null) {
    await subscriptions.forget(stored);
    return null;
  }
  const subscription: Subscription = { ...stored, forgetAt };
  const later = async (at: Instant) => {
    await subscriptions.keep(waiting(subscription, at));
    return null;
  };
  // Before anything else may make it look as if nobody had begun.
  const lost = diedOver(subscription, now);
  if (lost !== null) {
    await noted(subscription, lost, 'unknown', known, ports);
    return null;
  }
  if (isPaused) return later(plus(now, LOOKS_AGAIN_MS));
  const open = allowedFrom(series, { electionSensitive: false }, now);
  if (open > now) return later(open);

  const next = nextTip(subscription, series, deliveries);
  // What is out of a tip that was taken back since stays out, and is not gone on with.
  const { turn } = subscription;
  if (turn && (next.kind !== 'tip' || next.tip.post !== turn.post))
    return tipIsOver(subscription, turn.post, 'unknown', known, ports);
  if (next.kind === 'waits') return later(plus(now, LOOKS_AGAIN_MS));
  if (next.kind === 'over') return finish(subscription, next.given, known, ports);
  const { tip, delivery } = next;
  const from = tipAllowedFrom(series, tip, delivery, now);
  if (from >= forgetAt) return finish(subscription, false, known, ports);
  if (from > now) return later(from);
  if ((await (await known.held())(asTip(delivery))) !== null) return later(plus(now, LOOKS_AGAIN_MS));
  const message = await keptMessage(delivery.message, ports.contentStore);
  return { subscription, delivery, message, steps: ports.tips.steps(message), known };
}

/**
 * A tip as it is said to one person: its own quiet day does not matter to them, theirs does; and what is out on its
 * channel is what they are sent, whatever is offered in its place.
 */
function asTip(delivery: Delivery): Delivery {
  return { ...delivery, amendment: null, conditions: { ...delivery.conditions, quiet: null, election: null } };
}

function nameOf(cause: unknown): string {
  return cause instanceof Error ? cause.name : typeof cause;
}
