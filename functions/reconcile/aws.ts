import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { isTaken } from '../../shared/actions/is-taken.ts';
import { hasModerators, receiverOf } from '../../shared/actions/moderators.ts';
import { peopleOf } from '../../shared/actions/people.ts';
import { teamOf, tellStaff } from '../../shared/actions/staff.ts';
import { s3ContentStore } from '../../shared/aws/content-store.ts';
import { sqsDeliveryQueue } from '../../shared/aws/delivery-queue.ts';
import { dynamoEngagement } from '../../shared/aws/engagement-ledger.ts';
import { ContentStoreEnv, DeliveryQueueEnv, KeysEnv, LedgerEnv, SecretsEnv } from '../../shared/aws/environment.ts';
import { ssmKeys } from '../../shared/aws/keys.ts';
import { dynamoLedger } from '../../shared/aws/ledger.ts';
import { dynamoModerators } from '../../shared/aws/moderator-book.ts';
import { ssmSecrets } from '../../shared/aws/secrets.ts';
import { dynamoSessions } from '../../shared/aws/session-book.ts';
import { dynamoStaff } from '../../shared/aws/staff-book.ts';
import { dynamoSubscriptions } from '../../shared/aws/subscription-book.ts';
import { speakingBot } from '../../shared/channels/bot.ts';
import { openChannels } from '../../shared/channels/open.ts';
import { platformAddresses } from '../../shared/channels/platform-addresses.ts';
import { staffBot } from '../../shared/channels/staff-bot.ts';
import { tipBot } from '../../shared/channels/tip-bot.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { lambdaLog } from '../../shared/runtime/log.ts';
import type { ReconcilePorts } from './reconcile.ts';

export const env = z.object({
  ...LedgerEnv.shape,
  ...ContentStoreEnv.shape,
  ...DeliveryQueueEnv.shape,
  ...KeysEnv.shape,
  ...SecretsEnv.shape,
});

/** What this function is given on AWS; the permissions to it are granted in infra/civic-stack.ts. */
export function openAws(): ReconcilePorts {
  const given = env.parse(process.env);
  const clock = systemClock();
  const client = new DynamoDBClient();
  const ledger = dynamoLedger(client, given.LEDGER_TABLE);
  const moderators = dynamoModerators(client, given.LEDGER_TABLE);
  const engagement = dynamoEngagement(client, given.LEDGER_TABLE);
  const contentStore = s3ContentStore({ bucket: given.CONTENT_BUCKET });
  const keys = ssmKeys(given);
  const secrets = ssmSecrets(given);
  const people = peopleOf(secrets, { onLaptop: false, clock, sessions: dynamoSessions(client, given.LEDGER_TABLE) });
  const media = (sha256: Parameters<typeof contentStore.kept>[1]) => contentStore.kept('media', sha256);
  const bot = staffBot({ secrets, platforms: 'real', ...platformAddresses(process.env), media });
  const team = { clock, staff: dynamoStaff(client, given.LEDGER_TABLE), people, keys, bot, log: lambdaLog };
  return {
    clock,
    ledger,
    contentStore,
    queue: sqsDeliveryQueue(given, clock),
    channels: openChannels({
      secrets,
      ...platformAddresses(process.env),
      platforms: 'real',
      media,
      clock,
      hasModerators: (communities) => hasModerators(communities, moderators),
      receiverOf: (code) => receiverOf(code, { moderators, keys }),
      isTaken: isTaken(ledger),
      forwards: engagement.forwards,
    }),
    moderators,
    figures: engagement,
    subscriptions: dynamoSubscriptions(client, given.LEDGER_TABLE),
    tips: tipBot({ secrets, platforms: 'real', ...platformAddresses(process.env), media, clock }),
    keys,
    bot: speakingBot({ secrets, platforms: 'real', ...platformAddresses(process.env) }),
    tell: tellStaff(team),
    team: () => teamOf(team),
    log: lambdaLog,
  };
}
