import type { Delivery } from '../../shared/domain/delivery.ts';
import { SECOND_MS } from '../../shared/domain/instant.ts';
import type { Message } from '../../shared/domain/message.ts';
import type { Outcome } from '../../shared/domain/outcome.ts';
import type { Outside } from './channels.ts';
import type { Live } from './platform.ts';
import { type Call, isEarly, isSeenTooLate, wasPausedAtTheDoor } from './witness.ts';
import { instantAt, msOf, type Worker } from './worker.ts';

/** How long a call to a platform is waited for. */
export const DEADLINE_MS = 20 * SECOND_MS;

/** Where a delivery is shown: a Page, a chat, or the private chat of one moderator. */
export function addressOf({ kind, address, recipients }: Pick<Delivery, 'kind' | 'address' | 'recipients'>): string {
  return kind === 'moderator_pack' ? `moderator ${recipients.join()}` : address;
}

/** One call to a platform. What the platform was given it goes on with, whatever becomes of the worker. */
export async function send(
  step: string,
  message: Message,
  delivery: Delivery,
  worker: Worker,
  { time, random, faults, platform, ledger, witness, trace }: Outside,
): Promise<Outcome> {
  const fault = faults.call(delivery, step);
  const readyAtMs = time.nowMs();
  // Photos are loaded, a name is resolved, a connection is opened: nothing has left yet.
  await worker.call(20, () => {});
  if (fault === 'notPrepared') throw new Error('a photo cannot be read');
  trace(delivery.id, () => `${worker.name} sends ${step}: ${fault ?? 'accepted'}`);

  const seen = witness.of(delivery.id);
  const call: Call = { step, atMs: time.nowMs(), answer: null };
  const stored = ledger.peek(delivery.id);
  if (stored && 'sent' in stored.state && stored.state.sent.some((sent) => sent.step === step)) seen.repeated += 1;
  seen.calls.push(call);
  seen.absences = 0;
  if (wasPausedAtTheDoor(readyAtMs, call.atMs)) seen.isBeyond = true;
  // The platform goes on with what it was given, whatever becomes of the worker.
  let live: Live | null = null;
  const accept = (ms: number) =>
    time.after(ms, () => {
      const atMs = time.nowMs();
      const seenFromMs = atMs + faults.unseenMs();
      const forwardMs = faults.forwardMs();
      const forwardedAtMs = forwardMs === null ? null : atMs + forwardMs;
      const address = addressOf(delivery);
      const text = step === 'album' || step === 'note' ? '' : message.text;
      live = platform.accept({ address, text, of: { delivery: delivery.id, step }, atMs, seenFromMs, forwardedAtMs });
      if (isEarly(delivery, worker)) seen.early += 1;
      if (isSeenTooLate(call, seenFromMs)) seen.isBeyond = true;
      trace(delivery.id, () => `the platform accepts ${step}`);
    });
  const answered = (outcome: Outcome): Promise<Outcome> =>
    worker.call(random.between(20, 100), () => {
      call.answer = { id: outcome.kind === 'published' ? outcome.externalId : null };
      return outcome;
    });
  const unanswered = (why: string): Promise<Outcome> => worker.call(1, () => ({ kind: 'unknown', why }));

  const ms = random.between(100, 900);
  switch (fault) {
    case null:
    case 'diesAfterAcceptance':
      accept(ms);
      await worker.sleep(ms + 1);
      if (fault === 'diesAfterAcceptance') return worker.die();
      return answered({ kind: 'published', externalId: idOf(live), permalink: null });
    case 'diesBeforeAcceptance':
      return worker.die();
    case 'answerLost':
      accept(ms);
      await worker.sleep(DEADLINE_MS);
      return unanswered('timeout');
    case 'acceptedThen500':
      accept(ms);
      await worker.sleep(ms + 1);
      return unanswered('http_500');
    case 'acceptedLate':
    case 'acceptedTooLate':
      accept(DEADLINE_MS + faults.acceptedAfterMs(fault));
      await worker.sleep(DEADLINE_MS);
      return unanswered('timeout');
    case 'resetBefore':
    case 'rejectedWith500':
      await worker.sleep(ms);
      return unanswered(fault === 'resetBefore' ? 'ECONNRESET' : 'http_500');
    case 'throttled': {
      const until = instantAt(msOf(worker.clock.now()) + faults.retryAfterMs());
      return answered({ kind: 'deferred', until, why: 'telegram_429' });
    }
    case 'notReached':
      return answered({ kind: 'deferred', until: null, why: 'ECONNREFUSED' });
    case 'refused':
      return answered({ kind: 'refused', why: 'http_400' });
    default:
      return fault satisfies never;
  }
}

function idOf(live: Live | null): string {
  if (!live) throw new Error('the platform answered before it accepted');
  return live.id;
}
