import { type IngestPorts, ingest } from '../../functions/ingest/ingest.ts';
import type { Problem } from '../../shared/domain/content/content.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import type { Due } from '../../shared/ports.ts';
import { edit, NOW, sampleFolder, textOf } from '../content/sample-content.ts';
import { testClock } from '../fakes/clock.ts';
import { memoryContent } from '../fakes/content-store.ts';
import { memoryEngagement } from '../fakes/engagement-ledger.ts';
import { memoryLedger } from '../fakes/ledger.ts';
import { testLog } from '../fakes/log.ts';
import { memoryModerators } from '../fakes/moderator-book.ts';
import { memorySubscriptions } from '../fakes/subscription-book.ts';

const PHOTO = { sha256: sha256('a photo'), bytes: 7, width: 2, height: 2, contentType: 'image/jpeg' as const };

/** A different one for each file, as far as its first bytes tell. */
const aPicture = (path: string) => Buffer.concat([new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(path)]);

/** The sample folder, which a test changes as its author would, and what ingest makes of it each time. */
export async function ingested() {
  const folder = sampleFolder();
  const contentStore = memoryContent();
  const clock = testClock(NOW);
  const ledger = memoryLedger();
  const moderators = memoryModerators();
  const problems: Problem[] = [];
  const queued: Due[] = [];
  const ports: IngestPorts = {
    clock,
    contentStore,
    preparePhoto: async (bytes) => ({ kind: 'photo', bytes, photo: PHOTO }),
    ledger,
    engagement: { ...memoryEngagement(), allowHosts: async () => {} },
    moderators,
    subscriptions: memorySubscriptions(),
    reach: { publicUrl: null },
    scheduler: { set: async () => {} },
    queue: { send: async (dues) => void queued.push(...dues) },
    report: async (content) => void problems.splice(0, problems.length, ...content.problems),
    log: testLog(),
  };
  const again = async () => {
    contentStore.files.clear();
    for (const [path, bytes] of folder) contentStore.files.set(path, bytes ?? aPicture(path));
    await ingest(ports);
  };
  await again();
  return {
    ...ports,
    ledger,
    moderators,
    subscriptions: memorySubscriptions(),
    contentStore,
    clock,
    queued,
    problems,
    /** Somebody saves these changes, each of the first occurrence in a file, and the folder is read. */
    async change(...changes: readonly (readonly [file: string, from: string, to: string])[]) {
      for (const change of changes) edit(folder, ...change);
      await again();
    },
    /** Somebody adds a file like another one. */
    async copy(from: string, to: string, changed: (text: string) => string) {
      folder.set(to, Buffer.from(changed(textOf(folder, from))));
      await again();
    },
    /** What is planned of a campaign for one channel, by the names of its posts. */
    async planned(campaign: string, channel: string): Promise<Map<string, Delivery>> {
      const own = (await ledger.deliveriesOf(campaign)).filter((delivery) => delivery.channel === channel);
      return new Map(own.map((delivery) => [delivery.post, delivery]));
    },
  };
}
