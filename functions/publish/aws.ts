import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { s3ContentStore } from '../../shared/aws/content-store.ts';
import { ContentStoreEnv, LedgerEnv, SecretsEnv } from '../../shared/aws/environment.ts';
import { dynamoLedger } from '../../shared/aws/ledger.ts';
import { ssmSecrets } from '../../shared/aws/secrets.ts';
import { openChannels } from '../../shared/channels/open.ts';
import { platformAddresses } from '../../shared/channels/platform-addresses.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { lambdaLog } from '../../shared/runtime/log.ts';
import type { PublishPorts } from './publish.ts';

export const env = z.object({ ...LedgerEnv.shape, ...ContentStoreEnv.shape, ...SecretsEnv.shape });

/** What this function is given on AWS; the permissions to it are granted in infra/civic-stack.ts. */
export function openAws(): PublishPorts {
  const given = env.parse(process.env);
  const clock = systemClock();
  const contentStore = s3ContentStore({ bucket: given.CONTENT_BUCKET });
  const secrets = ssmSecrets(given);
  const media = (sha256: Parameters<typeof contentStore.kept>[1]) => contentStore.kept('media', sha256);
  return {
    clock,
    contentStore,
    ledger: dynamoLedger(new DynamoDBClient(), given.LEDGER_TABLE),
    channels: openChannels({ secrets, ...platformAddresses(process.env), platforms: 'real', media, clock }),
    log: lambdaLog,
  };
}
