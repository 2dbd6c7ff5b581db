import { randomUUID } from 'node:crypto';
import { keptMessage } from '../../shared/actions/kept-message.ts';
import { whyHeld } from '../../shared/actions/why-held.ts';
import { type Amendment, givenUp, mayBeAmended } from '../../shared/domain/amendment.ts';
import { isBegun } from '../../shared/domain/amendment-progress.ts';
import { messageOfArm, wordingsOf } from '../../shared/domain/arms.ts';
import { audienceOf, type Delivery, isForModerators } from '../../shared/domain/delivery.ts';
import type { AmendmentEvent } from '../../shared/domain/delivery-event.ts';
import { type HoldReason, standingHold } from '../../shared/domain/hold.ts';
import { type Instant, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import type { Sha256 } from '../../shared/domain/message.ts';
import type { Amended } from '../../shared/domain/outcome.ts';
import { told } from '../../shared/domain/told.ts';
import { handOn } from './hand-on.ts';
import { keepOwnLinks } from './keep-own-links.ts';
import { LEASE_MS, type Published, type PublishPorts } from './publish.ts';
import { record, recordIfUnchanged } from './record.ts';
import { tripIfBroken } from './send-steps.ts';

const FIRST_BACKOFF_MS = MINUTE_MS;
const LONGEST_BACKOFF_MS = 15 * MINUTE_MS;

/**
 * Puts other words in the place of what is out, or deletes it. On a channel that may be done again and changes nothing,
 * so that whatever was not answered is tried again; a moderator would be told twice, and is not.
 */
export async function amend(delivery: Delivery, ports: PublishPorts): Promise<Published> {
  const { clock, ledger, log } = ports;
  const { amendment } = delivery;
  const now = clock.now();
  if (!amendment || !mayBeAmended(delivery) || amendment.dueAt > now) return { kind: 'not-due' };
  if (amendment.until <= now) return failed(delivery, amendment, 'given_up', ports);
  // A worker died while it told a moderator: that they were told cannot be ruled out.
  if (delivery.parent !== null && isBegun(delivery)) return failed(delivery, amendment, 'worker_died', ports);
  const reason = await heldBy(delivery, amendment, ports);
  if (reason) return { kind: 'held', reason };

  // Noted first: whoever says the same words on this channel later is known to repeat them.
  for (const wording of amendment.kind === 'edit' ? wordingsOf(amendment.version) : [])
    await ledger.noteText(audienceOf(delivery), wording, delivery);
  const leaseUntil = clock.afterReal(LEASE_MS);
  const beginning = { type: 'amendment_begun', at: now, worker: randomUUID(), leaseUntil } as const;
  const begun = await recordIfUnchanged(delivery, beginning, ports);
  if (!begun?.amendment) return { kind: 'not-claimed' };
  const answer = await carriedOut(begun, begun.amendment, ports);
  const amended = await record(begun, eventOf(begun, begun.amendment, answer, clock.now()), ports);
  log.info('amended', { ...told(amended), what: amendment.kind, answer: answer.kind });
  if (answer.kind === 'refused' || answer.kind === 'deferred') await tripIfBroken(amended, answer, ports);
  return { kind: 'attempted', delivery: amended };
}

async function failed(delivery: Delivery, amendment: Amendment, why: string, ports: PublishPorts): Promise<Published> {
  const ended = await recordIfUnchanged(delivery, givenUp(amendment, why, ports.clock.now()), ports);
  return ended ? { kind: 'attempted', delivery: ended } : { kind: 'not-claimed' };
}

/** Other words wait for everything that words wait for; taking back waits only for a channel that can be spoken to. */
async function heldBy(delivery: Delivery, { kind }: Amendment, ports: PublishPorts): Promise<HoldReason | null> {
  if (kind === 'edit') return (await whyHeld(delivery.campaign, ports))(delivery);
  // Nobody receives packs there any more, and those who did are still asked.
  return isForModerators(delivery) ? null : standingHold(await ports.channels.standing(delivery));
}

async function carriedOut(delivery: Delivery, amendment: Amendment, ports: PublishPorts): Promise<Amended> {
  try {
    if (isForModerators(delivery)) return await handOn(delivery, amendment, ports);
    const adapter = await ports.channels.open(delivery);
    const saying = async (sha256: Sha256) =>
      messageOfArm(await keptMessage(sha256, ports.contentStore), delivery.variant);
    const before = await saying(delivery.message);
    if (amendment.kind === 'removal')
      return (await adapter.remove?.(before, delivery)) ?? { kind: 'refused', why: 'cannot_be_removed' };
    const after = await saying(amendment.version.message);
    await keepOwnLinks(after, delivery, adapter, ports);
    return (await adapter.edit?.(before, after, delivery)) ?? { kind: 'refused', why: 'cannot_be_edited' };
  } catch (cause) {
    ports.log.error('not_amended', { id: delivery.id, error: cause instanceof Error ? cause.name : typeof cause });
    return { kind: 'deferred', until: null, why: 'could_not_prepare' };
  }
}

function eventOf(delivery: Delivery, amendment: Amendment, answer: Amended, at: Instant): AmendmentEvent {
  switch (answer.kind) {
    case 'done':
      return amendment.kind === 'edit' ? { type: 'edited', at, version: amendment.version } : { type: 'removed', at };
    case 'refused':
      return givenUp(amendment, answer.why, at);
    case 'unknown':
      if (delivery.parent !== null) return givenUp(amendment, answer.why, at);
      return { type: 'amendment_deferred', at, until: plus(at, backoffMs(amendment)), why: answer.why };
    case 'deferred':
      return { type: 'amendment_deferred', at, until: answer.until ?? plus(at, backoffMs(amendment)), why: answer.why };
    default:
      return answer satisfies never;
  }
}

function backoffMs({ attempts }: Amendment): number {
  return Math.min(FIRST_BACKOFF_MS * 2 ** (attempts - 1), LONGEST_BACKOFF_MS);
}
