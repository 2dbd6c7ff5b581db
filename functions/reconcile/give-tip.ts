import { sendOrDefer } from '../../shared/actions/send-or-defer.ts';
import { chatOf } from '../../shared/actions/subscriptions.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { type Instant, MINUTE_MS, plus, SECOND_MS } from '../../shared/domain/instant.ts';
import type { Message } from '../../shared/domain/message.ts';
import { claimed, type Subscription, stepOut, waiting } from '../../shared/domain/subscription.ts';
import type { TipPorts } from './send-tips.ts';
import { type KnownSeries, tipIsOver } from './tip-outcome.ts';

/** A tip that nothing holds, for one person. */
export interface ReadyTip {
  readonly subscription: Subscription;
  readonly delivery: Delivery;
  readonly message: Message;
  readonly steps: readonly string[];
  readonly known: KnownSeries;
}

/** Whoever's turn is later than this is taken up again then. */
const WAITS_MS = 10 * SECOND_MS;
/** How long a claim lasts, in real time: no run lasts longer. */
const LEASE_MS = 60 * SECOND_MS;
const FAULT_MS = 10 * MINUTE_MS;
/** Why the bot may not write to somebody any more. */
const HAS_LEFT = /: (?:blocked|kicked|deactivated|chat_not_found|migrated_to)/;

/**
 * Sends one tip to one person in its turn, at most once. The claim is written before anything is sent, and each step
 * before the next one begins; whoever has sent /stop meanwhile is sent no more. What is not known to have arrived is
 * never sent again.
 */
export async function giveTip(ready: ReadyTip, turn: Instant, ports: TipPorts): Promise<null> {
  const { subscription, delivery, message, steps, known } = ready;
  const { clock, subscriptions, tips } = ports;
  const { post } = delivery;
  if (turn > plus(clock.now(), WAITS_MS)) {
    await subscriptions.keep(waiting(subscription, turn));
    return null;
  }
  await clock.until(turn);
  const chat = await chatOf(subscription, ports);
  let current = claimed(subscription, post, clock.afterReal(LEASE_MS));
  if ((await subscriptions.keep(current)) !== 'kept') return null;

  const missing = steps.filter((step) => !current.turn?.out.includes(step));
  for (const [place, step] of missing.entries()) {
    const before = missing[place - 1];
    if (before !== undefined) {
      current = stepOut(current, before);
      if ((await subscriptions.keep(current)) !== 'kept') return null;
    }
    const outcome = await sendOrDefer(() => tips.send(chat, step, message, delivery), 'tip_not_prepared', ports.log);
    switch (outcome.kind) {
      case 'published':
        break;
      case 'deferred': {
        const until = outcome.until ?? plus(clock.now(), outcome.fault ? FAULT_MS : MINUTE_MS);
        await subscriptions.keep(waiting(current, until));
        return null;
      }
      case 'refused':
        if (HAS_LEFT.test(outcome.why)) {
          await subscriptions.forget(current);
          return null;
        }
        ports.log.error('tip_refused', { campaign: delivery.campaign, post, why: outcome.why });
        return tipIsOver(current, post, 'refused', known, ports);
      case 'unknown':
        return tipIsOver(current, post, 'unknown', known, ports);
      default:
        return outcome satisfies never;
    }
  }
  return tipIsOver(current, post, 'sent', known, ports);
}
