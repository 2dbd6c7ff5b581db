import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { hasModerators } from '../../shared/actions/moderators.ts';
import { peopleOf } from '../../shared/actions/people.ts';
import { tellStaff } from '../../shared/actions/staff.ts';
import { s3ContentStore } from '../../shared/aws/content-store.ts';
import { dynamoEngagement } from '../../shared/aws/engagement-ledger.ts';
import { ContentStoreEnv, KeysEnv, LedgerEnv, SecretsEnv } from '../../shared/aws/environment.ts';
import { ssmKeys } from '../../shared/aws/keys.ts';
import { dynamoLedger } from '../../shared/aws/ledger.ts';
import { dynamoModerators } from '../../shared/aws/moderator-book.ts';
import { ssmSecrets } from '../../shared/aws/secrets.ts';
import { dynamoSessions } from '../../shared/aws/session-book.ts';
import { dynamoStaff } from '../../shared/aws/staff-book.ts';
import { dynamoSubscriptions } from '../../shared/aws/subscription-book.ts';
import { speakingBot } from '../../shared/channels/bot.ts';
import { callersOf } from '../../shared/channels/callers.ts';
import { platformAddresses } from '../../shared/channels/platform-addresses.ts';
import { staffBot } from '../../shared/channels/staff-bot.ts';
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
  const clock = systemClock();
  const staff = dynamoStaff(client, given.LEDGER_TABLE);
  const people = peopleOf(secrets, { onLaptop: false, clock, sessions: dynamoSessions(client, given.LEDGER_TABLE) });
  const keys = ssmKeys(given);
  const addresses = platformAddresses(process.env);
  const contentStore = s3ContentStore({ bucket: given.CONTENT_BUCKET });
  const media = (sha256: Parameters<typeof contentStore.kept>[1]) => contentStore.kept('media', sha256);
  const staffsBot = staffBot({ secrets, platforms: 'real', ...addresses, media });
  return {
    clock,
    contentStore,
    ledger: dynamoLedger(client, given.LEDGER_TABLE),
    engagement: dynamoEngagement(client, given.LEDGER_TABLE),
    moderators,
    subscriptions: dynamoSubscriptions(client, given.LEDGER_TABLE),
    channels: channelStandings({
      secrets,
      platforms: 'real',
      hasModerators: (communities) => hasModerators(communities, moderators),
    }),
    staff,
    people,
    keys,
    callers: callersOf(secrets),
    bot: speakingBot({ secrets, platforms: 'real', ...addresses }),
    tell: tellStaff({ clock, staff, people, keys, bot: staffsBot, log: lambdaLog }),
    log: lambdaLog,
  };
}
