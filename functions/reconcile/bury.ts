import { type Delivery, HANDED_OUT, isForModerators, isOnlyUnpinned } from '../../shared/domain/delivery.ts';
import { move } from '../../shared/domain/delivery-life.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { lookUp } from './look-up.ts';
import type { ReconcilePorts, Verdict } from './reconcile.ts';
import { save } from './save.ts';

/** A worker whose lease has lapsed is dead: what it sent is looked for at once. */
export async function bury(delivery: Delivery, leaseUntil: Instant, ports: ReconcilePorts): Promise<Verdict> {
  const now = ports.clock.now();
  if (leaseUntil > now) return null;
  const died = { at: now, why: 'worker_died' };
  // Handing out says nothing to anybody by itself, and may be done again.
  if (isForModerators(delivery)) {
    // Taken back meanwhile: whoever has it already is asked to delete it.
    if (delivery.amendment?.kind === 'removal' && (await wasGiven(delivery, ports))) {
      const step = { step: HANDED_OUT, externalId: null, permalink: null, at: now };
      const given = await save(move(delivery, { type: 'step_sent', at: now, step }), ports);
      await save(given && move(given, { type: 'delivered', at: now }), ports);
      return null;
    }
    await save(move(delivery, { type: 'deferred', until: now, ...died }), ports);
    return null;
  }
  // What is out is known, and pinning it again changes nothing.
  if (isOnlyUnpinned(delivery)) {
    await save(move(delivery, { type: 'deferred', until: now, ...died }), ports);
    return null;
  }
  const unknown = await save(move(delivery, { type: 'unknown', lookAt: now, ...died }), ports);
  if (unknown) await lookUp(unknown, ports);
  return unknown && 'unknown';
}

/** Whether any moderator has, or was to have, a pack. */
async function wasGiven(pack: Delivery, { ledger }: ReconcilePorts): Promise<boolean> {
  for await (const _child of ledger.childrenOf(pack)) return true;
  return false;
}
