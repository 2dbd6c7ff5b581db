import type { SQSBatchResponse } from 'aws-lambda';
import * as z from 'zod';
import type { DeliveryId } from '../domain/delivery-id.ts';
import { InstantText } from '../domain/instant.ts';
import { mendOf } from '../domain/mendable.ts';
import type { Due, Log } from '../ports.ts';

const Body = z.object({
  campaign: z.string(),
  id: z.string().transform((text) => text as DeliveryId),
  parent: z
    .string()
    .transform((text) => text as DeliveryId)
    .nullable()
    .default(null),
  dueAt: InstantText,
}) satisfies z.ZodType<Due>;

/** What SQS hands over. Bodies are read one by one: a poison message must not take the others with it. */
export const QueueEvent = z.object({ Records: z.array(z.object({ messageId: z.string(), body: z.string() })) });
export type QueueEvent = z.infer<typeof QueueEvent>;

/** Runs every message of a batch, and names those that must come back. */
export function eachMessage<Ports extends { readonly log: Log }>(run: (due: Due, ports: Ports) => Promise<unknown>) {
  return async ({ Records }: QueueEvent, ports: Ports): Promise<SQSBatchResponse> => {
    const settled = await Promise.allSettled(Records.map(async ({ body }) => run(Body.parse(JSON.parse(body)), ports)));
    const failed = Records.filter((_, index) => settled[index]?.status === 'rejected');
    for (const [index, { messageId }] of Records.entries()) {
      const result = settled[index];
      if (result?.status === 'rejected')
        ports.log.error('message_failed', { messageId, error: errorName(result.reason), ...mendOf(result.reason) });
    }
    return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  };
}

function errorName(reason: unknown): string {
  return reason instanceof Error ? reason.name : typeof reason;
}
