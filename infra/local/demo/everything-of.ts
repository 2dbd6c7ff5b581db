import { type Delivery, isForModerators } from '../../../shared/domain/delivery.ts';
import type { Ledger } from '../../../shared/ports.ts';

/** A campaign's deliveries with what single moderators received of its packs: a demo has a dozen of them. */
export async function everythingOf(
  campaign: string,
  ledger: Pick<Ledger, 'childrenOf' | 'deliveriesOf'>,
): Promise<Delivery[]> {
  const planned = await ledger.deliveriesOf(campaign);
  const packs = planned.filter(isForModerators);
  const children = await Promise.all(packs.map((pack) => Array.fromAsync(ledger.childrenOf(pack))));
  return [...planned, ...children.flat()];
}
