import { randomUUID } from 'node:crypto';
import {
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DELIVERY_QUEUE } from '../../infra/pipeline.ts';
import { MINUTE_MS } from '../../shared/domain/instant.ts';
import { type Deployed, deployed, until } from './deployed.ts';

const DEPLOY_TIMEOUT_MS = 120_000;
const POISON = 'no JSON at all';

let aws: Deployed;
beforeAll(async () => {
  // No secrets yet: the first tests are about those.
  aws = await deployed('faults', null);
}, DEPLOY_TIMEOUT_MS);
afterAll(() => aws?.stop());

const errorsOf = async (fn: string) => (await aws.loggedBy(fn)).filter(({ level }) => level === 'error');
/** A line stands in the log a little after the answer, and on a busy machine later than that. */
const errorsUpTo = (count: number, fn: string) =>
  until(`${fn} has logged ${count} errors`, MINUTE_MS, async () => {
    const errors = await errorsOf(fn);
    return errors.length >= count && errors;
  });
const send = (MessageBody: string) =>
  aws.sqs.send(new SendMessageCommand({ QueueUrl: aws.nameOf('DeliveryQueue'), MessageBody }));
const isIn = (queue: string, count: number) => async () =>
  (await aws.waiting(queue)) === count && (await aws.waiting('DeliveryQueue')) === 0;

describe('secrets that cannot be read, on an AWS that we did not write', () => {
  const TOKEN = 'a-very-secret-token';

  it.each([
    ['missing', null],
    ['no JSON', TOKEN],
    ['misspelt', JSON.stringify({ telegram: { botTokn: TOKEN } })],
  ])('that are %s are told of in one line, which names the parameter and nothing in it', async (_, value) => {
    if (value !== null) await aws.putSecrets(value);
    const before = (await errorsOf('Console')).length;
    const { status, bytes } = await aws.call('/api/deliveries', { token: TOKEN });
    expect([status, bytes.toString()]).toEqual([500, '{"error":"internal"}']);
    const [told, ...more] = (await errorsUpTo(before + 1, 'Console')).slice(before);
    expect(told?.mend).toContain(aws.secretsParameter);
    expect(JSON.stringify(told)).not.toContain(TOKEN);
    expect(more).toEqual([]);
  });
});

describe('a poison message on an AWS that we did not write', () => {
  beforeAll(async () => {
    // MiniStack drops the queue's policy from the template, on which it is asserted; and nobody wants to wait for a quarter of an hour.
    const deadLetterTargetArn = await aws.arnOf('DeliveryQueueDeadLetters');
    await aws.sqs.send(
      new SetQueueAttributesCommand({
        QueueUrl: aws.nameOf('DeliveryQueue'),
        Attributes: {
          RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount: DELIVERY_QUEUE.maxReceives }),
          VisibilityTimeout: '1',
        },
      }),
    );
  });

  it('comes back alone as often as it may, and then lies in the dead letters once', async () => {
    await send(POISON);
    await send(JSON.stringify({ campaign: 'gone', id: randomUUID(), dueAt: '2026-11-25T12:00:00.000Z' }));
    await until('the message is in the dead letters', MINUTE_MS, isIn('DeliveryQueueDeadLetters', 1));
    const failed = (await errorsUpTo(DELIVERY_QUEUE.maxReceives, 'Publish')).filter(
      ({ event }) => event === 'message_failed',
    );
    expect(failed).toHaveLength(DELIVERY_QUEUE.maxReceives);
    expect(new Set(failed.map(({ messageId }) => messageId)).size).toBe(1);
  });

  it('does no harm when it is put back: it is there again, once, and nothing was sent', async () => {
    const QueueUrl = aws.nameOf('DeliveryQueueDeadLetters');
    const { Messages: [dead] = [] } = await aws.sqs.send(new ReceiveMessageCommand({ QueueUrl }));
    expect(dead?.Body).toBe(POISON);
    await send(POISON);
    await aws.sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: dead?.ReceiptHandle }));
    await until('it is in the dead letters again', MINUTE_MS, isIn('DeliveryQueueDeadLetters', 1));
    const all = 2 * DELIVERY_QUEUE.maxReceives;
    expect(await errorsUpTo(all, 'Publish')).toHaveLength(all);
    expect(aws.platform.calls).toEqual([]);
  });
});

/** The timers' functions read nothing of their event: they fail on none, and are not tried again (the template says so). */
describe('an event that a function fails on, on an AWS that we did not write', () => {
  it.each([
    ['Ingest', 3],
    ['Prepare', 3],
  ])('makes %s fail %d times, and then lies in the dead letters once', async (fn, attempts) => {
    const before = await aws.waiting('DeadLettersQueue');
    const runs = await aws.runsOf(fn);
    await aws.invokeLater(fn, { no: 'event of ours' });
    await until('it is in the dead letters', MINUTE_MS, async () => (await aws.waiting('DeadLettersQueue')) > before);
    expect(await aws.waiting('DeadLettersQueue')).toBe(before + 1);
    expect((await aws.runsOf(fn)) - runs).toBe(attempts);
  });
});
