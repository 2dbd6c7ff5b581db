import { join } from 'node:path';
import { unsignedClient } from '../../shared/aws/dynamodb-client.ts';
import { dynamoLedger } from '../../shared/aws/ledger.ts';
import { createLedgerTable } from '../../shared/aws/ledger-table.ts';
import { dynamoRows } from '../../shared/aws/table-rows.ts';
import { Mendable } from '../../shared/domain/mendable.ts';
import { contentFolder } from '../../shared/local/content-folder.ts';
import { keyFiles } from '../../shared/local/key-files.ts';
import { begunAs, clockOf, keepToPlatforms, lockDataFolder, recordClock } from '../local/data-folder.ts';
import { openEngine } from '../local/embedded-engine.ts';
import { type Env, TABLE } from '../local/open-local.ts';
import { LEDGER_TABLE } from '../pipeline.ts';
import type { Manifest } from './exported-folder.ts';
import type { Holdings, Origin } from './holdings.ts';

/** What is kept in a data folder, on which nothing may run meanwhile. */
export async function folderHoldings(data: string, env: Env): Promise<Holdings> {
  const origin = begunAs(data);
  if (!origin) throw new Mendable(`Nothing was begun in ${data}: name the data folder with --data.`);
  return open(data, origin, env);
}

/** A data folder in which what comes can go on: as it was begun elsewhere, and by the clock that it had there. */
export async function newFolderHoldings(data: string, manifest: Manifest, env: Env): Promise<Holdings> {
  const { platforms, clock, exported_at } = manifest;
  const unlock = await lockDataFolder(data);
  keepToPlatforms(data, platforms);
  if (!begunAs(data)) recordClock(data, clock, exported_at);
  await unlock();
  return open(data, { platforms, clock }, env);
}

async function open(data: string, origin: Origin, env: Env): Promise<Holdings> {
  const unlock = await lockDataFolder(data);
  const clock = clockOf(data, origin.clock);
  const engine = await openEngine(join(data, 'ledger.sqlite'), env.DYNAMODB_URL);
  const client = unsignedClient(engine.url);
  await createLedgerTable(client, TABLE, LEDGER_TABLE);
  return {
    ledger: dynamoLedger(client, TABLE),
    rows: dynamoRows(client, TABLE),
    store: contentFolder(data, data),
    keys: keyFiles(join(data, 'keys')),
    clock,
    origin,
    async close() {
      client.destroy();
      await engine.stop();
      await unlock();
    },
  };
}
