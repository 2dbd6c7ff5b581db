import { ListSchedulesCommand } from '@aws-sdk/client-scheduler';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FUNCTIONS } from '../../infra/pipeline.ts';
import { epochMs, type Instant, instantOf, MINUTE_MS, SECOND_MS, wallMonth } from '../../shared/domain/instant.ts';
import { logicalName } from '../infra/synthesized.ts';
import { requestChecker } from '../request-checker.ts';
import { byFacebook, byTelegram, channelReactions, pageReaction } from './callbacks.ts';
import { consoleApi, DARA, type Row, SOPHEA } from './console-api.ts';
import { APP_SECRET, type Deployed, deployed, until, WEBHOOK_SECRET } from './deployed.ts';
import { CAMPAIGN, FAR, NEAR, type SmallCampaign, smallCampaign } from './small-campaign.ts';

const DEPLOY_TIMEOUT_MS = 120_000;
const FLOW_TIMEOUT_MS = 6 * MINUTE_MS;

let aws: Deployed;
let api: ReturnType<typeof consoleApi>;
let campaign: SmallCampaign;
beforeAll(async () => {
  aws = await deployed('flow');
  api = consoleApi(aws);
}, DEPLOY_TIMEOUT_MS);
afterAll(() => aws?.stop());

const schedules = async () =>
  (await aws.scheduler.send(new ListSchedulesCommand({ GroupName: aws.nameOf('SchedulerGroup') }))).Schedules ?? [];
const published = (post: string, count: number) => async () => {
  const out = (await api.rows()).filter((row) => row.post === post && row.status === 'published');
  return out.length === count && out;
};

/** A moment, and what may pass until it can be seen. */
const msUntil = (moment: Instant) => epochMs(moment) - Date.now() + 20 * SECOND_MS;

describe('a campaign on an AWS that we did not write', () => {
  it(
    'enters what authors put into the bucket, and sets one schedule for the slot that is not near',
    async () => {
      campaign = smallCampaign(instantOf(Date.now()));
      await aws.put(campaign.files);
      const entered = await until('the content is entered', MINUTE_MS, async () => {
        const all = await api.rows();
        return all.length === 3 && all;
      });
      expect(entered.map(({ post, channel, at, held }) => [post, channel, at, held]).sort()).toEqual([
        [NEAR, 'tg-speaking', campaign.nearAt, 'approval_needed'],
        [FAR, 'fb-main', campaign.farAt, 'approval_needed'],
        [FAR, 'tg-main', campaign.farAt, 'approval_needed'],
      ]);
      const set = await until(
        'the schedule is set',
        MINUTE_MS,
        async () => (await schedules()).length > 0 && schedules(),
      );
      expect(set.map(({ Name }) => Name)).toEqual([`slot-${campaign.farAt.replaceAll(/[-:.]/g, '')}`]);
    },
    FLOW_TIMEOUT_MS,
  );

  it('changes nothing when it is told twice of what has not changed', async () => {
    // Each change is told at once, and comes again after the quiet period.
    const read = async (times: number) =>
      (await aws.runsOf('Ingest')) > times * campaign.files.size && (await aws.waiting('ContentStoreQuiet')) === 0;
    await until('each event is answered', MINUTE_MS, () => read(1));
    const before = await api.rows();
    await aws.put(campaign.files);
    await until('each event is answered again', MINUTE_MS, () => read(2));
    expect(await api.rows()).toEqual(before);
    expect(await schedules()).toHaveLength(1);
  });

  it('lets nothing out before two people have approved it', async () => {
    const posts = await api.questions();
    expect(posts.map(({ post }) => post).sort()).toEqual([NEAR, FAR]);
    for (const post of posts) expect(await api.approve(SOPHEA, post)).toBe(200);
    expect((await api.rows()).map(({ held }) => held)).toEqual(Array(3).fill('approval_needed'));
    for (const post of posts) expect(await api.approve(DARA, post)).toBe(200);
    expect((await api.rows()).map(({ held }) => held)).toEqual([null, null, null]);
    expect((await aws.call('/api/deliveries')).status).toBe(401);
    expect(aws.platform.calls).toEqual([]);
  });

  it(
    'publishes what is near from the queue alone',
    async () => {
      const [out] = await until('the near post is out', msUntil(campaign.nearAt), published(NEAR, 1));
      expectWithinSeconds(3, out);
      expect(await schedules()).toHaveLength(1);
    },
    FLOW_TIMEOUT_MS,
  );

  it(
    'publishes the other over Scheduler, prepare and the queue, and the schedule deletes itself',
    async () => {
      const out = await until('the far post is out', msUntil(campaign.farAt), published(FAR, 2));
      for (const row of out) expectWithinSeconds(3, row);
      expect(await schedules()).toEqual([]);
      expect(await aws.runsOf('Prepare')).toBe(1);
    },
    FLOW_TIMEOUT_MS,
  );

  it('asked the platforms for each post once, and in valid words', async () => {
    const { calls } = aws.platform;
    expect(calls.map(({ path }) => path.replace(/.*\//, '')).sort()).toEqual(['photos', 'sendMessage', 'sendPhoto']);
    const errorsOf = await requestChecker();
    expect(calls.flatMap((call) => errorsOf(call))).toEqual([]);
  });

  it('sends nothing when a message comes again of what is out', async () => {
    const before = await api.rows();
    const QueueUrl = aws.nameOf('DeliveryQueue');
    for (const { campaign, delivery_id: id, at: dueAt } of before)
      await aws.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify({ campaign, id, dueAt }) }));
    await until('the queue is empty', MINUTE_MS, async () => (await aws.waiting('DeliveryQueue')) === 0);
    expect(await api.rows()).toEqual(before);
    expect(aws.platform.calls).toHaveLength(3);
  });

  it('counts what the platforms tell over the HTTP API, once, and nothing that they have not signed', async () => {
    const [facebook, telegram] = await Promise.all(['fb-main', 'tg-main'].map(rowOn));
    const reaction = pageReaction(facebook?.external_id ?? '');
    expect((await aws.call(...byFacebook(reaction, 'another secret'))).status).toBe(401);
    for (let told = 0; told < 2; told += 1)
      expect((await aws.call(...byFacebook(reaction, APP_SECRET))).status).toBe(200);
    const reactions = channelReactions(telegram?.external_id ?? '', 7);
    expect((await aws.call(...byTelegram(reactions, 'another-secret'))).status).toBe(401);
    for (let told = 0; told < 2; told += 1)
      expect((await aws.call(...byTelegram(reactions, WEBHOOK_SECRET))).status).toBe(200);
    const counted = (await api.figures('reactions')).map(({ id, source, value }) => [id, source, value]);
    expect(counted.sort()).toEqual(
      [
        [facebook?.delivery_id, 'facebook_callbacks', 1],
        [telegram?.delivery_id, 'telegram_snapshot', 7],
      ].sort(),
    );
  });

  it('leads on from the tracked link that went out, and counts that it was opened', async () => {
    const sent = aws.platform.calls.map(({ params }) => JSON.stringify(params)).join();
    const codes = [...new Set([...sent.matchAll(/execute-api[^/]*(\/l\/[\w-]+)/g)].map(([, path]) => path ?? ''))];
    expect(codes).toHaveLength(2);
    const browser = { 'user-agent': 'Mozilla/5.0 (Linux; Android 10) Chrome/120.0.0.0 Mobile Safari/537.36' };
    for (const code of codes) {
      const { status, headers } = await aws.call(code, { headers: browser });
      expect([status, headers.get('location')]).toEqual([302, 'https://example.org/water']);
    }
    expect((await api.figures('link_opens')).map(({ value }) => value)).toEqual([1, 1]);
  });

  it('has all of it in the log, in a file that Excel can read', async () => {
    const month = wallMonth(campaign.farAt);
    const { bytes } = await aws.call(`/api/deliveries.csv?month=${month}`, { token: SOPHEA });
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const lines = bytes
      .toString()
      .split('\r\n')
      .filter((line) => line.includes(CAMPAIGN));
    // A run over midnight at the end of a month has the near post in the file before.
    expect(lines.length).toBe(wallMonth(campaign.nearAt) === month ? 3 : 2);
    for (const line of lines) expect(line).toContain(',published,');
  });

  it('left nothing in any dead-letter queue, and no error in any log', async () => {
    for (const queue of ['DeadLettersQueue', 'DeliveryQueueDeadLetters']) expect(await aws.waiting(queue)).toBe(0);
    const lines = await Promise.all(FUNCTIONS.map(({ name }) => aws.loggedBy(logicalName(name))));
    expect(lines.flat().filter(({ level }) => level === 'error')).toEqual([]);
  });
});

/** Never early, and by seconds late at most: `reconcile`, which picks up what was never triggered, comes later than that. */
function expectWithinSeconds(seconds: number, row: Row | undefined): void {
  const lateMs = Date.parse(row?.published_at ?? '') - Date.parse(row?.at ?? '');
  expect(lateMs).toBeGreaterThanOrEqual(0);
  expect(lateMs).toBeLessThan(seconds * SECOND_MS);
}

async function rowOn(channel: string): Promise<Row | undefined> {
  return (await api.rows()).find((row) => row.channel === channel);
}
