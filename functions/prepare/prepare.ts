import { type PacePorts, paced } from '../../shared/actions/pace.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { DeliveryQueue, Due, Ledger, Log } from '../../shared/ports.ts';

export interface PreparePorts extends PacePorts {
  readonly ledger: PacePorts['ledger'] & Pick<Ledger, 'dueBetween'>;
  readonly queue: DeliveryQueue;
  readonly log: Log;
}

/** How many are handed to the queue at a time, so that a slot of any size takes the same memory. */
const PAGE = 500;

/**
 * Queues the deliveries of one slot, each to leave at its exact moment, those of one bot one after the other. A slot
 * prepared twice is queued twice, and sent once.
 */
export async function prepare({ slot }: { readonly slot: Instant }, ports: PreparePorts): Promise<{ queued: number }> {
  const { ledger, queue } = ports;
  let queued = 0;
  let page: Due[] = [];
  const flush = async (isLast: boolean) => {
    if (page.length === 0) return;
    await queue.send(await paced(page, { slot, isWhole: isLast && queued === 0 }, ports));
    queued += page.length;
    page = [];
  };
  for await (const due of ledger.dueBetween(slot, slot)) {
    page.push(due);
    if (page.length === PAGE) await flush(false);
  }
  await flush(true);
  return { queued };
}
