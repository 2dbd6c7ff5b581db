import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { hasModerators } from '../../shared/actions/moderators.ts';
import { peopleOf } from '../../shared/actions/people.ts';
import { s3ContentStore } from '../../shared/aws/content-store.ts';
import { sqsDeliveryQueue } from '../../shared/aws/delivery-queue.ts';
import { dynamoEngagement } from '../../shared/aws/engagement-ledger.ts';
import {
  ContentStoreEnv,
  DeliveryQueueEnv,
  KeysEnv,
  LedgerEnv,
  PublicUrlEnv,
  SecretsEnv,
  SignInEnv,
} from '../../shared/aws/environment.ts';
import { ssmKeys } from '../../shared/aws/keys.ts';
import { dynamoLedger } from '../../shared/aws/ledger.ts';
import { dynamoModerators } from '../../shared/aws/moderator-book.ts';
import { ssmSecrets } from '../../shared/aws/secrets.ts';
import { dynamoSessions } from '../../shared/aws/session-book.ts';
import { dynamoStaff } from '../../shared/aws/staff-book.ts';
import { channelStandings } from '../../shared/channels/standing.ts';
import { machineTime, systemClock } from '../../shared/runtime/clock.ts';
import { lambdaLog } from '../../shared/runtime/log.ts';
import { oidcIssuer } from '../../shared/sign-in/issuer.ts';
import type { ConsolePorts } from './app.ts';

export const env = z.object({
  ...LedgerEnv.shape,
  ...ContentStoreEnv.shape,
  ...DeliveryQueueEnv.shape,
  ...SecretsEnv.shape,
  ...KeysEnv.shape,
  ...PublicUrlEnv.shape,
  ...SignInEnv.shape,
});

/** What this function is given on AWS; the permissions to it are granted in infra/civic-stack.ts. */
export function openAws(): ConsolePorts {
  const given = env.parse(process.env);
  const secrets = ssmSecrets(given);
  const client = new DynamoDBClient();
  const moderators = dynamoModerators(client, given.LEDGER_TABLE);
  const clock = systemClock();
  const sessions = dynamoSessions(client, given.LEDGER_TABLE);
  const claimNames = { name: given.OIDC_NAME_CLAIM, groups: given.OIDC_GROUPS_CLAIM, until: given.OIDC_UNTIL_CLAIM };
  const provider = {
    issuer: new URL(given.OIDC_ISSUER),
    clientId: given.OIDC_CLIENT_ID,
    scope: given.OIDC_SCOPE,
    claimNames,
  };
  return {
    clock,
    contentStore: s3ContentStore({ bucket: given.CONTENT_BUCKET }),
    queue: sqsDeliveryQueue(given, clock),
    ledger: dynamoLedger(client, given.LEDGER_TABLE),
    engagement: dynamoEngagement(client, given.LEDGER_TABLE),
    moderators,
    staff: dynamoStaff(client, given.LEDGER_TABLE),
    keys: ssmKeys(given),
    address: given.PUBLIC_URL,
    people: peopleOf(secrets, { onLaptop: false, clock, claimNames, sessions }),
    sessions,
    issuer: oidcIssuer(provider, {
      callback: `${given.PUBLIC_URL}/sign-in/callback`,
      clientSecret: async () => (await secrets()).oidc.clientSecret ?? null,
      now: machineTime,
    }),
    platforms: 'real',
    channels: channelStandings({
      secrets,
      platforms: 'real',
      hasModerators: (communities) => hasModerators(communities, moderators),
    }),
    log: lambdaLog,
  };
}
