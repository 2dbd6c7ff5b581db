import { move } from '../domain/delivery-life.ts';
import { mayDecide, type Person } from '../domain/person.ts';
import type { Clock, Ledger } from '../ports.ts';

export interface ConfirmRemovalPorts {
  readonly clock: Pick<Clock, 'now'>;
  readonly ledger: Pick<Ledger, 'campaign' | 'deliveriesOf' | 'save' | 'saveCampaign'>;
}

export type RemovalConfirmed =
  | { readonly kind: 'confirmed'; readonly withdrawn: number }
  | { readonly kind: 'may-not' }
  /** Nothing is missing, or it is back. */
  | { readonly kind: 'nothing-missing' };

/** Somebody may plan the campaign in between; more tries mean something else is wrong. */
const TRIES = 5;

/**
 * Says of a campaign of which more than half disappeared at once that it was meant: what was planned for those posts is
 * withdrawn, and the rest goes on.
 */
export async function confirmRemoval(
  campaign: string,
  person: Person,
  { clock, ledger }: ConfirmRemovalPorts,
): Promise<RemovalConfirmed> {
  if (!mayDecide(person)) return { kind: 'may-not' };
  let withdrawn = 0;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const record = await ledger.campaign(campaign);
    if (record.missing.length === 0 && withdrawn === 0) return { kind: 'nothing-missing' };
    for (const delivery of await ledger.deliveriesOf(campaign)) {
      if (!record.missing.includes(delivery.post) || delivery.state.status !== 'scheduled') continue;
      const cancelled = move(delivery, { type: 'cancelled', at: clock.now(), why: 'removed' });
      if (cancelled && (await ledger.save(cancelled)) === 'saved') withdrawn += 1;
    }
    const next = { ...record, revision: record.revision + 1, missing: [] };
    if ((await ledger.saveCampaign(next)) === 'saved') return { kind: 'confirmed', withdrawn };
  }
  throw new Error(`The campaign ${campaign} was planned by others ${TRIES} times in between`);
}
