import { randomUUID } from 'node:crypto';
import { alreadySaid } from '../../shared/actions/already-said.ts';
import { type HoldPorts, whyHeld } from '../../shared/actions/why-held.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { move, resemble } from '../../shared/domain/delivery-life.ts';
import type { HoldReason } from '../../shared/domain/hold.ts';
import { epochMs, SECOND_MS } from '../../shared/domain/instant.ts';
import { Message } from '../../shared/domain/message.ts';
import { told } from '../../shared/domain/told.ts';
import type { Channels, ContentStore, Due, Ledger, Log } from '../../shared/ports.ts';
import { record } from './record.ts';
import { sendSteps } from './send-steps.ts';

export interface PublishPorts extends HoldPorts {
  readonly ledger: Pick<Ledger, 'campaign' | 'approvals' | 'read' | 'save' | 'noteText' | 'whoSaid'>;
  readonly contentStore: Pick<ContentStore, 'kept'>;
  readonly channels: Channels;
  readonly log: Log;
}

export type Published =
  /** Nothing was waiting, or it waits for a later moment: a second or a late trigger. */
  | { readonly kind: 'not-due' }
  /** Somebody else was first. */
  | { readonly kind: 'not-claimed' }
  | { readonly kind: 'held'; readonly reason: HoldReason }
  | { readonly kind: 'expired' }
  /** It was this worker's to send; the delivery says how it ended. */
  | { readonly kind: 'attempted'; readonly delivery: Delivery };

/** A trigger may come this early; the last seconds are waited out here. */
const EARLY_MS = 20 * SECOND_MS;
/** How long a claim lasts, in real time. */
export const LEASE_MS = 60 * SECOND_MS;

/**
 * Publishes one due delivery, at most once.
 *
 * The trigger may come twice; the claim answers only the first. What was approved is what goes out: the message is
 * read by its hash, before the claim, so that nothing but the sending itself can fail after it. A crash after the claim
 * leaves the delivery `sending`; when its lease lapses, reconcile calls it unknown before anything is sent again.
 */
export async function publish(due: Due, ports: PublishPorts): Promise<Published> {
  const { clock, ledger, channels, contentStore } = ports;
  const early = await ledger.read(due);
  if (early?.state.status !== 'scheduled') return { kind: 'not-due' };
  if (epochMs(early.state.dueAt) - epochMs(clock.now()) > EARLY_MS) return { kind: 'not-due' };
  await clock.until(early.state.dueAt);

  // Read again at the moment itself: an edit, a withdrawal or an approval of the last seconds counts.
  const delivery = await ledger.read(due);
  if (delivery?.state.status !== 'scheduled' || delivery.state.dueAt > clock.now()) return { kind: 'not-due' };
  if (delivery.expires <= clock.now()) {
    await record(delivery, { type: 'missed', at: clock.now(), why: 'expired' }, ports);
    return { kind: 'expired' };
  }

  const reason = await (await whyHeld(delivery.campaign, ports))(delivery);
  if (reason) return { kind: 'held', reason };
  const other = await alreadySaid(delivery, ledger);
  if (other) {
    await ledger.save(resemble(delivery, other, clock.now()));
    return { kind: 'held', reason: 'looks_already_published' };
  }

  const message = Message.parse(
    JSON.parse(new TextDecoder().decode(await contentStore.kept('rendered', delivery.message))),
  );
  const adapter = await channels.open(delivery);
  await ledger.noteText(delivery.channel, delivery.text, delivery);
  const claimed = await claim(delivery, ports);
  if (!claimed) return { kind: 'not-claimed' };
  const attempted = await sendSteps(claimed, message, adapter, ports);
  ports.log.info('attempted', told(attempted));
  return { kind: 'attempted', delivery: attempted };
}

async function claim(delivery: Delivery, { clock, ledger }: PublishPorts): Promise<Delivery | null> {
  const event = {
    type: 'claimed',
    at: clock.now(),
    worker: randomUUID(),
    leaseUntil: clock.afterReal(LEASE_MS),
  } as const;
  const claimed = move(delivery, event);
  return claimed && (await ledger.save(claimed)) === 'saved' ? claimed : null;
}
