import { type Delivery, isForModerators } from '../domain/delivery.ts';
import type { DeliveryId } from '../domain/delivery-id.ts';
import type { PackTally } from '../domain/pack-tally.ts';
import type { Ledger } from '../ports.ts';

/** How many are read at the same time. */
const AT_A_TIME = 25;

/** How the moderators of each pack among these deliveries fared, by the pack's id: one small read each, however many they are. */
export async function talliesOf(
  deliveries: readonly Delivery[],
  ledger: Pick<Ledger, 'tallyOf'>,
): Promise<ReadonlyMap<DeliveryId, PackTally>> {
  const tallies = new Map<DeliveryId, PackTally>();
  const packs = deliveries.filter(isForModerators);
  for (let start = 0; start < packs.length; start += AT_A_TIME) {
    const some = packs.slice(start, start + AT_A_TIME);
    const read = await Promise.all(some.map(async (pack) => [pack.id, await ledger.tallyOf(pack)] as const));
    for (const [id, tally] of read) tallies.set(id, tally);
  }
  return tallies;
}
