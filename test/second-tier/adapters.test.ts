import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { DynamoDBClient, UpdateTimeToLiveCommand } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, PutBucketVersioningCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateScheduleGroupCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LEDGER_TABLE } from '../../infra/pipeline.ts';
import { s3ContentStore } from '../../shared/aws/content-store.ts';
import { sqsDeliveryQueue } from '../../shared/aws/delivery-queue.ts';
import { dynamoEngagement } from '../../shared/aws/engagement-ledger.ts';
import { ssmKeys } from '../../shared/aws/keys.ts';
import { dynamoLedger } from '../../shared/aws/ledger.ts';
import { createLedgerTable } from '../../shared/aws/ledger-table.ts';
import { dynamoModerators } from '../../shared/aws/moderator-book.ts';
import { eventBridgeScheduler } from '../../shared/aws/scheduler.ts';
import { dynamoSessions } from '../../shared/aws/session-book.ts';
import { dynamoStaff } from '../../shared/aws/staff-book.ts';
import { dynamoSubscriptions } from '../../shared/aws/subscription-book.ts';
import { dynamoRows } from '../../shared/aws/table-rows.ts';
import type { DeliveryId } from '../../shared/domain/delivery-id.ts';
import { type Instant, instantOf, plus, SECOND_MS } from '../../shared/domain/instant.ts';
import { chorePromises } from '../conformance/chore-promises.ts';
import { contentStorePromises } from '../conformance/content-store-promises.ts';
import { decisionPromises } from '../conformance/decision-promises.ts';
import { engagementPromises } from '../conformance/engagement-promises.ts';
import { keysPromises } from '../conformance/keys-promises.ts';
import { ledgerPromises } from '../conformance/ledger-promises.ts';
import { logPromises } from '../conformance/log-promises.ts';
import { matterPromises } from '../conformance/matter-promises.ts';
import { moderatorBookPromises } from '../conformance/moderator-book-promises.ts';
import { packPromises } from '../conformance/pack-promises.ts';
import { sessionPromises } from '../conformance/session-promises.ts';
import { staffBookPromises } from '../conformance/staff-book-promises.ts';
import { subscriptionBookPromises } from '../conformance/subscription-book-promises.ts';
import { tableRowsPromises } from '../conformance/table-rows-promises.ts';
import { type MiniStack, startMiniStack } from './mini-stack.ts';

const ON = 'on an AWS that we did not write';

let mini: MiniStack;
let dynamo: DynamoDBClient;
let s3: S3Client;
let ssm: SSMClient;
let sqs: SQSClient;
let scheduler: SchedulerClient;
beforeAll(async () => {
  mini = await startMiniStack('adapters');
  dynamo = new DynamoDBClient(mini.config);
  s3 = new S3Client(mini.config);
  ssm = new SSMClient(mini.config);
  sqs = new SQSClient(mini.config);
  scheduler = new SchedulerClient(mini.config);
});
afterAll(async () => {
  for (const client of [dynamo, s3, ssm, sqs, scheduler]) client?.destroy();
  await mini?.stop();
});

/** A table of its own. The promises have their own clock: with the real one AWS might delete what has not expired there yet. */
async function table() {
  const name = `ledger-${randomUUID()}`;
  await createLedgerTable(dynamo, name, LEDGER_TABLE);
  const TimeToLiveSpecification = { AttributeName: LEDGER_TABLE.timeToLive, Enabled: false };
  await dynamo.send(new UpdateTimeToLiveCommand({ TableName: name, TimeToLiveSpecification }));
  return [dynamo, name] as const;
}

for (const promises of [ledgerPromises, packPromises, matterPromises, decisionPromises, chorePromises, logPromises])
  promises(ON, async () => dynamoLedger(...(await table())));
engagementPromises(ON, async () => dynamoEngagement(...(await table())));
sessionPromises(ON, async () => dynamoSessions(...(await table())));
staffBookPromises(ON, async () => dynamoStaff(...(await table())));
subscriptionBookPromises(ON, async () => dynamoSubscriptions(...(await table())));
tableRowsPromises(ON, async () => dynamoRows(...(await table())));
moderatorBookPromises(ON, async () => dynamoModerators(...(await table())));
keysPromises(ON, async () => ssmKeys({ KEYS_PREFIX: `/civicast/${randomUUID()}/keys/` }, ssm));

contentStorePromises(ON, async (files, author) => {
  const bucket = randomUUID();
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  await s3.send(new PutBucketVersioningCommand({ Bucket: bucket, VersioningConfiguration: { Status: 'Enabled' } }));
  const Metadata = author === null ? {} : { author: encodeURIComponent(author) };
  for (const [Key, Body] of Object.entries(files))
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body, Metadata }));
  return s3ContentStore({ bucket, client: s3 });
});

async function queue() {
  const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: `queue-${randomUUID()}` }));
  const asked = { QueueUrl, AttributeNames: ['QueueArn' as const] };
  const { Attributes = {} } = await sqs.send(new GetQueueAttributesCommand(asked));
  return { url: QueueUrl, arn: Attributes.QueueArn ?? '' };
}

/** What can be received of a queue until this moment, each with when that was. */
async function received(url: string, until: Instant): Promise<{ readonly body: unknown; readonly at: Instant }[]> {
  const all: { body: unknown; at: Instant }[] = [];
  while (now() < until) {
    const asked = { QueueUrl: url, MaxNumberOfMessages: 10 };
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand(asked));
    for (const { Body = '', ReceiptHandle } of Messages as Message[]) {
      all.push({ body: JSON.parse(Body), at: now() });
      await sqs.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle }));
    }
    if (Messages.length === 0) await pause(100);
  }
  return all;
}

const now = () => instantOf(Date.now());

describe(`the delivery queue ${ON}`, () => {
  it('hands out everything once, each held back until two seconds before its moment', async () => {
    const { url } = await queue();
    const started = now();
    const dues = Array.from({ length: 23 }, (_, index) => ({
      campaign: 'water',
      parent: null,
      id: `delivery${index}` as DeliveryId,
      dueAt: plus(started, index < 12 ? 0 : 8 * SECOND_MS),
    }));
    await sqsDeliveryQueue({ DELIVERY_QUEUE_URL: url }, { now }, sqs).send(dues);
    const all = await received(url, plus(started, 10 * SECOND_MS));
    const ids = all.map(({ body }) => (body as { id: string }).id);
    expect(ids.toSorted()).toEqual(dues.map(({ id }) => id).toSorted());
    const late = all.filter(({ body }) => (body as { dueAt: Instant }).dueAt !== started);
    expect(late).toHaveLength(11);
    for (const { at } of late) {
      expect(at >= plus(started, 5 * SECOND_MS)).toBe(true);
      expect(at <= plus(started, 8 * SECOND_MS)).toBe(true);
    }
  });
});

describe(`the scheduler ${ON}`, () => {
  it('calls once for a slot that was set twice, more than a minute before it, with nothing but the slot', async () => {
    const { url, arn } = await queue();
    const group = `group-${randomUUID()}`;
    await scheduler.send(new CreateScheduleGroupCommand({ Name: group }));
    const env = {
      SCHEDULE_GROUP: group,
      SCHEDULE_TARGET_ARN: arn,
      SCHEDULE_ROLE_ARN: `arn:aws:iam::${mini.account}:role/schedules`,
      SCHEDULE_DEAD_LETTER_ARN: arn,
    };
    const slot = plus(now(), 93 * SECOND_MS);
    const slots = eventBridgeScheduler(env, scheduler);
    await slots.set([slot]);
    await slots.set([slot, slot]);
    const calls = await received(url, plus(slot, -60 * SECOND_MS));
    expect(calls.map(({ body }) => body)).toEqual([{ slot }]);
  });

  it('throws when its group is gone, and does not take that for set already', async () => {
    const { arn } = await queue();
    const env = { SCHEDULE_TARGET_ARN: arn, SCHEDULE_ROLE_ARN: arn, SCHEDULE_DEAD_LETTER_ARN: arn };
    const slots = eventBridgeScheduler({ ...env, SCHEDULE_GROUP: 'gone' }, scheduler);
    await expect(slots.set([plus(now(), 300 * SECOND_MS)])).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});
