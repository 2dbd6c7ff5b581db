import { type Entry, mayBePublic } from '../domain/delivery.ts';
import type { DeliveryId } from '../domain/delivery-id.ts';
import type { Ledger } from '../ports.ts';

/** Another delivery that has said, or may have said, this very text on this channel. */
export async function alreadySaid(
  { id, channel, text }: Pick<Entry, 'id' | 'channel' | 'text'>,
  ledger: Pick<Ledger, 'whoSaid' | 'read'>,
): Promise<DeliveryId | null> {
  const by = await ledger.whoSaid(channel, text);
  if (!by || by.id === id) return null;
  const other = await ledger.read(by);
  return other && mayBePublic(other.state) ? other.id : null;
}
