import { randomUUID } from 'node:crypto';
import { keptMessage } from '../../shared/actions/kept-message.ts';
import { MESSAGES_A_SECOND } from '../../shared/actions/pace.ts';
import { messageOfArm } from '../../shared/domain/arms.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { type Instant, latest, MINUTE_MS, plus, SECOND_MS } from '../../shared/domain/instant.ts';
import { receivesPacks } from '../../shared/domain/moderator.ts';
import type { Amended } from '../../shared/domain/outcome.ts';
import { hasTurn, postedUntil } from '../../shared/domain/reminder.ts';
import { told } from '../../shared/domain/told.ts';
import type { Published, PublishPorts } from './publish.ts';
import { record, recordIfUnchanged } from './record.ts';

/** Whoever's turn is later than this is taken up again then. */
const WAITS_MS = 20 * SECOND_MS;

/**
 * Reminds a moderator of a pack, at most once: it is written down before it is sent. Where nobody wants them to post it
 * any more, or nothing may leave, there is silence.
 */
export async function remind(pack: Delivery, ports: PublishPorts): Promise<Published> {
  const { clock, ledger, queue, log } = ports;
  const why = await unwanted(pack, ports);
  if (why !== null) {
    const dropped = await recordIfUnchanged(pack, { type: 'reminder_dropped', at: clock.now(), why }, ports);
    return { kind: dropped ? 'not-due' : 'not-claimed' };
  }
  const moment = latest(clock.now(), pack.remindAt ?? clock.now());
  const turn = hasTurn(pack) ? moment : await ledger.reserve('telegram', moment, SECOND_MS / MESSAGES_A_SECOND);
  if (turn > plus(clock.now(), WAITS_MS)) {
    const { campaign, id, parent } = pack;
    // Upon what was read alone: another worker may have reminded them meanwhile, and they may have chosen another moment.
    const deferred = { type: 'reminder_deferred', at: clock.now(), until: turn, hasTurn: true } as const;
    if (!(await recordIfUnchanged(pack, deferred, ports))) return { kind: 'not-claimed' };
    await queue.send([{ campaign, id, parent, dueAt: turn }]);
    return { kind: 'not-due' };
  }
  await clock.until(turn);
  const reminded = await recordIfUnchanged(pack, { type: 'reminded', at: clock.now(), worker: randomUUID() }, ports);
  if (!reminded) return { kind: 'not-claimed' };
  const answer = await sent(reminded, ports);
  log.info('reminded', { ...told(reminded), answer: answer.kind });
  if (answer.kind !== 'deferred') return { kind: 'attempted', delivery: reminded };
  const until = answer.until ?? plus(clock.now(), MINUTE_MS);
  const delivery = await record(reminded, { type: 'reminder_deferred', at: clock.now(), until, hasTurn: false }, ports);
  return { kind: 'attempted', delivery };
}

/** Why nobody is to be reminded any more; null where the moderator still is. */
async function unwanted(pack: Delivery, { clock, ledger, moderators }: PublishPorts): Promise<string | null> {
  const moderator = await moderators.moderator(pack.recipients[0] ?? '');
  if (!moderator?.reachable) return 'moderator_left';
  if (!receivesPacks(moderator)) return 'moderator_paused';
  const parent = pack.parent && (await ledger.read({ campaign: pack.campaign, id: pack.parent, parent: null }));
  if (pack.amendment !== null || pack.removedAt !== null || (parent && parent.amendment !== null)) return 'changing';
  if (postedUntil(pack) <= clock.now()) return 'too_late';
  return (await ledger.pause()) === null ? null : 'paused';
}

async function sent(pack: Delivery, { channels, contentStore, log }: PublishPorts): Promise<Amended> {
  try {
    const message = messageOfArm(await keptMessage(pack.message, contentStore), pack.variant);
    const adapter = await channels.open(pack);
    return (await adapter.remind?.(message, pack)) ?? { kind: 'refused', why: 'cannot_be_reminded' };
  } catch (cause) {
    log.error('not_reminded', { id: pack.id, error: cause instanceof Error ? cause.name : typeof cause });
    return { kind: 'deferred', until: null, why: 'could_not_prepare' };
  }
}

/** Whether a moderator's pack waits for its reminder at this moment. */
export function isToRemind({ state, remindAt }: Delivery, now: Instant): boolean {
  return state.status === 'delivered' && remindAt !== null && remindAt <= now;
}
