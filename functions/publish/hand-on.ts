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
  const received = (await ledger.deliveriesOf(pack.campaign)).filter(({ parent }) => parent === pack.id);
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

/** Somebody may press a button in between; more tries mean something else is wrong. */
const TRIES = 5;

/** Takes one of them as far as it follows; answers when it is to be told, where there is anything to tell. */
async function followed(
  child: Delivery,
  amendment: Amendment,
  dueAt: Instant,
  { ledger, clock }: PublishPorts,
): Promise<Due[]> {
  let current = child;
  for (let attempt = 0; attempt < TRIES; ) {
    const next = follow(current, amendment, dueAt, clock.now());
    if (!next)
      return current === child || !current.amendment ? [] : [{ campaign: child.campaign, id: child.id, dueAt }];
    if ((await ledger.save(next)) === 'saved') current = next;
    else {
      current = (await ledger.read(child)) ?? current;
      attempt += 1;
    }
  }
  throw new Error(`The delivery ${child.id} was written by others ${TRIES} times in between`);
}
