import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { recordClock } from '../../infra/local/data-folder.ts';
import { startEngine } from '../../infra/local/embedded-engine.ts';
import { unsignedClient } from '../../shared/aws/dynamodb-client.ts';
import { dynamoLedger } from '../../shared/aws/ledger.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { epochMs, type Instant } from '../../shared/domain/instant.ts';
import { command } from '../fakes/command.ts';
import { approveAll } from '../kills/approve-all.ts';
import { type WrittenFolder, writeCampaign } from '../kills/campaign.ts';
import { platformProcess } from '../kills/platform-process.ts';

const CHANNELS = 1_000;
const CAMPAIGN = '2027-02-thousand';
const PORT = 4791;
const PACE = 25;
/** What Telegram itself allows: what is a little late counts in the next second, beside those whose second that is. */
const MOST_A_SECOND = 30;
const LATE_MS = 1_000;
/** Time to start, to approve, and to give a thousand deliveries their seconds. */
const SHORTLY_BEFORE = '2027-01-31T23:59:40.000Z' as Instant;
const LONG_BEFORE = '2027-01-31T23:00:00.000Z' as Instant;

it.each([
  { planned: 'an hour before', now: LONG_BEFORE },
  { planned: 'twenty seconds before', now: SHORTLY_BEFORE },
])(
  'sends 1,000 messages of one minute, planned $planned, none early and none a second later than its pace',
  async ({ now }) => {
    const folder = mkdtempSync(join(tmpdir(), 'civicast-thousand-'));
    const written = writeThousand(folder);
    const { content, data } = written;
    expect((await command('check', [content, '--now', now]).ended).code).toBe(0);

    const clockFile = join(data, 'clock.json');
    const platform = await platformProcess({
      clockFile,
      discussed: [],
      seed: 1,
      slowestMs: 100,
      unanswered: 0,
      latestMs: 0,
    });
    const flags = Object.entries({ content, data, port: PORT, now }).flatMap(([name, value]) => [
      `--${name}`,
      `${value}`,
    ]);
    const env = { CIVICAST_SECRETS: written.secrets, FACEBOOK_API_URL: platform.url, TELEGRAM_API_URL: platform.url };
    let host = command('start', flags, env);
    try {
      await host.said('Ready in');
      await approveAll(`http://127.0.0.1:${PORT}`, written.token);
      if (now !== SHORTLY_BEFORE) {
        host.child.kill('SIGTERM');
        await host.ended;
        recordClock(data, { now, speed: 1 }, SHORTLY_BEFORE);
        host = command('start', flags, env);
      }
      for (let waited = 0; waited < 90 && (await platform.truth()).live.length < CHANNELS; waited += 1)
        await pause(1_000);
      host.child.kill('SIGTERM');
      await host.ended;

      const { machine_started_at, started_at } = JSON.parse(readFileSync(clockFile, 'utf8'));
      const aheadMs = Date.parse(started_at) - Date.parse(machine_started_at);
      const { live } = await platform.truth();
      const arrivedMs = new Map(live.map((post) => [post.address, post.arrivedMs + aheadMs]));
      const deliveries = await deliveriesIn(data);
      const lateMs = deliveries
        .map((delivery) => (arrivedMs.get(delivery.address) ?? Number.POSITIVE_INFINITY) - dueMs(delivery))
        .sort((a, b) => a - b);
      const most = mostInASecond([...arrivedMs.values()]);
      const [p50, p95] = [0.5, 0.95].map((share) => lateMs[Math.ceil(lateMs.length * share) - 1]);
      console.log(
        `${live.length} arrived, ${lateMs[0]} ms after their moment at least, p50 ${p50}, p95 ${p95}, at most ${lateMs.at(-1)}; at most ${most} in a second`,
      );

      expect(live).toHaveLength(CHANNELS);
      expect(arrivedMs.size).toBe(CHANNELS);
      expect(lateMs[0]).toBeGreaterThanOrEqual(0);
      expect(lateMs.at(-1)).toBeLessThanOrEqual(LATE_MS);
      expect(mostInASecond(deliveries.map(dueMs))).toBe(PACE);
      expect(most).toBeLessThanOrEqual(MOST_A_SECOND);
    } finally {
      host.child.kill('SIGKILL');
      await host.ended;
      await platform.stop();
      rmSync(folder, { recursive: true });
    }
  },
);

function writeThousand(folder: string): WrittenFolder {
  const channels = Array.from({ length: CHANNELS }, (_, index) => ({
    name: `tg-${String(index).padStart(4, '0')}`,
    kind: 'telegram_channel' as const,
    address: String(-1_001_000_000_000 - index),
  }));
  return writeCampaign(folder, CAMPAIGN, [
    {
      name: 'all-at-once',
      at: '2027-02-01 07:00',
      channels,
      cta: '{ type: none, why: "a trial" }',
      words: { km: 'ប្រកាសដល់គ្រប់គ្នា', en: 'To everybody' },
    },
  ]);
}

async function deliveriesIn(data: string): Promise<readonly Delivery[]> {
  const engine = await startEngine(join(data, 'ledger.sqlite'));
  try {
    return await dynamoLedger(unsignedClient(engine.url), 'civicast').deliveriesOf(CAMPAIGN);
  } finally {
    await engine.stop();
  }
}

/** The second that each was given by the pace; what was given none has the moment that was planned. */
function dueMs({ at, events }: Delivery): number {
  const paced = events.findLast((event) => event.type === 'paced');
  return epochMs(paced?.dueAt ?? at);
}

function mostInASecond(moments: readonly number[]): number {
  return Math.max(...[...Map.groupBy(moments, (ms) => Math.floor(ms / 1000)).values()].map(({ length }) => length));
}
