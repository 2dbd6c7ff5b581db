import { randomUUID } from 'node:crypto';
import { afterAll, expect, it } from 'vitest';
import { startEngine } from '../../infra/local/embedded-engine.ts';
import { LEDGER_TABLE } from '../../infra/pipeline.ts';
import { unsignedClient } from '../../shared/aws/dynamodb-client.ts';
import { dynamoLedger } from '../../shared/aws/ledger.ts';
import { createLedgerTable } from '../../shared/aws/ledger-table.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, plus, SECOND_MS } from '../../shared/domain/instant.ts';
import { aDelivery, NOON } from '../fakes/a-delivery.ts';
import { asking } from '../functions/asking.ts';
import { putDeliveries } from './many-rows.ts';
import { slowness } from './slowness.ts';

const IN_THE_LOG = 100_000;
const IN_THE_QUEUE = 1_000;
const TIMES = 40;
const SERVED_WITHIN_MS = 50;
/** The machine is shared: what it reaches in one of these rounds, it can do. */
const ROUNDS = 5;
const STAFF = 'token-of-dara';

const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing.toReversed()) await close();
});

/** So many rows of 400 campaigns in the log, a hundred of which wait for a person; and a full week, of 20 campaigns. */
function* deliveries(): Iterable<Delivery> {
  for (let index = 0; index < IN_THE_LOG; index += 1) {
    const at = plus(NOON, -8 * DAY_MS - index * 20 * SECOND_MS);
    const campaign = `past-${index % 400}`;
    const changes = { campaign, post: `post-${index}`, channel: `channel-${index % 5}`, at, publicAt: at };
    const planned = aDelivery(changes, plus(at, -HOUR_MS));
    const step = { step: 'text', externalId: String(index), permalink: `https://example.org/${index}`, at };
    yield index % 1000 === 0
      ? { ...planned, state: { status: 'missed', at, why: 'expired' } }
      : { ...planned, state: { status: 'published', at, sent: [step] }, attempts: 1 };
  }
  for (let index = 0; index < IN_THE_QUEUE; index += 1) {
    const at = plus(NOON, HOUR_MS + index * 9 * MINUTE_MS);
    yield aDelivery({ campaign: `campaign-${index % 20}`, post: `next-${index}`, at, publicAt: at });
  }
}

it('serves each page within 50 ms, 95 of 100, with 1,000 deliveries in the queue and 100,000 rows in the log', async () => {
  const engine = await startEngine(null);
  const client = unsignedClient(engine.url);
  closing.push(engine.stop, async () => client.destroy());
  const table = `ledger-${randomUUID()}`;
  await createLedgerTable(client, table, LEDGER_TABLE);
  await putDeliveries(deliveries(), client, table);
  const ledger = dynamoLedger(client, table);
  for (let index = 0; index < 20; index += 1) {
    const record = await ledger.campaign(`campaign-${index}`);
    await ledger.saveCampaign({ ...record, revision: 1, approvalsNeeded: 2 });
  }
  const here = asking({ ledger });
  here.clock.set(NOON);

  const paths = ['/', '/posts/campaign-0/next-0', '/matters', '/health'];
  for (const path of paths) {
    let best = Number.POSITIVE_INFINITY;
    for (let round = 0; round < ROUNDS && best > SERVED_WITHIN_MS; round += 1) {
      const times: number[] = [];
      const floor: number[] = [];
      for (let time = 0; time < TIMES; time += 1) {
        times.push(await timed(async () => expect((await here.page(path, STAFF)).status).toBe(200)));
        floor.push(await timed(async () => here.page('/healthz', STAFF)));
      }
      const slower = slowness();
      best = Math.min(best, p95(times) / slower);
      console.log(
        `${path}: p95 ${p95(times).toFixed(1)} ms, beside a request that does nothing ${p95(floor).toFixed(1)} ms, on a machine ${slower.toFixed(2)} times as slow`,
      );
    }
    expect([path, best <= SERVED_WITHIN_MS]).toEqual([path, true]);
  }
});

async function timed(run: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await run();
  return performance.now() - began;
}

function p95(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? 0;
}
