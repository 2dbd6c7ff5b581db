import { type BatchResultErrorEntry, SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { epochMs, type Instant, SECOND_MS } from '../domain/instant.ts';
import type { Clock, DeliveryQueue, Due } from '../ports.ts';
import type { DeliveryQueueEnv } from './environment.ts';

/** SQS takes ten messages a call, and holds one back for 15 minutes at most. */
const BATCH = 10;
const LONGEST_DELAY_SECONDS = 900;
/** A message arrives this much before its moment; publish waits out the rest. */
const EARLY_SECONDS = 2;

interface Failure {
  readonly due: Due;
  readonly code: string;
}

/** Hands deliveries to SQS, each held back until about two seconds before its moment. */
export function sqsDeliveryQueue(
  { DELIVERY_QUEUE_URL }: DeliveryQueueEnv,
  clock: Pick<Clock, 'now'>,
  client = new SQSClient(),
): DeliveryQueue {
  /** A call that returns 200 has not succeeded until its failure list is read. */
  async function sendBatch(dues: readonly Due[]): Promise<Failure[]> {
    const now = clock.now();
    const { Failed = [] } = await client.send(
      new SendMessageBatchCommand({
        QueueUrl: DELIVERY_QUEUE_URL,
        Entries: dues.map(({ campaign, id, parent, dueAt }, index) => ({
          Id: String(index),
          MessageBody: JSON.stringify({ campaign, id, parent, dueAt }),
          DelaySeconds: delaySeconds(dueAt, now),
        })),
      }),
    );
    return Failed.flatMap((entry) => failureOf(entry, dues));
  }

  return {
    async send(dues) {
      for (let next = 0; next < dues.length; next += BATCH) {
        const failed = await sendBatch(dues.slice(next, next + BATCH));
        if (failed.length === 0) continue;
        const again = await sendBatch(failed.map(({ due }) => due));
        if (again.length > 0) throw new Error(`SQS refused twice: ${again.map(inWords).join(', ')}`);
      }
    },
  };
}

function delaySeconds(dueAt: Instant, now: Instant): number {
  const left = Math.floor((epochMs(dueAt) - epochMs(now)) / SECOND_MS) - EARLY_SECONDS;
  return Math.min(Math.max(left, 0), LONGEST_DELAY_SECONDS);
}

function failureOf({ Id, Code = 'no code' }: BatchResultErrorEntry, dues: readonly Due[]): Failure[] {
  const due = dues[Number(Id)];
  if (!due) throw new Error(`SQS names a message that was never sent: ${Id}`);
  return [{ due, code: Code }];
}

function inWords({ due, code }: Failure): string {
  return `${due.campaign}/${due.id} (${code})`;
}
