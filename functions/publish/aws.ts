import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { hasModerators, receiverOf } from '../../shared/actions/moderators.ts';
import { peopleOf } from '../../shared/actions/people.ts';
import { tellStaff } from '../../shared/actions/staff.ts';
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
import { openChannels } from '../../shared/channels/open.ts';
import { platformAddresses } from '../../shared/channels/platform-addresses.ts';
import { staffBot } from '../../shared/channels/staff-bot.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { lambdaLog } from '../../shared/runtime/log.ts';
import type { PublishPorts } from './publish.ts';

export const env = z.object({
  ...LedgerEnv.shape,
  ...ContentStoreEnv.shape,
  ...DeliveryQueueEnv.shape,
  ...KeysEnv.shape,
  ...SecretsEnv.shape,
});

/** What this function is given on AWS; the permissions to it are granted in infra/civic-stack.ts. */
export function openAws(): PublishPorts {
  const given = env.parse(process.env);
  const clock = systemClock();
  const contentStore = s3ContentStore({ bucket: given.CONTENT_BUCKET });
  const secrets = ssmSecrets(given);
  const client = new DynamoDBClient();
  const moderators = dynamoModerators(client, given.LEDGER_TABLE);
  const keys = ssmKeys(given);
  const people = peopleOf(secrets, { onLaptop: false, clock, sessions: dynamoSessions(client, given.LEDGER_TABLE) });
  const media = (sha256: Parameters<typeof contentStore.kept>[1]) => contentStore.kept('media', sha256);
  const bot = staffBot({ secrets, platforms: 'real', ...platformAddresses(process.env), media });
  return {
    clock,
    contentStore,
    ledger: dynamoLedger(client, given.LEDGER_TABLE),
    moderators,
    engagement: dynamoEngagement(client, given.LEDGER_TABLE),
    queue: sqsDeliveryQueue(given, clock),
    channels: openChannels({
      secrets,
      ...platformAddresses(process.env),
      platforms: 'real',
      media,
      clock,
      hasModerators: (communities) => hasModerators(communities, moderators),
      receiverOf: (code) => receiverOf(code, { moderators, keys }),
    }),
    tell: tellStaff({ clock, staff: dynamoStaff(client, given.LEDGER_TABLE), people, keys, bot, log: lambdaLog }),
    log: lambdaLog,
  };
}
