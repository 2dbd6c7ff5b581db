import type { Delivery } from '../../shared/domain/delivery.ts';
import { told } from '../../shared/domain/told.ts';
import type { Ledger, Log } from '../../shared/ports.ts';

/** Writes what became of a delivery; null where it cannot become that, or somebody else was first. */
export async function save(
  moved: Delivery | null,
  { ledger, log }: { readonly ledger: Pick<Ledger, 'save'>; readonly log: Log },
): Promise<Delivery | null> {
  if (!moved || (await ledger.save(moved)) !== 'saved') return null;
  log.info('settled', told(moved));
  return moved;
}
