import { mayBePublic } from '../domain/delivery.ts';
import type { DeliveryId } from '../domain/delivery-id.ts';
import type { Sha256 } from '../domain/message.ts';
import type { Ledger } from '../ports.ts';

/** Another delivery that has said, or may have said, this very text to this audience. */
export async function alreadySaid(
  { id, wording }: { readonly id: DeliveryId; readonly wording: Sha256 },
  audience: string,
  ledger: Pick<Ledger, 'whoSaid' | 'read'>,
): Promise<DeliveryId | null> {
  const by = await ledger.whoSaid(audience, wording);
  if (!by || by.id === id) return null;
  const other = await ledger.read(by);
  return other && mayBePublic(other.state) ? other.id : null;
}
