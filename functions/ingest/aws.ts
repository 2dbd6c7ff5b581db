import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { s3ContentStore } from '../../shared/aws/content-store.ts';
import { sqsDeliveryQueue } from '../../shared/aws/delivery-queue.ts';
import { dynamoEngagement } from '../../shared/aws/engagement-ledger.ts';
import {
  ContentStoreEnv,
  DeliveryQueueEnv,
  LedgerEnv,
  PublicUrlEnv,
  SchedulerEnv,
} from '../../shared/aws/environment.ts';
import { dynamoLedger } from '../../shared/aws/ledger.ts';
import { dynamoModerators } from '../../shared/aws/moderator-book.ts';
import { eventBridgeScheduler } from '../../shared/aws/scheduler.ts';
import { dynamoSubscriptions } from '../../shared/aws/subscription-book.ts';
import type { Problem } from '../../shared/domain/content/content.ts';
import { preparePhoto } from '../../shared/media/photo.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { lambdaLog } from '../../shared/runtime/log.ts';
import type { IngestPorts } from './ingest.ts';

export const env = z.object({
  ...LedgerEnv.shape,
  ...ContentStoreEnv.shape,
  ...SchedulerEnv.shape,
  ...DeliveryQueueEnv.shape,
  ...PublicUrlEnv.shape,
});

/** What this function is given on AWS; the permissions to it are granted in infra/civic-stack.ts. */
export function openAws(): IngestPorts {
  const given = env.parse(process.env);
  const clock = systemClock();
  const client = new DynamoDBClient();
  return {
    clock,
    contentStore: s3ContentStore({ bucket: given.CONTENT_BUCKET }),
    preparePhoto,
    ledger: dynamoLedger(client, given.LEDGER_TABLE),
    engagement: dynamoEngagement(client, given.LEDGER_TABLE),
    moderators: dynamoModerators(client, given.LEDGER_TABLE),
    subscriptions: dynamoSubscriptions(client, given.LEDGER_TABLE),
    reach: { publicUrl: given.PUBLIC_URL },
    scheduler: eventBridgeScheduler(given),
    queue: sqsDeliveryQueue(given, clock),
    report: async ({ problems }) => lambdaLog.info('content', countBy(problems)),
    log: lambdaLog,
  };
}

function countBy(problems: readonly Problem[]): Record<string, number> {
  return Object.fromEntries(
    [...Map.groupBy(problems, ({ severity }) => severity)].map(([severity, all]) => [severity, all.length]),
  );
}
