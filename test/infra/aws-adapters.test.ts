import { createHash } from 'node:crypto';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import { describe, expect, test } from 'vitest';
import { sqsDeliveryQueue } from '../../shared/aws/delivery-queue.ts';
import { eventBridgeScheduler } from '../../shared/aws/scheduler.ts';
import { ssmSecrets } from '../../shared/aws/secrets.ts';
import type { DeliveryId } from '../../shared/domain/delivery-id.ts';
import { type Instant, instantOf } from '../../shared/domain/instant.ts';
import { mendOf } from '../../shared/domain/mendable.ts';
import { type Answer, asJson, awsDouble, json } from './aws-double.ts';

const NOW = '2026-11-22T12:00:00.000Z' as Instant;

describe('the delivery queue on SQS', () => {
  const ids = (count: number) => Array.from({ length: count }, (_, index) => `delivery${index}` as DeliveryId);
  const due = (id: DeliveryId, seconds = 60) => ({
    campaign: 'water',
    id,
    parent: null,
    dueAt: instantOf(Date.parse(NOW) + seconds * 1000),
  });

  /** Takes all but those whose body names one of these, each as often as it is named. */
  function taking(...refused: string[]) {
    return (asked: Parameters<typeof asJson>[0]): Answer => {
      const entries: { Id: string; MessageBody: string }[] = asJson(asked).Entries;
      const Failed = entries.filter(({ MessageBody }) => {
        const index = refused.findIndex((id) => MessageBody.includes(`"${id}"`));
        return index >= 0 && refused.splice(index, 1).length > 0;
      });
      const Successful = entries
        .filter((entry) => !Failed.includes(entry))
        .map(({ Id, MessageBody }) => ({
          Id,
          MessageId: Id,
          MD5OfMessageBody: createHash('md5').update(MessageBody).digest('hex'),
        }));
      return json({ Successful, Failed: Failed.map(({ Id }) => ({ Id, Code: 'InternalError', SenderFault: false })) });
    };
  }

  async function queue(answer: ReturnType<typeof taking>) {
    const double = await awsDouble(answer);
    const env = { DELIVERY_QUEUE_URL: `${double.url}/queue` };
    return { double, queue: sqsDeliveryQueue(env, { now: () => NOW }, new SQSClient(double.config)) };
  }

  test('sends ten a call, each held back until two seconds before its moment', async () => {
    const { double, queue: deliveries } = await queue(taking());
    await using _ = double;
    await deliveries.send(ids(23).map((id) => due(id)));
    expect(double.asked.map((asked) => asJson(asked).Entries.length)).toEqual([10, 10, 3]);
    const [first] = asJson(double.asked[0] as never).Entries;
    expect(first.DelaySeconds).toBe(58);
    expect(JSON.parse(first.MessageBody)).toEqual({
      campaign: 'water',
      id: 'delivery0',
      parent: null,
      dueAt: '2026-11-22T12:01:00.000Z',
    });
  });

  test.each([
    [-5, 0],
    [1.5, 0],
    [2.9, 0],
    [3.9, 1],
    [3600, 900],
  ])('holds back what is due in %d s for %d s', async (seconds, delay) => {
    const { double, queue: deliveries } = await queue(taking());
    await using _ = double;
    await deliveries.send([due('one' as DeliveryId, seconds)]);
    expect(asJson(double.asked[0] as never).Entries[0].DelaySeconds).toBe(delay);
  });

  test('sends again what a successful call says has failed, and only that', async () => {
    const { double, queue: deliveries } = await queue(taking('delivery1'));
    await using _ = double;
    await deliveries.send(ids(3).map((id) => due(id)));
    const sent = double.asked.map((asked) =>
      asJson(asked).Entries.map((e: { MessageBody: string }) => JSON.parse(e.MessageBody).id),
    );
    expect(sent).toEqual([['delivery0', 'delivery1', 'delivery2'], ['delivery1']]);
  });

  test('throws for what failed twice, by name', async () => {
    const { double, queue: deliveries } = await queue(taking('delivery1', 'delivery1'));
    await using _ = double;
    await expect(deliveries.send(ids(3).map((id) => due(id)))).rejects.toThrow('water/delivery1 (InternalError)');
  });
});

describe('the scheduler', () => {
  const env = {
    SCHEDULE_GROUP: 'civicast-sample',
    SCHEDULE_TARGET_ARN: 'arn:aws:lambda:ap-southeast-1:1:function:prepare',
    SCHEDULE_ROLE_ARN: 'arn:aws:iam::1:role/schedules',
    SCHEDULE_DEAD_LETTER_ARN: 'arn:aws:sqs:ap-southeast-1:1:dead',
  };
  const slot = '2026-11-22T13:00:00.250Z' as Instant;

  test('sets one schedule for a slot: early, in UTC, once, with dead letters, and ids only', async () => {
    await using double = await awsDouble(() => json({ ScheduleArn: 'arn' }));
    await eventBridgeScheduler(env, new SchedulerClient(double.config)).set([slot]);
    expect(double.asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /schedules/slot-20261122T130000250Z',
    ]);
    expect(asJson(double.asked[0] as never)).toMatchObject({
      GroupName: 'civicast-sample',
      ScheduleExpression: 'at(2026-11-22T12:58:31)',
      ScheduleExpressionTimezone: 'UTC',
      FlexibleTimeWindow: { Mode: 'OFF' },
      ActionAfterCompletion: 'DELETE',
      Target: {
        Arn: env.SCHEDULE_TARGET_ARN,
        RoleArn: env.SCHEDULE_ROLE_ARN,
        DeadLetterConfig: { Arn: env.SCHEDULE_DEAD_LETTER_ARN },
        RetryPolicy: { MaximumEventAgeInSeconds: 900, MaximumRetryAttempts: 10 },
        Input: '{"slot":"2026-11-22T13:00:00.250Z"}',
      },
    });
  });

  const refusing = (type: string, status: number) => json({ Message: type }, status, { 'x-amzn-errortype': type });

  test('sets again, with every field, what is set already: it may call what is there no more', async () => {
    await using double = await awsDouble(({ method }) =>
      method === 'POST' ? refusing('ConflictException', 409) : json({ ScheduleArn: 'arn' }),
    );
    await eventBridgeScheduler(env, new SchedulerClient(double.config)).set([slot]);
    const [made, again] = double.asked;
    expect([made?.method, again?.method, again?.path]).toEqual(['POST', 'PUT', made?.path]);
    const { ClientToken: _, ...first } = asJson(made as never);
    const { ClientToken: __, ...second } = asJson(again as never);
    expect(second).toEqual(first);
  });

  test.each([
    ['somebody sets the same', 'ConflictException', 409],
    ['it has called and deleted itself', 'ResourceNotFoundException', 404],
  ])('is content when %s at that moment', async (_, type, status) => {
    await using double = await awsDouble(({ method }) =>
      method === 'POST' ? refusing('ConflictException', 409) : refusing(type, status),
    );
    await eventBridgeScheduler(env, new SchedulerClient(double.config)).set([slot, slot]);
    expect(double.asked).toHaveLength(4);
  });

  test('throws what is anything else, also when it sets again', async () => {
    for (const conflicting of [false, true]) {
      await using double = await awsDouble(({ method }) =>
        conflicting && method === 'POST' ? refusing('ConflictException', 409) : refusing('ValidationException', 400),
      );
      const set = eventBridgeScheduler(env, new SchedulerClient(double.config)).set([slot]);
      await expect(set).rejects.toMatchObject({ name: 'ValidationException' });
    }
  });

  test('sets many', async () => {
    await using double = await awsDouble(() => json({ ScheduleArn: 'arn' }));
    const slots = Array.from({ length: 45 }, (_, minutes) => instantOf(Date.parse(slot) + minutes * 60_000));
    await eventBridgeScheduler(env, new SchedulerClient(double.config)).set(slots);
    expect(new Set(double.asked.map(({ path }) => path)).size).toBe(45);
  });
});

describe('the secrets in SSM', () => {
  const TOKEN = '123456:very-secret-token';

  async function secrets(value: string | null, nowMs = { value: 0 }) {
    const found = { Parameter: { Name: 'n', Type: 'SecureString', Value: value } };
    const missing = json({ __type: 'ParameterNotFound' }, 400);
    const double = await awsDouble(() => (value === null ? missing : json(found)));
    const options = { client: new SSMClient(double.config), monotonicMs: () => nowMs.value };
    return { double, nowMs, read: ssmSecrets({ SECRETS_PREFIX: '/civicast/sample/' }, options) };
  }

  test('reads the one parameter, decrypted, and asks again after a minute', async () => {
    const { double, nowMs, read } = await secrets(JSON.stringify({ telegram: { botToken: TOKEN } }));
    await using _ = double;
    expect((await read()).telegram.botToken).toBe(TOKEN);
    nowMs.value = 59_999;
    await read();
    expect(double.asked.map(asJson)).toEqual([{ Name: '/civicast/sample/secrets', WithDecryption: true }]);
    nowMs.value = 60_000;
    await read();
    expect(double.asked.length).toBe(2);
  });

  test.each([
    ['missing', null],
    ['no JSON', 'very-secret-token'],
    ['half JSON', `{"telegram": {"botToken": "${TOKEN}"`],
    ['no secrets', JSON.stringify({ telegram: { botToken: `bad ${TOKEN}` } })],
    ['misspelt', JSON.stringify({ telegram: { botTokn: TOKEN } })],
    ['turned round', JSON.stringify({ telegram: { [TOKEN]: 'botToken' }, channels: { [TOKEN]: {} } })],
    ['a bare token', JSON.stringify(TOKEN)],
  ])('says of a parameter that is %s its name, on one line, and nothing of what it holds', async (_, value) => {
    const { double, read } = await secrets(value);
    await using _double = double;
    const failed: Error = await read().then(
      () => new Error('read'),
      (cause) => cause,
    );
    const told = [failed.message, failed.stack, JSON.stringify(failed.cause)].join();
    expect(mendOf(failed).mend).toContain('/civicast/sample/secrets');
    expect(failed.message).not.toContain('\n');
    expect(told).not.toContain('very-secret');
    await expect(read()).rejects.toThrow();
    expect(double.asked.length).toBe(2); // a failure is not remembered
  });
});
