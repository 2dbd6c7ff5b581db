import type { PublishPorts } from '../../functions/publish/publish.ts';
import { peopleOf } from '../../shared/actions/people.ts';
import { unsignedClient } from '../../shared/aws/dynamodb-client.ts';
import { dynamoLedger } from '../../shared/aws/ledger.ts';
import { createLedgerTable } from '../../shared/aws/ledger-table.ts';
import { callersOf } from '../../shared/channels/callers.ts';
import { openChannels } from '../../shared/channels/open.ts';
import { platformAddresses } from '../../shared/channels/platform-addresses.ts';
import { plus } from '../../shared/domain/instant.ts';
import type { Secrets } from '../../shared/domain/secrets.ts';
import { contentFolder } from '../../shared/local/content-folder.ts';
import { secretsFile } from '../../shared/local/secrets-file.ts';
import type { Callers, Clock, ContentStore, Ledger, Log, People } from '../../shared/ports.ts';
import { LEDGER_TABLE } from '../pipeline.ts';
import { keepToPlatforms } from './data-folder.ts';
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

export interface LocalPorts extends PublishPorts {
  readonly ledger: Ledger;
  readonly contentStore: ContentStore;
  readonly people: People;
  readonly callers: Callers;
  readonly platforms: 'sandbox' | 'real';
}

const TABLE = 'civicast';

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
  const contentStore = contentFolder(content, data);
  // Read once to say at the start what is wrong with it; read again whenever it is needed, so that a new token counts.
  const platforms = platformsFor(await secretsFile(env.CIVICAST_SECRETS), env);
  keepToPlatforms(data, platforms);
  const secrets = () => secretsFile(env.CIVICAST_SECRETS);
  const addresses =
    platforms === 'real'
      ? platformAddresses(env)
      : { facebookUrl: `${ownUrl}/sandbox/facebook`, telegramUrl: `${ownUrl}/sandbox/telegram` };
  const channels = openChannels({
    secrets,
    platforms,
    ...addresses,
    media: (hash) => contentStore.kept('media', hash),
    // A wait that the sandbox names is in its own time, which is this clock's; a real platform's is in real time.
    clock: platforms === 'sandbox' ? { ...clock, afterReal: (ms) => plus(clock.now(), ms) } : clock,
  });
  return {
    clock,
    log,
    contentStore,
    ledger: dynamoLedger(client, TABLE),
    channels: platforms === 'sandbox' ? withSandboxPermalinks(channels, ownUrl) : channels,
    people: peopleOf(secrets, { onLaptop: !env.CIVICAST_PUBLIC_URL }),
    callers: callersOf(secrets),
    platforms,
  };
}

/** Once any real token or another platform is named, nothing is a sample any more: channels without a token wait. */
function platformsFor({ channels, telegram }: Secrets, env: Env): 'sandbox' | 'real' {
  const hasToken = Object.keys(channels).length > 0 || telegram.botToken !== undefined;
  return hasToken || env.FACEBOOK_API_URL || env.TELEGRAM_API_URL ? 'real' : 'sandbox';
}
