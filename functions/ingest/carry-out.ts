import { alreadySaid } from '../../shared/actions/already-said.ts';
import { offerEdit } from '../../shared/domain/amendment.ts';
import type { CampaignRecord } from '../../shared/domain/campaign-record.ts';
import { audienceOf, type Delivery } from '../../shared/domain/delivery.ts';
import { move, replan, schedule, suspend } from '../../shared/domain/delivery-life.ts';
import { type Diff, isSame, type Wish } from '../../shared/domain/diff.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { Due, Ledger } from '../../shared/ports.ts';

/** What was written, and what waits for a moment now because of it. */
export interface CarriedOut {
  readonly added: number;
  readonly changed: number;
  readonly withdrawn: number;
  readonly suspended: number;
  /** Other words for what is out already. */
  readonly offered: number;
  readonly due: readonly Due[];
  /** Whoever was claimed, or answered, or was written by others before this could be. */
  readonly superseded: readonly Delivery[];
}

export interface Plan {
  readonly before: CampaignRecord;
  readonly wish: Wish;
  readonly stored: readonly Delivery[];
  readonly now: Instant;
}

/** Writes what a plan changes. Each delivery is written conditionally: one that was claimed meanwhile stays as it is. */
export async function carryOut(
  { add, change, withdraw, suspend: suspended, offer, outdated, dropOffer }: Diff,
  { before, wish, stored, now }: Plan,
  ledger: Ledger,
): Promise<CarriedOut> {
  const due: Due[] = [];
  const superseded: Delivery[] = [];
  const wrote = async (delivery: Delivery | null, write: (delivery: Delivery) => Promise<string>) => {
    if (!delivery) return false;
    const { campaign, id, parent, state } = delivery;
    const written = ['created', 'saved'].includes(await write(delivery));
    if (!written) superseded.push(delivery);
    else if (state.status === 'scheduled') due.push({ campaign, id, parent, dueAt: state.dueAt });
    return written;
  };
  const added = await each(add, async (entry) =>
    wrote(schedule(entry, await alreadySaid(entry, entry.channel, ledger), now), ledger.create),
  );
  const changed = await each([...change, ...broughtBack(before, wish, stored, now)], async ({ delivery, entry }) => {
    const same = await alreadySaid(entry, audienceOf(delivery), ledger);
    return wrote(replan(delivery, entry, same, now), ledger.save);
  });
  const withdrawn = await each(withdraw, ({ delivery, why }) =>
    wrote(move(delivery, { type: 'cancelled', at: now, why }), ledger.save),
  );
  const waiting = await each(suspended, (delivery) => wrote(suspend(delivery, now), ledger.save));
  const offered = await each(offer, ({ delivery, entry }) => wrote(offerEdit(delivery, entry, now), ledger.save));
  await each(dropOffer, (delivery) => wrote(move(delivery, { type: 'edit_dropped', at: now }), ledger.save));
  await each(outdated, ({ delivery, entry }) =>
    wrote(move(delivery, { type: 'event_moved', at: now, asks: entry.asks }), ledger.save),
  );
  return { added, changed, withdrawn, suspended: waiting, offered, due, superseded };
}

/**
 * What waits as before, and was missing. Somebody may be saying at this moment that it was meant to go: being written,
 * it is no longer what they withdraw.
 */
function broughtBack({ missing }: CampaignRecord, { entries }: Wish, stored: readonly Delivery[], now: Instant) {
  const waiting = new Map(stored.flatMap((one) => (one.state.status === 'scheduled' ? [[one.id, one]] : [])));
  return entries.flatMap((entry) => {
    const delivery = missing.includes(entry.post) ? waiting.get(entry.id) : undefined;
    return delivery && isSame(delivery, entry, now) ? [{ delivery, entry }] : [];
  });
}

/** How many at a time: enough to hide the way to the table, few enough for its write capacity. */
const AT_A_TIME = 25;

/** Runs it on every item, and counts where it was done. */
async function each<Item>(items: readonly Item[], run: (item: Item) => Promise<boolean>): Promise<number> {
  let done = 0;
  for (let start = 0; start < items.length; start += AT_A_TIME) {
    const results = await Promise.all(items.slice(start, start + AT_A_TIME).map(run));
    done += results.filter(Boolean).length;
  }
  return done;
}
