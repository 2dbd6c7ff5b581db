import { sendOrDefer } from '../../shared/actions/send-or-defer.ts';
import { tellBroken } from '../../shared/content/staff-words.ts';
import { tripped } from '../../shared/domain/breaker.ts';
import { type Delivery, PINNED, sentSteps } from '../../shared/domain/delivery.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { earliest, type Instant, MINUTE_MS, plus, SECOND_MS } from '../../shared/domain/instant.ts';
import type { Message } from '../../shared/domain/message.ts';
import type { ChannelFault } from '../../shared/domain/outcome.ts';
import type { ChannelAdapter } from '../../shared/ports.ts';
import type { PublishPorts } from './publish.ts';
import { record } from './record.ts';

/** Real time, from the claim on, in which a new step may begin: a step's 20 seconds must end before the lease does. */
const LAST_STEP_BEGINS_MS = 35_000;
const FIRST_BACKOFF_MS = MINUTE_MS;
const LONGEST_BACKOFF_MS = 15 * MINUTE_MS;
const LONGEST_JITTER_MS = 5 * SECOND_MS;

/**
 * Sends what is not out yet, one visible call after the other. Each id is recorded before the next call begins; a step
 * that has an id is never sent again.
 *
 * @param claimedAtMs the monotonic clock before the claim was written: a slow write uses up the lease too
 */
export async function sendSteps(
  claimed: Delivery,
  message: Message,
  adapter: ChannelAdapter,
  claimedAtMs: number,
  ports: PublishPorts,
): Promise<Delivery> {
  const { clock } = ports;
  const lastBeginning = claimedAtMs + LAST_STEP_BEGINS_MS;
  let delivery = claimed;

  for (const step of adapter.steps(message)) {
    if (sentSteps(delivery.state).some((sent) => sent.step === step)) continue;
    if (!isStillOurs(delivery, claimed)) return delivery;
    if (step === PINNED && mayRest(delivery, clock.now())) break;
    if (delivery.amendment?.kind === 'removal') return defer(delivery, null, 'withdrawn', ports);
    if (delivery.expires <= clock.now()) return defer(delivery, null, 'expired', ports);
    if (clock.monotonicMs() > lastBeginning) return defer(delivery, null, 'ran_out_of_time', ports);

    const outcome = await sendOrDefer(() => adapter.send(step, message, delivery), 'not_sent', ports.log);
    const at = clock.now();
    switch (outcome.kind) {
      case 'published': {
        const { kind, ...sent } = outcome;
        delivery = await record(delivery, { type: 'step_sent', at, step: { step, ...sent, at } }, ports);
        break;
      }
      case 'refused':
        if (step === PINNED) {
          delivery = await record(delivery, { type: 'not_pinned', at, why: outcome.why }, ports);
          break;
        }
        delivery = await record(delivery, { type: 'refused', at, why: outcome.why }, ports);
        await tripIfBroken(delivery, outcome, ports);
        return delivery;
      case 'deferred':
        delivery = await defer(delivery, outcome.until, outcome.why, ports);
        await tripIfBroken(delivery, outcome, ports);
        return delivery;
      case 'unknown':
        return record(delivery, { type: 'unknown', at, why: outcome.why, lookAt: at }, ports);
      default:
        return outcome satisfies never;
    }
  }
  // Whether a moderator puts a pack before anybody is theirs to say.
  const type = delivery.kind === 'moderator_pack' ? 'delivered' : 'published';
  return record(delivery, { type, at: clock.now() }, ports);
}

/** All of it is out: nothing is pinned that shall go, or whose time is over. */
function mayRest({ amendment, expires }: Delivery, now: Instant): boolean {
  return amendment?.kind === 'removal' || expires <= now;
}

/** Whether the claim still holds: a worker that was taken for dead sends nothing more. */
function isStillOurs({ state }: Delivery, claimed: Delivery): boolean {
  return state.status === 'sending' && claimed.state.status === 'sending' && state.worker === claimed.state.worker;
}

/**
 * One refusal for the channel as a whole holds everything else that waits for it. What became of the delivery itself is
 * written down before: telling people takes time, and may fail.
 */
export async function tripIfBroken(
  delivery: Delivery,
  { fault, why }: { readonly fault?: ChannelFault; readonly why: string },
  { clock, ledger, log, tell }: PublishPorts,
): Promise<void> {
  if (!fault) return;
  const answer = await ledger.trip(tripped(delivery, fault, why, clock.now())).catch(() => 'known');
  if (answer !== 'tripped') return;
  log.error('channel_broken', { channel: delivery.channel, fault, why });
  await tell(tellBroken(delivery.channel, fault, why));
}

/** Due again at the moment that the channel named, or after a pause that doubles; at `expires` at the latest, when it is missed. */
function defer(delivery: Delivery, until: Instant | null, why: string, ports: PublishPorts): Promise<Delivery> {
  const at = ports.clock.now();
  const backoff = Math.min(FIRST_BACKOFF_MS * 2 ** (delivery.attempts - 1), LONGEST_BACKOFF_MS);
  const due = earliest(plus(until ?? plus(at, backoff), jitterMs(delivery)), delivery.expires);
  return record(delivery, { type: 'deferred', at, until: due, why }, ports);
}

/** Those who were all told the same moment must not all come at it: the same spread for the same delivery and attempt. */
export function jitterMs({ id, attempts }: Delivery): number {
  return Number.parseInt(sha256(`${id} ${attempts}`).slice(0, 6), 16) % LONGEST_JITTER_MS;
}
