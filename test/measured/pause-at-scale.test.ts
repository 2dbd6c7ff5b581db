import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { expect, it } from 'vitest';
import { publish } from '../../functions/publish/publish.ts';
import { startEngine } from '../../infra/local/embedded-engine.ts';
import { LEDGER_TABLE } from '../../infra/pipeline.ts';
import { pause } from '../../shared/actions/pause.ts';
import { unsignedClient } from '../../shared/aws/dynamodb-client.ts';
import { dynamoLedger } from '../../shared/aws/ledger.ts';
import { createLedgerTable } from '../../shared/aws/ledger-table.ts';
import { schedule } from '../../shared/domain/delivery-life.ts';
import { anEntry, EVENING, NOON, questionOf, yesOf } from '../fakes/a-delivery.ts';
import { testClock } from '../fakes/clock.ts';
import { memoryEngagement } from '../fakes/engagement-ledger.ts';
import { testLog } from '../fakes/log.ts';
import { memoryModerators } from '../fakes/moderator-book.ts';
import { fakeChannel, fakeChannels, keptMessage } from '../fakes/platforms.ts';

const DELIVERIES = 20_000;
const AT_A_TIME = 50;
const DARA = { name: 'Dara', role: 'comms' as const };

it('pauses 20,000 deliveries in one write, in less than a second, and none of them leaves', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'civicast-pause-'));
  const engine = await startEngine(join(folder, 'ledger.sqlite'));
  try {
    const client = unsignedClient(engine.url);
    await createLedgerTable(client, 'civicast', LEDGER_TABLE);
    const written = countWrites(client);
    const ledger = dynamoLedger(client, 'civicast');
    const all = Array.from({ length: DELIVERIES }, (_, index) =>
      schedule(anEntry({ campaign: `meeting-${index % 20}`, post: `post-${index}` }), null, NOON),
    );
    for (let start = 0; start < all.length; start += AT_A_TIME)
      await Promise.all(all.slice(start, start + AT_A_TIME).map((delivery) => ledger.create(delivery)));
    const [one] = all;
    if (!one) throw new Error('There are deliveries');
    for (const name of ['Sophea', 'Dara']) await ledger.approve(questionOf(one), yesOf(name));

    const clock = testClock(EVENING);
    const before = written.count;
    const startedMs = performance.now();
    await pause(DARA, { clock, ledger });
    const tookMs = performance.now() - startedMs;
    const channel = fakeChannel(['text']);
    const ports = {
      clock,
      ledger,
      log: testLog(),
      contentStore: keptMessage,
      channels: fakeChannels(channel),
      moderators: memoryModerators(),
      engagement: memoryEngagement(),
      queue: { send: async () => {} },
      tell: async () => 0,
    };
    const answer = await publish({ campaign: one.campaign, id: one.id, parent: null, dueAt: EVENING }, ports);
    const inForceMs = performance.now() - startedMs;
    console.log(
      `paused ${DELIVERIES} deliveries in ${Math.round(tookMs)} ms, in force after ${Math.round(inForceMs)} ms`,
    );

    expect(written.count - before).toBe(1);
    expect(answer).toEqual({ kind: 'held', reason: 'paused' });
    expect(channel.sent).toEqual([]);
    expect(inForceMs).toBeLessThan(1_000);
  } finally {
    await engine.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}, 180_000);

/** Counts what this client writes from now on. */
function countWrites(client: DynamoDBClient): { readonly count: number } {
  const written = { count: 0 };
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        if (/^(Put|Update|Delete|Transact|Batch)/.test(commandName) && !/Get/.test(commandName)) written.count += 1;
        return next(args);
      },
    { step: 'initialize' },
  );
  return written;
}
