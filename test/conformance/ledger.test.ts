import { randomUUID } from 'node:crypto';
import { afterAll, expect, it } from 'vitest';
import { startEngine } from '../../infra/local/embedded-engine.ts';
import { LEDGER_TABLE } from '../../infra/pipeline.ts';
import { unsignedClient } from '../../shared/aws/dynamodb-client.ts';
import { dynamoEngagement } from '../../shared/aws/engagement-ledger.ts';
import { dynamoLedger } from '../../shared/aws/ledger.ts';
import { createLedgerTable } from '../../shared/aws/ledger-table.ts';
import { dynamoModerators } from '../../shared/aws/moderator-book.ts';
import { dynamoSessions } from '../../shared/aws/session-book.ts';
import { dynamoStaff } from '../../shared/aws/staff-book.ts';
import { dynamoSubscriptions } from '../../shared/aws/subscription-book.ts';
import { dynamoRows } from '../../shared/aws/table-rows.ts';
import { memoryEngagement } from '../fakes/engagement-ledger.ts';
import { memoryLedger } from '../fakes/ledger.ts';
import { memoryModerators } from '../fakes/moderator-book.ts';
import { memorySessions } from '../fakes/sessions.ts';
import { memoryStaff } from '../fakes/staff-book.ts';
import { memorySubscriptions } from '../fakes/subscription-book.ts';
import { chorePromises } from './chore-promises.ts';
import { decisionPromises } from './decision-promises.ts';
import { engagementPromises } from './engagement-promises.ts';
import { ledgerPromises } from './ledger-promises.ts';
import { logPromises } from './log-promises.ts';
import { matterPromises } from './matter-promises.ts';
import { moderatorBookPromises } from './moderator-book-promises.ts';
import { packPromises } from './pack-promises.ts';
import { sessionPromises } from './session-promises.ts';
import { staffBookPromises } from './staff-book-promises.ts';
import { subscriptionBookPromises } from './subscription-book-promises.ts';
import { tableRowsPromises } from './table-rows-promises.ts';

const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
});

it('gives a table of an earlier version the indexes that it lacks', async () => {
  const engine = await startEngine(null);
  const client = unsignedClient(engine.url);
  closing.push(async () => client.destroy(), engine.stop);
  const [due, month, delivery] = LEDGER_TABLE.indexes;
  await createLedgerTable(client, 'ledger', { ...LEDGER_TABLE, indexes: [due, month, delivery] as never });
  const ledger = dynamoLedger(client, 'ledger');
  await expect(Array.fromAsync(ledger.matters())).rejects.toThrow('index');
  await createLedgerTable(client, 'ledger', LEDGER_TABLE);
  await createLedgerTable(client, 'ledger', LEDGER_TABLE);
  expect(await Array.fromAsync(ledger.matters())).toEqual([]);
});

const LEDGERS = [ledgerPromises, packPromises, matterPromises, decisionPromises, chorePromises, logPromises];
for (const promises of LEDGERS) promises('in memory', async () => memoryLedger());

async function embedded() {
  const engine = await startEngine(null);
  const client = unsignedClient(engine.url);
  closing.push(async () => client.destroy(), engine.stop);
  const table = `ledger-${randomUUID()}`;
  await createLedgerTable(client, table, LEDGER_TABLE);
  return [client, table] as const;
}

for (const promises of LEDGERS) promises('on the embedded engine', async () => dynamoLedger(...(await embedded())));

engagementPromises('in memory', async () => memoryEngagement());
engagementPromises('on the embedded engine', async () => dynamoEngagement(...(await embedded())));

sessionPromises('in memory', async () => memorySessions());
sessionPromises('on the embedded engine', async () => dynamoSessions(...(await embedded())));

staffBookPromises('in memory', async () => memoryStaff());
staffBookPromises('on the embedded engine', async () => dynamoStaff(...(await embedded())));

moderatorBookPromises('in memory', async () => memoryModerators());
moderatorBookPromises('on the embedded engine', async () => dynamoModerators(...(await embedded())));

subscriptionBookPromises('in memory', async () => memorySubscriptions());
subscriptionBookPromises('on the embedded engine', async () => dynamoSubscriptions(...(await embedded())));

tableRowsPromises('on the embedded engine', async () => dynamoRows(...(await embedded())));
