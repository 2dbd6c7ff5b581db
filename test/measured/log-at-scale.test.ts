import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeMonths } from '../../functions/summarize/close-months.ts';
import { countMonths } from '../../functions/summarize/count-months.ts';
import { startEngine } from '../../infra/local/embedded-engine.ts';
import { LEDGER_TABLE } from '../../infra/pipeline.ts';
import { unsignedClient } from '../../shared/aws/dynamodb-client.ts';
import { dynamoLedger } from '../../shared/aws/ledger.ts';
import { createLedgerTable } from '../../shared/aws/ledger-table.ts';
import { closesAt } from '../../shared/domain/closed-month.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { fromWallTime, type Instant, MINUTE_MS, plus, SECOND_MS } from '../../shared/domain/instant.ts';
import { verifyLog } from '../../shared/domain/log-verification.ts';
import { contentFolder } from '../../shared/local/content-folder.ts';
import type { ContentStore, Ledger } from '../../shared/ports.ts';
import { aDelivery } from '../fakes/a-delivery.ts';
import { asking } from '../functions/asking.ts';
import { putDeliveries } from './many-rows.ts';
import { slowness } from './slowness.ts';

const ROWS = 100_000;
const P95_MS = 50;
/** A Lambda answers 6 MB, a third of which is lost to base64. */
const MOST_PART_BYTES = 4_500_000;
/** What summarize has on AWS, and leaves itself half of, for everything else and a slower table. */
const CLOSED_WITHIN_MS = 150_000;
/** The machine is shared: what it reaches in one of these rounds, it can do. */
const ROUNDS = 2;

const BEGINS = fromWallTime('2027-01-01', '06:00');
const JANUARY = '/log?month=2027-01';
const closing: (() => Promise<unknown>)[] = [];
let ledger: Ledger;
let contentStore: ContentStore;
let here: ReturnType<typeof asking>;

/** What each of them said; a photo would be read by the browser alone. */
const WORDS = Buffer.from(
  JSON.stringify({ format: 1, language: 'km', text: 'សូមអញ្ជើញ', entities: [], photos: [], button: null, poll: null }),
);

/** One row in ten was missed, one in ten thousand is unknown, and the others are out. */
function row(index: number): Delivery {
  const at = plus(BEGINS, index * 20 * SECOND_MS);
  const names = { campaign: `campaign-${index % 10}`, post: `post-${index}`, channel: `channel-${index % 7}` };
  const delivery = { ...aDelivery({ ...names, at, message: sha256(WORDS) }), attempts: 1, steps: ['text'] };
  const sent = [{ step: 'text', externalId: String(index), permalink: `https://t.me/civic/${index}`, at }] as const;
  if (index % 10_000 === 77)
    return { ...delivery, state: { status: 'unknown', since: at, why: 'timeout', lookAt: null, sent: [] } };
  if (index % 10 === 0) return { ...delivery, state: { status: 'missed', at, why: 'approval_needed' } };
  return { ...delivery, state: { status: 'published', at, sent } };
}

function* january(): Iterable<Delivery> {
  for (let index = 0; index < ROWS; index += 1) yield row(index);
}

beforeAll(async () => {
  const engine = await startEngine(null);
  const client = unsignedClient(engine.url);
  closing.push(async () => client.destroy(), engine.stop);
  await createLedgerTable(client, 'ledger', LEDGER_TABLE);
  ledger = dynamoLedger(client, 'ledger');
  await putDeliveries(january(), client, 'ledger');
  for (let index = 0; index < 10; index += 1) {
    const record = await ledger.campaign(`campaign-${index}`);
    await ledger.saveCampaign({ ...record, revision: 1, partnerCode: `GRANT-${index % 2}` });
  }
  // Files are read from a disk, and their hashes are reckoned.
  const folder = await mkdtemp(join(tmpdir(), 'log-at-scale-'));
  closing.push(() => rm(folder, { recursive: true }));
  contentStore = contentFolder(folder, join(folder, 'kept'));
  here = asking({ ledger, contentStore });
  await contentStore.keep('rendered', WORDS);
}, 600_000);
afterAll(async () => {
  for (const close of closing) await close();
});

/** How long 95 of 100 pages would take on an idle machine, in the better one of the rounds. */
async function bestP95(path: (index: number) => string): Promise<number> {
  const reached: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const times: number[] = [];
    for (let index = 0; index < 200; index += 1) {
      const started = performance.now();
      const { status } = await here.page(path(index), 'token-of-partner');
      times.push(performance.now() - started);
      expect(status).toBe(200);
    }
    times.sort((a, b) => a - b);
    const p95 = times[Math.floor(times.length * 0.95)] ?? 0;
    const slower = slowness();
    reached.push(p95 / slower);
    const median = times[times.length / 2] ?? 0;
    console.log(
      `p95 ${p95.toFixed(1)} ms, median ${median.toFixed(1)} ms, on a machine ${slower.toFixed(2)} times as slow`,
    );
  }
  return Math.min(...reached);
}

it('shows a page of a month with 100,000 rows within 50 ms, 95 of 100, wherever it is and whatever is asked for', async () => {
  here.clock.set(plus(BEGINS, MINUTE_MS));
  await countMonths({ ledger, clock: here.clock });
  const after = (index: number) => {
    const { at, id } = row(index);
    return encodeURIComponent(`${at satisfies Instant}~${id}`);
  };
  const asked = (index: number) => {
    const place = `${JANUARY}&after=${after((index * 997) % ROWS)}`;
    const filters = ['', '&outcome=missed', '&outcome=unknown', '&channel=channel-3', '&partner_code=GRANT-1'];
    return index % 4 === 0 ? `${JANUARY}${filters[index % 5]}` : `${place}${filters[index % 5]}`;
  };
  const reached = await bestP95(asked);
  const { text } = await here.page(JANUARY, 'token-of-partner');
  expect(text).toContain(`<strong>${ROWS}</strong>`);
  expect(reached).toBeLessThanOrEqual(P95_MS);
}, 300_000);

it('closes such a month in half the time that a Lambda has, in parts that it can answer', async () => {
  const ports = { ...here, ledger, contentStore };
  here.clock.set(closesAt('2027-01'));
  const started = performance.now();
  expect(await closeMonths(ports)).toBe(1);
  const tookMs = performance.now() - started;
  const [month] = await ledger.closedMonths();
  const files: { name: string; bytes: Uint8Array }[] = [];
  for (let path: string | undefined = '/api/deliveries.csv?month=2027-01'; path; ) {
    const answer: Response = await here.request(path, 'token-of-partner');
    files.push({ name: path, bytes: new Uint8Array(await answer.arrayBuffer()) });
    path = /<(.*)>/.exec(answer.headers.get('link') ?? '')?.[1];
  }
  const verifying = performance.now();
  const found = verifyLog(files, { head: month?.head ?? '', rows: ROWS });
  console.log(
    `closed in ${Math.round(tookMs)} ms, ${files.length} parts, verified in ${Math.round(performance.now() - verifying)} ms, rss ${Math.round(process.memoryUsage().rss / 1e6)} MB`,
  );
  expect(found.faults).toEqual([]);
  expect(Math.max(...files.map(({ bytes }) => bytes.length))).toBeLessThanOrEqual(MOST_PART_BYTES);
  expect(tookMs).toBeLessThanOrEqual(CLOSED_WITHIN_MS);
}, 600_000);

it('shows the evidence of any row of such a month, closed, within the same 50 ms', async () => {
  const ids = Array.from({ length: 200 }, (_, index) => row((index * 4_999) % ROWS).id);
  const reached = await bestP95((index) => `/log/${ids[index]}`);
  expect((await here.page(`/log/${ids[0]}`, 'token-of-partner')).text).toMatch(
    /Jan 2027 \(\d+\), line \d+, revision 1/,
  );
  expect(reached).toBeLessThanOrEqual(P95_MS);
}, 600_000);
