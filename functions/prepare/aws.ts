import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { sqsDeliveryQueue } from '../../shared/aws/delivery-queue.ts';
import { DeliveryQueueEnv, LedgerEnv } from '../../shared/aws/environment.ts';
import { dynamoLedger } from '../../shared/aws/ledger.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { lambdaLog } from '../../shared/runtime/log.ts';
import type { PreparePorts } from './prepare.ts';

export const env = z.object({ ...LedgerEnv.shape, ...DeliveryQueueEnv.shape });

/** What this function is given on AWS; the permissions to it are granted in infra/civic-stack.ts. */
export function openAws(): PreparePorts {
  const given = env.parse(process.env);
  const clock = systemClock();
  return {
    clock,
    ledger: dynamoLedger(new DynamoDBClient(), given.LEDGER_TABLE),
    queue: sqsDeliveryQueue(given, clock),
    log: lambdaLog,
  };
}
