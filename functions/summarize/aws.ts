import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { s3ContentStore } from '../../shared/aws/content-store.ts';
import { dynamoEngagement } from '../../shared/aws/engagement-ledger.ts';
import { ContentStoreEnv, KeysEnv, LedgerEnv, SecretsEnv } from '../../shared/aws/environment.ts';
import { ssmKeys } from '../../shared/aws/keys.ts';
import { dynamoLedger } from '../../shared/aws/ledger.ts';
import { ssmSecrets } from '../../shared/aws/secrets.ts';
import { pageReader } from '../../shared/channels/page-reader.ts';
import { platformAddresses } from '../../shared/channels/platform-addresses.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { lambdaLog } from '../../shared/runtime/log.ts';
import type { SummarizePorts } from './summarize.ts';

export const env = z.object({ ...LedgerEnv.shape, ...ContentStoreEnv.shape, ...KeysEnv.shape, ...SecretsEnv.shape });

/** What this function is given on AWS; the permissions to it are granted in infra/civic-stack.ts. */
export function openAws(): SummarizePorts {
  const given = env.parse(process.env);
  const client = new DynamoDBClient();
  return {
    clock: systemClock(),
    ledger: dynamoLedger(client, given.LEDGER_TABLE),
    contentStore: s3ContentStore({ bucket: given.CONTENT_BUCKET }),
    engagement: dynamoEngagement(client, given.LEDGER_TABLE),
    keys: ssmKeys(given),
    pages: pageReader({ secrets: ssmSecrets(given), ...platformAddresses(process.env), platforms: 'real' }),
    log: lambdaLog,
  };
}
