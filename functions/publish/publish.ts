import { randomUUID } from 'node:crypto';
import { alreadySaid } from '../../shared/actions/already-said.ts';
import { keptMessage } from '../../shared/actions/kept-message.ts';
import { type HoldPorts, whyHeld } from '../../shared/actions/why-held.ts';
import type { EngagementLedger, ModeratorBook, Tell } from '../../shared/answer-ports.ts';
import { messageOfArm, wordingsOf } from '../../shared/domain/arms.ts';
import { audienceOf, type Delivery, HANDED_OUT, isForModerators } from '../../shared/domain/delivery.ts';
import type { Happening } from '../../shared/domain/delivery-event.ts';
import { resemble } from '../../shared/domain/delivery-life.ts';
import type { HoldReason } from '../../shared/domain/hold.ts';
import { epochMs, type Instant, MINUTE_MS, plus, SECOND_MS } from '../../shared/domain/instant.ts';
import { told } from '../../shared/domain/told.ts';
import type { Channels, Clock, ContentStore, DeliveryQueue, Due, Ledger, Log } from '../../shared/ports.ts';
import { amend } from './amend.ts';
import { handOut } from './hand-out.ts';
import { keepOwnLinks } from './keep-own-links.ts';
import { noteUnreachable, takeTurn } from './pack-turn.ts';
import { record, recordIfUnchanged } from './record.ts';
import { isToRemind, remind } from './remind.ts';
import { jitterMs, sendSteps } from './send-steps.ts';

export interface PublishPorts extends HoldPorts {
  readonly clock: Clock;
  readonly ledger: Pick<
    Ledger,
    | 'approvals'
    | 'breakers'
    | 'campaign'
    | 'childrenOf'
    | 'create'
    | 'groupDraw'
    | 'noteText'
    | 'pause'
    | 'read'
    | 'reserve'
    | 'save'
    | 'saveGroupDraw'
    | 'trip'
    | 'whoSaid'
  >;
  readonly moderators: ModeratorBook;
  readonly engagement: Pick<EngagementLedger, 'keepLink'>;
  readonly queue: DeliveryQueue;
  readonly contentStore: Pick<ContentStore, 'kept'>;
  readonly channels: Channels;
  readonly tell: Tell;
  readonly log: Log;
}

export type Published =
  /** Nothing was waiting, or it waits for a later moment: a second or a late trigger. */
  | { readonly kind: 'not-due' }
  /** Somebody else was first. */
  | { readonly kind: 'not-claimed' }
  | { readonly kind: 'held'; readonly reason: HoldReason }
  /** Its moderator has had as many packs in that week as they were promised at most. */
  | { readonly kind: 'too-many' }
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
  const { clock, ledger } = ports;
  const early = await ledger.read(due);
  if (early && isToRemind(early, plus(clock.now(), EARLY_MS))) return remind(early, ports);
  if (early?.amendment && early.state.status !== 'scheduled') return amend(early, ports);
  if (early?.state.status !== 'scheduled') return { kind: 'not-due' };
  if (epochMs(early.state.dueAt) - epochMs(clock.now()) > EARLY_MS) return { kind: 'not-due' };
  await clock.until(early.state.dueAt);

  // Read again at the moment itself: an edit, a withdrawal or an approval of the last seconds counts.
  const delivery = await ledger.read(due);
  if (delivery?.state.status !== 'scheduled' || delivery.state.dueAt > clock.now()) return { kind: 'not-due' };
  if (delivery.expires <= clock.now()) {
    const missed = await recordIfUnchanged(delivery, { type: 'missed', at: clock.now(), why: 'expired' }, ports);
    return { kind: missed ? 'expired' : 'not-claimed' };
  }

  const known = await lookedAtAgain(delivery, ports);
  if (!known) return { kind: 'not-claimed' };
  const reason = await (await whyHeld(known.campaign, ports))(known);
  if (reason) return { kind: 'held', reason };

  if (known.parent !== null && !(await takeTurn(known, ports))) {
    const missed = await recordIfUnchanged(known, { type: 'missed', at: clock.now(), why: 'packs_per_week' }, ports);
    return { kind: missed ? 'too-many' : 'not-claimed' };
  }

  const { steps, send } = await sending(known, ports);
  // Noted before the claim: whoever says the same text sees either the note or the claim.
  for (const wording of wordingsOf(known)) await ledger.noteText(audienceOf(known), wording, known);
  const claimedAtMs = clock.monotonicMs();
  const claimed = await claim(known, steps, ports);
  if (!claimed) return { kind: 'not-claimed' };
  // When even that cannot be read, nothing has been sent: it is due again, and not unknown.
  const attempted = (await isOnlyOurs(claimed, ports).catch(() => false))
    ? await send(claimed, claimedAtMs)
    : await record(claimed, steppedBack(claimed, clock.now()), ports);
  if (attempted.parent !== null) await noteUnreachable(attempted, ports);
  ports.log.info('attempted', told(attempted));
  return { kind: 'attempted', delivery: attempted };
}

/** How this delivery is sent; everything that can fail without having sent anything is done here, before the claim. */
async function sending(
  delivery: Delivery,
  ports: PublishPorts,
): Promise<{
  readonly steps: readonly string[];
  readonly send: (claimed: Delivery, claimedAtMs: number) => Promise<Delivery>;
}> {
  if (isForModerators(delivery)) return { steps: [HANDED_OUT], send: (claimed) => handOut(claimed, ports) };
  const message = messageOfArm(await keptMessage(delivery.message, ports.contentStore), delivery.variant);
  const adapter = await ports.channels.open(delivery);
  await keepOwnLinks(message, delivery, adapter, ports);
  return {
    steps: adapter.steps(message),
    send: (claimed, claimedAtMs) => sendSteps(claimed, message, adapter, claimedAtMs, ports),
  };
}

/**
 * Two deliveries with one text may be due at one moment. Each notes the text, claims, and then looks again: at most one
 * finds that no other of those noted is under way or out.
 */
async function isOnlyOurs(claimed: Delivery, { ledger }: PublishPorts): Promise<boolean> {
  return (await alreadySaid(claimed, audienceOf(claimed), ledger)) === null;
}

/** A minute later, and not both at the same moment again. */
function steppedBack(claimed: Delivery, at: Instant): Happening {
  const until = plus(at, MINUTE_MS + jitterMs(claimed));
  return { type: 'deferred', at, until, why: 'same_text_elsewhere' };
}

/** The delivery with what is true now about its text: another one may have said it, or have been refused, since it was planned. */
async function lookedAtAgain(delivery: Delivery, { clock, ledger }: PublishPorts): Promise<Delivery | null> {
  const other = await alreadySaid(delivery, audienceOf(delivery), ledger);
  if (other === delivery.sameTextAs) return delivery;
  const known = resemble(delivery, other, clock.now());
  return (await ledger.save(known)) === 'saved' ? known : null;
}

function claim(delivery: Delivery, steps: readonly string[], ports: PublishPorts): Promise<Delivery | null> {
  const at = ports.clock.now();
  const leaseUntil = ports.clock.afterReal(LEASE_MS);
  return recordIfUnchanged(delivery, { type: 'claimed', at, worker: randomUUID(), leaseUntil, steps }, ports);
}
