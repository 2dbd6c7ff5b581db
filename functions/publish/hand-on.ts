import { advance } from '../../shared/actions/advance.ts';
import type { Amendment } from '../../shared/domain/amendment.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { follow } from '../../shared/domain/follow.ts';
import { type Instant, plus } from '../../shared/domain/instant.ts';
import type { Amended } from '../../shared/domain/outcome.ts';
import type { Due } from '../../shared/ports.ts';
import { APART_MS } from './hand-out.ts';
import type { PublishPorts } from './publish.ts';

/** How many are written at a time. */
const PAGE = 50;

/**
 * Hands on to the moderators of a pack that its words have changed, or that it was taken back. Doing it again tells
 * nobody twice. Throws when one of them could not be written, and is done again then.
 */
export async function handOn(pack: Delivery, amendment: Amendment, ports: PublishPorts): Promise<Amended> {
  const { ledger, queue, clock } = ports;
  const received = await Array.fromAsync(ledger.childrenOf(pack));
  const begins = clock.now();
  for (let start = 0; start < received.length; start += PAGE) {
    const page = received.slice(start, start + PAGE);
    const dues = await Promise.all(
      page.map((child, index) => followed(child, amendment, plus(begins, (start + index) * APART_MS), ports)),
    );
    await queue.send(dues.flat());
  }
  return { kind: 'done' };
}

/** Takes one of them as far as it follows, also when somebody presses a button meanwhile; answers when it is to be told, where there is anything to tell. */
async function followed(
  child: Delivery,
  amendment: Amendment,
  dueAt: Instant,
  { ledger, clock }: PublishPorts,
): Promise<Due[]> {
  const current = await advance(child, (one) => follow(one, amendment, dueAt, clock.now()), ledger);
  return current === child || !current.amendment
    ? []
    : [{ campaign: child.campaign, id: child.id, parent: child.parent, dueAt }];
}
