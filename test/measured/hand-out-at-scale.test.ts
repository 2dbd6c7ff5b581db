import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rowsOf } from '../../functions/console/rows.ts';
import { publish } from '../../functions/publish/publish.ts';
import { startEngine } from '../../infra/local/embedded-engine.ts';
import { LEDGER_TABLE } from '../../infra/pipeline.ts';
import { unsignedClient } from '../../shared/aws/dynamodb-client.ts';
import { dynamoLedger } from '../../shared/aws/ledger.ts';
import { createLedgerTable } from '../../shared/aws/ledger-table.ts';
import { dynamoModerators } from '../../shared/aws/moderator-book.ts';
import { schedule } from '../../shared/domain/delivery-life.ts';
import { HOUR_MS, plus } from '../../shared/domain/instant.ts';
import { anEntry, EVENING, NOON, questionOf, yesOf } from '../fakes/a-delivery.ts';
import { aModerator } from '../fakes/a-moderator.ts';
import { testClock } from '../fakes/clock.ts';
import { memoryEngagement } from '../fakes/engagement-ledger.ts';
import { testLog } from '../fakes/log.ts';
import { fakeChannel, fakeChannels, keptMessage } from '../fakes/platforms.ts';

const FEW = 2_000;
const MANY = 20_000;
const AT_A_TIME = 50;
/** A claim's lease is 60 s, and nothing of a page waits for anybody but the table. */
const LONGEST_PAGE_MS = 20_000;
/** Each is written by one, and a page asks a few for all of its own. */
const CALLS_EACH = 1.2;
/** Memory is looked at whenever rows are listed, and after so many other calls. */
const LOOKED_AT_EVERY = 200;
const LEEWAY_MB = 8;

const folder = mkdtempSync(join(tmpdir(), 'civicast-hand-out-'));
const engine = await startEngine(join(folder, 'ledger.sqlite'));
const client = unsignedClient(engine.url);
const calls = countCalls(client);
const ledger = dynamoLedger(client, 'civicast');
const moderators = dynamoModerators(client, 'civicast');
const clock = testClock(EVENING);
const ports = {
  clock,
  ledger,
  moderators,
  engagement: memoryEngagement(),
  log: testLog(),
  contentStore: keptMessage,
  channels: fakeChannels(fakeChannel(['note', 'text'])),
  queue: { send: async () => {} },
  tell: async () => 0,
};

beforeAll(async () => {
  await createLedgerTable(client, 'civicast', LEDGER_TABLE);
  for (const count of [FEW, MANY])
    for (let start = 0; start < count; start += AT_A_TIME)
      await Promise.all(Array.from({ length: AT_A_TIME }, (_, index) => register(count, start + index)));
}, 300_000);

afterAll(async () => {
  client.destroy();
  await engine.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('hands a pack out to 20,000 moderators in the memory that 2,000 take, and knows how they fare by one read', async () => {
  const few = await handedOut(FEW);
  const many = await handedOut(MANY);
  const before = calls.count;
  const [row] = await rowsOf({ campaign: `to-${MANY}`, children: true }, ports);
  const looked = calls.count - before;
  for (const one of [few, many])
    console.log(
      `${one.count} moderators: ${one.pages} pages, ${(one.tookMs / 1000).toFixed(1)} s, the longest page ${Math.round(one.longestMs)} ms, ` +
        `${(one.calls / one.count).toFixed(2)} calls each, ${one.grownMb.toFixed(1)} MB more at most`,
    );
  console.log(
    `memory, 20,000 against 2,000: ${(many.grownMb / few.grownMb).toFixed(2)}; a look at the queue: ${looked} calls`,
  );

  expect(row?.row).toMatchObject({ status: 'delivered', responses: { delivered: 0, posted: 0, declined: 0 } });
  expect(many.state).toMatchObject({ status: 'delivered', sent: [{ externalId: `${MANY}` }] });
  expect(many.grownMb).toBeLessThan(few.grownMb + LEEWAY_MB);
  expect(many.longestMs).toBeLessThan(LONGEST_PAGE_MS);
  expect(many.calls / MANY).toBeLessThan(CALLS_EACH);
  expect(looked).toBeLessThan(20);
}, 300_000);

/** Hands a pack out to a community of so many, and measures what that takes. */
async function handedOut(count: number) {
  const campaign = `to-${count}`;
  const recipients = [`of-${count}`];
  const entry = anEntry({ campaign, kind: 'moderator_pack', channel: `mods-${count}`, address: '', recipients });
  const pack = schedule({ ...entry, expires: plus(EVENING, 24 * HOUR_MS) }, null, NOON);
  await ledger.create(pack);
  await ledger.saveCampaign({ campaign, revision: 1, approvalsNeeded: 1, missing: [], endsAt: null });
  await ledger.approve(questionOf(pack), yesOf('Dara'));
  const began = { ms: performance.now(), calls: calls.count, mb: usedMb() };
  let [pages, longestMs] = [0, 0];
  calls.mostMb = 0;
  for (;;) {
    const current = await ledger.read(pack);
    if (current?.state.status !== 'scheduled')
      return {
        ...{ count, pages, longestMs, state: current?.state, grownMb: calls.mostMb - began.mb },
        ...{ tookMs: performance.now() - began.ms, calls: calls.count - began.calls },
      };
    clock.set(current.state.dueAt);
    const sinceMs = performance.now();
    const answer = await publish({ ...pack, dueAt: current.state.dueAt }, ports);
    if (answer.kind !== 'attempted') throw new Error(`The page is ${answer.kind}`);
    longestMs = Math.max(longestMs, performance.now() - sinceMs);
    pages += 1;
  }
}

async function register(count: number, number: number): Promise<void> {
  const code = `${count}-${String(number).padStart(5, '0')}`;
  await moderators.keep(aModerator(code, [`of-${count}`]), null);
}

/** What is in use when nothing is left to be cleared away. */
function usedMb(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed / 1_000_000;
}

/** Counts what this client asks of the table from now on, and notes the most memory that was in use meanwhile. */
function countCalls(counted: DynamoDBClient): { readonly count: number; mostMb: number } {
  const asked = { count: 0, mostMb: 0 };
  counted.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        asked.count += 1;
        if (commandName === 'QueryCommand' || asked.count % LOOKED_AT_EVERY === 0)
          asked.mostMb = Math.max(asked.mostMb, usedMb());
        return next(args);
      },
    { step: 'initialize' },
  );
  return asked;
}
