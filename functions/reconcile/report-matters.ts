import type { Delivery } from '../../shared/domain/delivery.ts';
import { move } from '../../shared/domain/delivery-life.ts';
import { untoldMatter } from '../../shared/domain/matter.ts';
import type { ReconcilePorts } from './reconcile.ts';

/**
 * Notes that the team is told what a person must see to, before it is told: so it is told once. Null where there is
 * nothing to tell, or somebody else tells it.
 */
export async function noteReported(delivery: Delivery, { clock, ledger }: ReconcilePorts): Promise<Delivery | null> {
  if (!untoldMatter(delivery)) return null;
  const reported = move(delivery, { type: 'reported', at: clock.now() });
  return reported && (await ledger.save(reported)) === 'saved' ? reported : null;
}
