import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LedgerEnv } from '../../shared/aws/environment.ts';
import { dynamoLedger } from '../../shared/aws/ledger.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { lambdaLog } from '../../shared/runtime/log.ts';
import type { SummarizePorts } from './summarize.ts';

export const env = LedgerEnv;

/** What this function is given on AWS; the permissions to it are granted in infra/civic-stack.ts. */
export function openAws(): SummarizePorts {
  const given = env.parse(process.env);
  return { clock: systemClock(), ledger: dynamoLedger(new DynamoDBClient(), given.LEDGER_TABLE), log: lambdaLog };
}
