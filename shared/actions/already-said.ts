import { wordingsOf } from '../domain/arms.ts';
import { type Entry, mayBeKnown } from '../domain/delivery.ts';
import type { DeliveryId } from '../domain/delivery-id.ts';
import type { Ledger } from '../ports.ts';

/** Another delivery that has said, or may have said, this very text to this audience. */
export async function alreadySaid(
  said: Pick<Entry, 'id' | 'wording' | 'arms'>,
  audience: string,
  ledger: Pick<Ledger, 'whoSaid' | 'read'>,
): Promise<DeliveryId | null> {
  for (const wording of wordingsOf(said))
    for (const by of await ledger.whoSaid(audience, wording)) {
      if (by.id === said.id) continue;
      const other = await ledger.read(by);
      if (other && mayBeKnown(other)) return other.id;
    }
  return null;
}
