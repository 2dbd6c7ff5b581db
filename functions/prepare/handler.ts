import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { sqsDeliveryQueue } from '../../shared/aws/delivery-queue.ts';
import { DeliveryQueueEnv, LedgerEnv } from '../../shared/aws/environment.ts';
import { dynamoLedger } from '../../shared/aws/ledger.ts';
import { InstantText } from '../../shared/domain/instant.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { lambdaLog } from '../../shared/runtime/log.ts';
import { type OpenPorts, pipelineHandler } from '../../shared/runtime/pipeline-handler.ts';
import { type PreparePorts, prepare } from './prepare.ts';

export const env = z.object({ ...LedgerEnv.shape, ...DeliveryQueueEnv.shape });

/** What the schedule of a slot carries. */
const SlotEvent = z.object({
  slot: InstantText,
});

export const handle = (open: OpenPorts<PreparePorts>) =>
  pipelineHandler({ name: 'prepare', event: SlotEvent, open, run: prepare });

export const handler = handle(() => {
  const given = env.parse(process.env);
  return {
    ledger: dynamoLedger(new DynamoDBClient(), given.LEDGER_TABLE),
    queue: sqsDeliveryQueue(given, systemClock()),
    log: lambdaLog,
  };
});
