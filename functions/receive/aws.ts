import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { LedgerEnv, SecretsEnv } from '../../shared/aws/environment.ts';
import { dynamoLedger } from '../../shared/aws/ledger.ts';
import { ssmSecrets } from '../../shared/aws/secrets.ts';
import { callersOf } from '../../shared/channels/callers.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { lambdaLog } from '../../shared/runtime/log.ts';
import type { ReceivePorts } from './app.ts';

export const env = z.object({ ...LedgerEnv.shape, ...SecretsEnv.shape });

/** What this function is given on AWS; the permissions to it are granted in infra/civic-stack.ts. */
export function openAws(): ReceivePorts {
  const given = env.parse(process.env);
  return {
    clock: systemClock(),
    ledger: dynamoLedger(new DynamoDBClient(), given.LEDGER_TABLE),
    callers: callersOf(ssmSecrets(given)),
    log: lambdaLog,
  };
}
