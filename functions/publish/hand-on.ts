import { type Amendment, follow } from '../../shared/domain/amendment.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { plus } from '../../shared/domain/instant.ts';
import type { Amended } from '../../shared/domain/outcome.ts';
import { APART_MS } from './hand-out.ts';
import type { PublishPorts } from './publish.ts';

/** How many are written at a time, so that any number of moderators takes the same memory. */
const PAGE = 50;

/**
 * Hands on to the moderators of a pack that its words have changed, or that it was taken back: to each who received it,
 * unless they said that they would not post it. Doing it again tells nobody twice.
 */
export async function handOn(pack: Delivery, amendment: Amendment, ports: PublishPorts): Promise<Amended> {
  const { ledger, queue, clock } = ports;
  const received = (await ledger.deliveriesOf(pack.campaign)).filter(({ parent }) => parent === pack.id);
  const begins = clock.now();
  for (let start = 0; start < received.length; start += PAGE) {
    const page = received.slice(start, start + PAGE);
    const saved = await Promise.all(
      page.map(async (child, index) => {
        const dueAt = plus(begins, (start + index) * APART_MS);
        const told = follow(child, amendment, dueAt, clock.now());
        return told && (await ledger.save(told)) === 'saved' ? [{ campaign: child.campaign, id: child.id, dueAt }] : [];
      }),
    );
    await queue.send(saved.flat());
  }
  return { kind: 'done' };
}
