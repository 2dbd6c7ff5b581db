import type { DeliveryId } from '../domain/delivery-id.ts';
import type { Ledger } from '../ports.ts';

/** Whether a message on a platform belongs to another delivery: then it is no proof of this one. */
export function isTaken(ledger: Pick<Ledger, 'whoseMessage'>) {
  return async (address: string, externalId: string, delivery: { readonly id: DeliveryId }): Promise<boolean> => {
    const whose = await ledger.whoseMessage(address, externalId);
    return whose !== null && whose.id !== delivery.id;
  };
}
