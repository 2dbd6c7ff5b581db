import { randomUUID } from 'node:crypto';
import { afterAll } from 'vitest';
import { startEngine } from '../../infra/local/embedded-engine.ts';
import { LEDGER_TABLE } from '../../infra/pipeline.ts';
import { unsignedClient } from '../../shared/aws/dynamodb-client.ts';
import { dynamoLedger } from '../../shared/aws/ledger.ts';
import { createLedgerTable } from '../../shared/aws/ledger-table.ts';

import { memoryLedger } from '../fakes/ledger.ts';
import { ledgerPromises } from './ledger-promises.ts';

const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
});

ledgerPromises('in memory', async () => memoryLedger());

ledgerPromises('on the embedded engine', async () => {
  const engine = await startEngine(null);
  const client = unsignedClient(engine.url);
  closing.push(async () => client.destroy(), engine.stop);
  const table = `ledger-${randomUUID()}`;
  await createLedgerTable(client, table, LEDGER_TABLE);
  return dynamoLedger(client, table);
});
