import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { PublishPorts } from '../../functions/publish/publish.ts';
import { isTaken } from '../../shared/actions/is-taken.ts';
import { hasModerators, receiverOf } from '../../shared/actions/moderators.ts';
import { peopleOf } from '../../shared/actions/people.ts';
import { teamOf, tellStaff } from '../../shared/actions/staff.ts';
import type {
  Callers,
  EngagementLedger,
  Keys,
  ModeratorBook,
  PageReader,
  StaffBook,
} from '../../shared/answer-ports.ts';
import { unsignedClient } from '../../shared/aws/dynamodb-client.ts';
import { dynamoEngagement } from '../../shared/aws/engagement-ledger.ts';
import { dynamoLedger } from '../../shared/aws/ledger.ts';
import { createLedgerTable } from '../../shared/aws/ledger-table.ts';
import { dynamoModerators } from '../../shared/aws/moderator-book.ts';
import { dynamoSessions } from '../../shared/aws/session-book.ts';
import { dynamoStaff } from '../../shared/aws/staff-book.ts';
import { dynamoSubscriptions } from '../../shared/aws/subscription-book.ts';
import { type FetchingBot, fetchingBot } from '../../shared/channels/bot.ts';
import { callersOf } from '../../shared/channels/callers.ts';
import { openChannels } from '../../shared/channels/open.ts';
import { pageReader } from '../../shared/channels/page-reader.ts';
import { platformAddresses } from '../../shared/channels/platform-addresses.ts';
import { staffBot } from '../../shared/channels/staff-bot.ts';
import { tipBot } from '../../shared/channels/tip-bot.ts';
import type { Reach } from '../../shared/content/reach.ts';
import { plus } from '../../shared/domain/instant.ts';
import type { Sha256 } from '../../shared/domain/message.ts';
import type { Person } from '../../shared/domain/person.ts';
import type { Secrets } from '../../shared/domain/secrets.ts';
import { contentFolder } from '../../shared/local/content-folder.ts';
import { keyFiles } from '../../shared/local/key-files.ts';
import { secretsFile } from '../../shared/local/secrets-file.ts';
import type { Clock, ContentStore, Ledger, Log } from '../../shared/ports.ts';
import type { Issuer, People, Sessions } from '../../shared/sign-in-ports.ts';
import type { SubscriptionBook, TipSender } from '../../shared/subscription-ports.ts';
import { LEDGER_TABLE } from '../pipeline.ts';
import { keepToPlatforms } from './data-folder.ts';
import { issuerOf } from './issuer-of.ts';
import { withSandboxPermalinks } from './sandbox-permalinks.ts';

/** What `npm start` is told from outside. */
export type Env = Readonly<Record<string, string | undefined>>;

export interface LocalSetting {
  readonly content: string;
  readonly data: string;
  readonly env: Env;
  readonly clock: Clock;
  readonly log: Log;
  readonly databaseUrl: string;
  /** Where this host itself listens: the sandbox platforms are there. */
  readonly ownUrl: string;
}

export interface LocalPorts extends Omit<PublishPorts, 'queue'> {
  readonly ledger: Ledger;
  readonly engagement: EngagementLedger;
  readonly moderators: ModeratorBook;
  readonly subscriptions: SubscriptionBook;
  readonly tips: TipSender;
  readonly staff: StaffBook;
  readonly team: () => Promise<readonly Person[]>;
  readonly keys: Keys;
  readonly contentStore: ContentStore;
  readonly people: People;
  readonly sessions: Sessions;
  readonly issuer: Issuer | null;
  readonly callers: Callers;
  readonly pages: PageReader;
  readonly reach: Reach;
  /** Where the console and the pages of packs are: others reach them only if they reach this host. */
  readonly address: string;
  readonly bot: FetchingBot;
  readonly platforms: 'sandbox' | 'real';
  /** Where the sandbox calls back, and how it proves that it is the sandbox. */
  readonly callbacks: () => Promise<CallbackSetting>;
}

export interface CallbackSetting {
  readonly facebookUrl: string;
  readonly telegramUrl: string;
  readonly appSecret: string;
  readonly webhookSecret: string;
}

export const TABLE = 'civicast';

/** The outside world on a laptop: the ports that openAws opens on AWS. */
export async function openLocal({
  content,
  data,
  env,
  clock,
  log,
  databaseUrl,
  ownUrl,
}: LocalSetting): Promise<LocalPorts> {
  const client = unsignedClient(databaseUrl);
  await createLedgerTable(client, TABLE, LEDGER_TABLE);
  const ledger = dynamoLedger(client, TABLE);
  const engagement = dynamoEngagement(client, TABLE);
  const moderators = dynamoModerators(client, TABLE);
  const subscriptions = dynamoSubscriptions(client, TABLE);
  const staff = dynamoStaff(client, TABLE);
  const keys = keyFiles(join(data, 'keys'));
  const contentStore = contentFolder(content, data, env.CIVICAST_AUTHOR || null);
  // Read once to say at the start what is wrong with it; read again whenever it is needed, so that a new token counts.
  const platforms = platformsFor(await secretsFile(env.CIVICAST_SECRETS), env);
  keepToPlatforms(data, platforms);
  const secrets = () => secretsFile(env.CIVICAST_SECRETS);
  const callerSecrets = platforms === 'sandbox' ? withSandboxSecrets(secrets) : secrets;
  const addresses =
    platforms === 'real'
      ? platformAddresses(env)
      : { facebookUrl: `${ownUrl}/sandbox/facebook`, telegramUrl: `${ownUrl}/sandbox/telegram` };
  const media = (hash: Sha256) => contentStore.kept('media', hash);
  // A wait that the sandbox names is in its own time, which is this clock's; a real platform's is in real time.
  const clockOfPlatforms =
    platforms === 'sandbox' ? { ...clock, afterReal: (ms: number) => plus(clock.now(), ms) } : clock;
  const channels = openChannels({
    secrets,
    platforms,
    ...addresses,
    media,
    clock: clockOfPlatforms,
    hasModerators: (communities) => hasModerators(communities, moderators),
    receiverOf: (code) => receiverOf(code, { moderators, keys }),
    isTaken: isTaken(ledger),
    forwards: engagement.forwards,
  });
  const publicUrl = env.CIVICAST_PUBLIC_URL?.replace(/\/+$/, '') || (platforms === 'sandbox' ? ownUrl : null);
  const address = publicUrl ?? ownUrl;
  const { issuer, ...naming } = issuerOf(env, address, secrets);
  // Nobody picks a role where others can come in, or where a provider says who somebody is.
  const sessions = dynamoSessions(client, TABLE);
  const people = peopleOf(secrets, {
    onLaptop: !env.CIVICAST_PUBLIC_URL && issuer === null,
    clock,
    sessions,
    ...naming,
  });
  const staffsBot = staffBot({ secrets, platforms, ...addresses, media });
  const team = { clock, staff, people, keys, bot: staffsBot, log };
  return {
    clock,
    log,
    contentStore,
    ledger,
    engagement,
    moderators,
    subscriptions,
    tips: tipBot({ secrets, platforms, ...addresses, media, clock: clockOfPlatforms }),
    keys,
    channels: platforms === 'sandbox' ? withSandboxPermalinks(channels, ownUrl) : channels,
    people,
    callers: callersOf(callerSecrets),
    pages: pageReader({ secrets, platforms, ...addresses }),
    reach: { publicUrl },
    address,
    sessions,
    issuer,
    staff,
    bot: fetchingBot({ secrets, platforms, ...addresses }),
    tell: tellStaff(team),
    team: () => teamOf(team),
    platforms,
    async callbacks() {
      const { facebook, telegram } = await callerSecrets();
      const { appSecret = '' } = facebook;
      const { webhookSecret = '' } = telegram;
      const webhooks = `${ownUrl}/webhooks`;
      return { facebookUrl: `${webhooks}/facebook`, telegramUrl: `${webhooks}/telegram`, appSecret, webhookSecret };
    },
  };
}

/** The sandbox proves itself as the platforms do, with secrets that are named, or that nobody knows. */
function withSandboxSecrets(secrets: () => Promise<Secrets>): () => Promise<Secrets> {
  const random = () => randomBytes(24).toString('hex');
  const made = { appSecret: random(), verifyToken: random(), webhookSecret: random() };
  return async () => {
    const { facebook, telegram, ...others } = await secrets();
    const { appSecret, verifyToken, webhookSecret } = made;
    return { ...others, facebook: { appSecret, verifyToken, ...facebook }, telegram: { webhookSecret, ...telegram } };
  };
}

/** Once any real token or another platform is named, nothing is a sample any more: channels without a token wait. */
function platformsFor({ channels, telegram }: Secrets, env: Env): 'sandbox' | 'real' {
  const hasToken = Object.keys(channels).length > 0 || telegram.botToken !== undefined;
  return hasToken || env.FACEBOOK_API_URL || env.TELEGRAM_API_URL ? 'real' : 'sandbox';
}
