import { mayBeKnown } from '../domain/delivery.ts';
import type { DeliveryId } from '../domain/delivery-id.ts';
import type { Sha256 } from '../domain/message.ts';
import type { Ledger } from '../ports.ts';

/** Another delivery that has said, or may have said, this very text to this audience. */
export async function alreadySaid(
  { id, wording }: { readonly id: DeliveryId; readonly wording: Sha256 },
  audience: string,
  ledger: Pick<Ledger, 'whoSaid' | 'read'>,
): Promise<DeliveryId | null> {
  for (const by of await ledger.whoSaid(audience, wording)) {
    if (by.id === id) continue;
    const other = await ledger.read(by);
    if (other && mayBeKnown(other)) return other.id;
  }
  return null;
}
