import { pause } from '../../shared/actions/pause.ts';
import { isOfSubscriber } from '../../shared/aws/subscription-items.ts';
import type { TableRow } from '../../shared/aws/table-rows.ts';
import { isUnderWay } from '../../shared/domain/amendment-progress.ts';
import { type Delivery, isForModerators } from '../../shared/domain/delivery.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { KEPT_AREAS, type KeptArea } from '../../shared/domain/kept-area.ts';
import { Mendable } from '../../shared/domain/mendable.ts';
import type { Sha256 } from '../../shared/domain/message.ts';
import { type Manifest, newFolder, writeKept, writeKeys, writeManifest, writeRows } from './exported-folder.ts';
import type { Holdings } from './holdings.ts';

/** By whom the place that everything moves away from is paused, as the team reads it. */
export const MOVER = { name: 'npm run export', role: 'approver' } as const;

/**
 * Writes all that is kept in one place into a new folder.
 *
 * @param moves whether it shall go on elsewhere: then everything is paused here first, so that nothing is said twice
 */
export async function exportHoldings(folder: string, holdings: Holdings, moves: boolean): Promise<Manifest> {
  const { ledger, rows, store, keys, clock, origin } = holdings;
  await newFolder(folder);
  if (moves) {
    await pause(MOVER, { ledger, clock });
    await nothingIsBeingSent(holdings);
  }
  const written = await writeRows(folder, withoutSubscribers(rows.all()));
  // Who had asked before the pause may have begun after the first look.
  if (moves) await nothingIsBeingSent(holdings);
  const counts: Record<KeptArea, number> = { rendered: 0, media: 0, prepared: 0, log: 0 };
  for (const area of KEPT_AREAS) {
    const names = await store.keptNames(area);
    for (const name of names) await writeKept(folder, area, name, await bytesOf(area, name, store));
    counts[area] = names.length;
  }
  const names = await keys.names();
  await writeKeys(folder, new Map(await Promise.all(names.map(async (name) => [name, await keys.of(name)] as const))));
  const manifest = {
    format: 1,
    exported_at: clock.now(),
    platforms: origin.platforms,
    clock: { now: origin.clock.now, speed: origin.clock.speed },
    moves,
    ...written,
    keys: names.length,
    ...counts,
  } as const;
  await writeManifest(folder, manifest);
  return manifest;
}

/** Who is given a series asked this bot for it, and nobody else: they are in no copy, and ask anew where it goes on. */
async function* withoutSubscribers(rows: AsyncIterable<TableRow>): AsyncGenerator<TableRow> {
  for await (const row of rows) if (!isOfSubscriber(row.pk?.S ?? '')) yield row;
}

async function bytesOf(area: KeptArea, name: Sha256, store: Holdings['store']): Promise<Uint8Array> {
  if (area !== 'prepared') return store.kept(area, name);
  return (await store.prepared(name)) ?? new Uint8Array();
}

/** What a worker holds at this moment would be on its way here, and unknown there. */
async function nothingIsBeingSent({ ledger, clock }: Holdings): Promise<void> {
  const now = clock.now();
  for (const { campaign } of await ledger.campaigns()) {
    let sending = 0;
    for (const delivery of await ledger.deliveriesOf(campaign)) {
      if (isOnItsWay(delivery, now)) sending += 1;
      if (!isForModerators(delivery) || delivery.attempts === 0) continue;
      for await (const child of ledger.childrenOf(delivery)) if (isOnItsWay(child, now)) sending += 1;
    }
    if (sending > 0)
      throw new Mendable(
        `${sending} are being sent, changed or taken back at this moment. Everything is paused now: export into a new folder in two minutes.`,
      );
  }
}

/** Also what a moderator is being told: a pause does not stop that a post is taken back, and nobody is asked twice. */
function isOnItsWay(delivery: Delivery, now: Instant): boolean {
  const { state, amendment, parent } = delivery;
  if (state.status === 'sending') return state.leaseUntil > now;
  const isTold = parent !== null || isForModerators(delivery);
  return isTold && (amendment?.kind === 'removal' || isUnderWay(delivery));
}
