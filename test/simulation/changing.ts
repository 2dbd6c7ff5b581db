import type { Delivery } from '../../shared/domain/delivery.ts';
import { sentSteps } from '../../shared/domain/delivery.ts';
import type { Message } from '../../shared/domain/message.ts';
import type { Amended } from '../../shared/domain/outcome.ts';
import type { Outside } from './channels.ts';
import { addressOf, DEADLINE_MS } from './sending.ts';
import { instantAt, msOf, type Worker } from './worker.ts';

/** What shall become of something that is out: other words, or nothing. */
export interface Change {
  readonly delivery: Delivery;
  readonly into: Message | null;
}

/** The step under which a moderator is told of something: a message of its own, which must not come twice. */
export const TOLD = { edit: 'correction', removal: 'withdrawal', reminder: 'reminder' } as const;

/** One call that changes or deletes what is out. */
export function change({ delivery, into }: Change, worker: Worker, outside: Outside): Promise<Amended> {
  return ask(into ? 'edit' : 'removal', delivery, () => apply({ delivery, into }, outside), worker, outside);
}

/** One call that reminds a moderator of a pack. */
export function remind(delivery: Delivery, worker: Worker, outside: Outside): Promise<Amended> {
  return ask('reminder', delivery, () => tell('reminder', delivery, outside), worker, outside);
}

/** It meets what every call to a platform meets. */
async function ask(
  what: keyof typeof TOLD,
  delivery: Delivery,
  carryOut: () => void,
  worker: Worker,
  { random, faults, trace, time }: Outside,
): Promise<Amended> {
  const fault = faults.call(delivery, what);
  await worker.call(20, () => {});
  if (fault === 'notPrepared') throw new Error('a photo cannot be read');
  trace(delivery.id, () => `${worker.name} asks for the ${what}: ${fault ?? 'done'}`);
  const ms = random.between(100, 900);
  const carriedOut = (afterMs = ms) => time.after(afterMs, carryOut);
  const answered = (answer: Amended) => worker.call(random.between(20, 100), () => answer);
  switch (fault) {
    case null:
    case 'diesAfterAcceptance':
      carriedOut();
      await worker.sleep(ms + 1);
      return fault === null ? answered({ kind: 'done' }) : worker.die();
    case 'diesBeforeAcceptance':
      return worker.die();
    case 'answerLost':
    case 'acceptedThen500':
      carriedOut();
      await worker.sleep(DEADLINE_MS);
      return answered({ kind: 'unknown', why: 'timeout' });
    // What is carried out minutes later is carried out once more by then, and changes nothing.
    case 'acceptedLate':
    case 'acceptedTooLate':
      carriedOut(DEADLINE_MS + ms);
      await worker.sleep(DEADLINE_MS);
      return answered({ kind: 'unknown', why: 'timeout' });
    case 'resetBefore':
    case 'rejectedWith500':
      await worker.sleep(ms);
      return answered({ kind: 'unknown', why: 'ECONNRESET' });
    case 'throttled':
      return answered({
        kind: 'deferred',
        until: instantAt(msOf(worker.clock.now()) + faults.retryAfterMs()),
        why: 'rate',
      });
    case 'notReached':
      return answered({ kind: 'deferred', until: null, why: 'ECONNREFUSED' });
    case 'refused':
      return answered({ kind: 'refused', why: 'http_400' });
    default:
      return fault satisfies never;
  }
}

function apply({ delivery, into }: Change, outside: Outside): void {
  if (delivery.kind === 'moderator_pack') {
    tell(into ? 'edit' : 'removal', delivery, outside);
    return;
  }
  const { platform, time } = outside;
  const address = addressOf(delivery);
  const atMs = time.nowMs();
  for (const { externalId } of sentSteps(delivery.state)) {
    const live = platform.find(address, externalId ?? '');
    if (!live) continue;
    if (into && live.text !== '') live.text = into.text;
    if (!into) live.removedAtMs = Math.min(live.removedAtMs, atMs);
  }
}

function tell(what: keyof typeof TOLD, delivery: Delivery, { platform, time }: Outside): void {
  const atMs = time.nowMs();
  const of = { delivery: delivery.id, step: TOLD[what] };
  platform.accept({ address: addressOf(delivery), text: '', of, atMs, seenFromMs: atMs, forwardedAtMs: null });
}
