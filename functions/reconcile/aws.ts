import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { hasModerators } from '../../shared/actions/moderators.ts';
import { sqsDeliveryQueue } from '../../shared/aws/delivery-queue.ts';
import { DeliveryQueueEnv, LedgerEnv, SecretsEnv } from '../../shared/aws/environment.ts';
import { dynamoLedger } from '../../shared/aws/ledger.ts';
import { dynamoModerators } from '../../shared/aws/moderator-book.ts';
import { ssmSecrets } from '../../shared/aws/secrets.ts';
import { channelStandings } from '../../shared/channels/standing.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { lambdaLog } from '../../shared/runtime/log.ts';
import type { ReconcilePorts } from './reconcile.ts';

export const env = z.object({ ...LedgerEnv.shape, ...DeliveryQueueEnv.shape, ...SecretsEnv.shape });

/** What this function is given on AWS; the permissions to it are granted in infra/civic-stack.ts. */
export function openAws(): ReconcilePorts {
  const given = env.parse(process.env);
  const clock = systemClock();
  const client = new DynamoDBClient();
  const moderators = dynamoModerators(client, given.LEDGER_TABLE);
  return {
    clock,
    ledger: dynamoLedger(client, given.LEDGER_TABLE),
    queue: sqsDeliveryQueue(given, clock),
    channels: channelStandings({
      secrets: ssmSecrets(given),
      platforms: 'real',
      hasModerators: (communities) => hasModerators(communities, moderators),
    }),
    log: lambdaLog,
  };
}
