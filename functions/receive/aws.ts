import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { hasModerators } from '../../shared/actions/moderators.ts';
import { peopleOf } from '../../shared/actions/people.ts';
import { s3ContentStore } from '../../shared/aws/content-store.ts';
import { dynamoEngagement } from '../../shared/aws/engagement-ledger.ts';
import { ContentStoreEnv, KeysEnv, LedgerEnv, SecretsEnv } from '../../shared/aws/environment.ts';
import { ssmKeys } from '../../shared/aws/keys.ts';
import { dynamoLedger } from '../../shared/aws/ledger.ts';
import { dynamoModerators } from '../../shared/aws/moderator-book.ts';
import { ssmSecrets } from '../../shared/aws/secrets.ts';
import { dynamoStaff } from '../../shared/aws/staff-book.ts';
import { callersOf } from '../../shared/channels/callers.ts';
import { channelStandings } from '../../shared/channels/standing.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { lambdaLog } from '../../shared/runtime/log.ts';
import type { ReceivePorts } from './app.ts';

export const env = z.object({ ...LedgerEnv.shape, ...ContentStoreEnv.shape, ...KeysEnv.shape, ...SecretsEnv.shape });

/** What this function is given on AWS; the permissions to it are granted in infra/civic-stack.ts. */
export function openAws(): ReceivePorts {
  const given = env.parse(process.env);
  const client = new DynamoDBClient();
  const secrets = ssmSecrets(given);
  const moderators = dynamoModerators(client, given.LEDGER_TABLE);
  return {
    clock: systemClock(),
    ledger: dynamoLedger(client, given.LEDGER_TABLE),
    engagement: dynamoEngagement(client, given.LEDGER_TABLE),
    moderators,
    channels: channelStandings({
      secrets,
      platforms: 'real',
      hasModerators: (communities) => hasModerators(communities, moderators),
    }),
    staff: dynamoStaff(client, given.LEDGER_TABLE),
    people: peopleOf(secrets, { onLaptop: false }),
    keys: ssmKeys(given),
    contentStore: s3ContentStore({ bucket: given.CONTENT_BUCKET }),
    callers: callersOf(secrets),
    log: lambdaLog,
  };
}
