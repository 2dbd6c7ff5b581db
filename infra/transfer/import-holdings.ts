import { pause } from '../../shared/actions/pause.ts';
import { keys as rowKeys } from '../../shared/aws/ledger-items.ts';
import type { TableRow } from '../../shared/aws/table-rows.ts';
import { KEPT_AREAS } from '../../shared/domain/kept-area.ts';
import { Mendable } from '../../shared/domain/mendable.ts';
import { MOVER } from './export-holdings.ts';
import { keptNames, readKept, readKeys, readRows } from './exported-folder.ts';
import type { Holdings } from './holdings.ts';

/**
 * Puts everything of an exported folder, which was checked before, into an empty place. That is paused before anything
 * else: two people let it go on. An import that was interrupted is done again from its beginning.
 */
export async function importHoldings(folder: string, { ledger, rows, store, keys, clock }: Holdings): Promise<void> {
  if ((await ledger.campaigns()).length > 0)
    throw new Mendable('There are campaigns already: import into a new place, before any content is put there.');
  await pause(MOVER, { ledger, clock });
  for (const [name, key] of await readKeys(folder)) await keys.keep(name, key);
  for (const area of KEPT_AREAS)
    for (const name of await keptNames(folder, area)) {
      const bytes = await readKept(folder, area, name);
      await (area === 'prepared' ? store.keepPrepared(name, bytes) : store.keep(area, bytes));
    }
  // The campaigns come last: as long as there is none, nothing counts as imported.
  await rows.put(only(readRows(folder), (row) => !isCampaign(row)));
  await rows.put(only(readRows(folder), isCampaign));
  // One person may have let it go on where it came from: that is said again here.
  await pause(MOVER, { ledger, clock });
}

function isCampaign({ pk }: TableRow): boolean {
  return pk?.S === rowKeys.campaign('').pk;
}

async function* only(rows: AsyncIterable<TableRow>, is: (row: TableRow) => boolean): AsyncGenerator<TableRow> {
  for await (const row of rows) if (is(row)) yield row;
}
