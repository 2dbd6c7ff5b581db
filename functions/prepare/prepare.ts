import type { Instant } from '../../shared/domain/instant.ts';
import type { DeliveryQueue, Due, Ledger, Log } from '../../shared/ports.ts';

export interface PreparePorts {
  readonly ledger: Pick<Ledger, 'dueBetween'>;
  readonly queue: DeliveryQueue;
  readonly log: Log;
}

/** How many are handed to the queue at a time, so that a slot of any size takes the same memory. */
const PAGE = 500;

/** Queues the deliveries of one slot, each to leave at its exact moment. A slot prepared twice is queued twice, and sent once. */
export async function prepare(
  { slot }: { readonly slot: Instant },
  { ledger, queue }: PreparePorts,
): Promise<{ queued: number }> {
  let queued = 0;
  let page: Due[] = [];
  for await (const due of ledger.dueBetween(slot, slot)) {
    page.push(due);
    if (page.length < PAGE) continue;
    await queue.send(page);
    queued += page.length;
    page = [];
  }
  if (page.length > 0) await queue.send(page);
  return { queued: queued + page.length };
}
