import { type Delivery, isForModerators } from '../domain/delivery.ts';
import type { DeliveryId } from '../domain/delivery-id.ts';
import { move } from '../domain/delivery-life.ts';
import { missingVersion } from '../domain/missing.ts';
import { mayDecide, type Person } from '../domain/person.ts';
import type { Clock, Ledger } from '../ports.ts';
import { inPages } from './in-pages.ts';

export interface ConfirmRemovalPorts {
  readonly clock: Pick<Clock, 'now'>;
  readonly ledger: Pick<Ledger, 'campaign' | 'childrenOf' | 'deliveriesOf' | 'save' | 'saveCampaign'>;
}

export type RemovalConfirmed =
  | { readonly kind: 'confirmed'; readonly withdrawn: number }
  | { readonly kind: 'may-not' }
  /** Nothing is missing, or it is back. */
  | { readonly kind: 'nothing-missing' }
  /** Other posts are missing than the ones that were shown: nobody has said that those were meant to go. */
  | { readonly kind: 'changed'; readonly missing: readonly string[] };

/** Somebody may plan the campaign in between; more tries mean something else is wrong. */
const TRIES = 5;
/** How many are written at the same time. */
const AT_A_TIME = 25;

/**
 * Says of a campaign of which more than half disappeared at once that it was meant: what was planned for those posts,
 * exactly the ones that were `shown` (`missingVersion`), is withdrawn, and the rest goes on.
 *
 * The record is written before the first of them, so that no plan of an older folder is entered any more, and stops
 * holding the campaign after the last: a crash in between leaves it held, and saying it again finishes it. What is
 * withdrawn is what was read before that. A folder that has it back writes it anew, and wins (ingest/enter.ts).
 */
export async function confirmRemoval(
  campaign: string,
  shown: string,
  person: Person,
  { clock, ledger }: ConfirmRemovalPorts,
): Promise<RemovalConfirmed> {
  if (!mayDecide(person)) return { kind: 'may-not' };
  const withdrawn = new Set<DeliveryId>();
  let meant: readonly string[] | null = null;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const record = await ledger.campaign(campaign);
    const deliveries = await ledger.deliveriesOf(campaign);
    if (record.missing.length === 0) return settled(deliveries, withdrawn);
    const { missing } = record;
    // Of what was meant, a part may be gone from the list by now.
    const isMeant = meant ? missing.every((post) => meant?.includes(post)) : missingVersion(missing) === shown;
    if (!isMeant) return { kind: 'changed', missing };
    const begun = { ...record, revision: record.revision + 1 };
    if ((await ledger.saveCampaign(begun)) !== 'saved') continue;
    meant ??= missing;
    const gone = deliveries.filter(({ post }) => missing.includes(post));
    for await (const page of inPages(withChildren(gone, ledger), AT_A_TIME)) {
      const written = page.map(async (delivery) => {
        if (delivery.state.status !== 'scheduled') return;
        const cancelled = move(delivery, { type: 'cancelled', at: clock.now(), why: 'removed' });
        if (cancelled && (await ledger.save(cancelled)) === 'saved') withdrawn.add(delivery.id);
      });
      await Promise.all(written);
    }
    const ended = { ...begun, revision: begun.revision + 1, missing: [] };
    if ((await ledger.saveCampaign(ended)) === 'saved') return { kind: 'confirmed', withdrawn: withdrawn.size };
  }
  throw new Error(`The campaign ${campaign} was planned by others ${TRIES} times in between`);
}

/** What the plan made, and what of its packs single moderators are on the way to receive. */
async function* withChildren(
  planned: readonly Delivery[],
  ledger: Pick<Ledger, 'childrenOf'>,
): AsyncGenerator<Delivery> {
  for (const delivery of planned) {
    yield delivery;
    if (isForModerators(delivery) && delivery.attempts > 0) yield* ledger.childrenOf(delivery);
  }
}

/** What came of it where somebody else wrote the last word: a folder in which it is back, or the same said by another person. */
function settled(deliveries: readonly Delivery[], withdrawn: ReadonlySet<DeliveryId>): RemovalConfirmed {
  const stays = deliveries.filter(({ id, state }) => withdrawn.has(id) && state.status === 'cancelled').length;
  return stays > 0 ? { kind: 'confirmed', withdrawn: stays } : { kind: 'nothing-missing' };
}
