import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ContentChanged, contentChanged } from '../../functions/ingest/content-changed.ts';
import type { IngestPorts } from '../../functions/ingest/ingest.ts';
import type { Content } from '../../shared/domain/content/content.ts';
import { isForReaders } from '../../shared/domain/content/content.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { type Instant, plus, SECOND_MS } from '../../shared/domain/instant.ts';
import { testClock } from '../fakes/clock.ts';
import { memoryContent } from '../fakes/content-store.ts';
import { memoryEngagement } from '../fakes/engagement-ledger.ts';
import { memoryLedger } from '../fakes/ledger.ts';
import { testLog } from '../fakes/log.ts';
import { memoryModerators } from '../fakes/moderator-book.ts';
import { memorySubscriptions } from '../fakes/subscription-book.ts';

const SAMPLE = join(import.meta.dirname, '..', '..', 'content');
const BATCH = 10;
export const QUIET_MS = 60 * SECOND_MS;

/** The sample's files, by path, without its guide. */
export const SAMPLE_FILES: ReadonlyMap<string, Uint8Array> = new Map(
  readdirSync(SAMPLE, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => [path.slice(SAMPLE.length + 1), new Uint8Array(readFileSync(path))] as const)
    .filter(([path]) => path.includes('/') && !isForReaders(path)),
);

/** A bucket whose changes are told as on AWS: each at once, and once more after the quiet period. */
export function uploading(start: Instant) {
  const clock = testClock(start);
  const contentStore = memoryContent();
  const ledger = memoryLedger();
  const log = testLog();
  const reports: Content[] = [];
  let fails = 0;
  let kept = 0;
  let isReadOnly = false;
  const ports: IngestPorts = {
    clock,
    contentStore: {
      ...contentStore,
      async list() {
        fails -= 1;
        if (fails >= 0) throw new Error('S3 is not there');
        return contentStore.list();
      },
      async keepReport(folder, page) {
        if (isReadOnly) throw Object.assign(new Error('read-only'), { code: 'EROFS' });
        if ((await contentStore.report(folder)) !== page) kept += 1;
        await contentStore.keepReport(folder, page);
      },
    },
    preparePhoto: async (bytes) => ({
      kind: 'photo',
      bytes,
      photo: { sha256: sha256(bytes), bytes: bytes.length, width: 2, height: 2, contentType: 'image/jpeg' },
    }),
    ledger,
    engagement: memoryEngagement(),
    moderators: memoryModerators(),
    subscriptions: memorySubscriptions(),
    reach: { publicUrl: 'https://go.example.net' },
    scheduler: { set: async () => {} },
    queue: { send: async () => {} },
    report: async (content) => void reports.push(content),
    log,
  };
  const delayed: { at: Instant; body: string }[] = [];

  async function tell(key: string, kind: 'Object Created' | 'Object Deleted'): Promise<void> {
    // S3 tells moments to the second.
    const time = `${clock.now().slice(0, 19)}Z`;
    const event = { source: 'aws.s3', 'detail-type': kind, time, detail: { object: { key } } };
    await contentChanged(ContentChanged.parse(event), ports);
    delayed.push({ at: plus(clock.now(), QUIET_MS), body: JSON.stringify(event) });
  }

  return {
    clock,
    ledger,
    log,
    reports,
    files: contentStore.files,

    async put(key: string, bytes = SAMPLE_FILES.get(key)): Promise<void> {
      if (!bytes) throw new Error(`The sample has no ${key}`);
      contentStore.files.set(key, bytes);
      await tell(key, 'Object Created');
    },

    async remove(key: string): Promise<void> {
      contentStore.files.delete(key);
      await tell(key, 'Object Deleted');
    },

    /** What is answered to messages with these bodies. */
    batch: (...bodies: readonly string[]) =>
      contentChanged({ Records: bodies.map((body, index) => ({ messageId: String(index), body })) }, ports),

    /** How often a report came to say something else. */
    kept: () => kept,
    reportedFolders: () => contentStore.reports(),

    /** Nothing can be written into the folder. */
    refuseReports(): void {
      isReadOnly = true;
    },

    /** The next readings that are tried fail. */
    fail(times: number): void {
      fails = times;
    },

    /** Lets time pass; what comes again meanwhile is handed over in batches, and again a minute later if that fails. */
    async pass(ms: number): Promise<void> {
      const end = plus(clock.now(), ms);
      for (;;) {
        delayed.sort((a, b) => (a.at < b.at ? -1 : 1));
        const [next] = delayed;
        if (!next || next.at > end) break;
        if (next.at > clock.now()) clock.set(next.at);
        const due = delayed.filter(({ at }) => at <= clock.now());
        delayed.splice(0, due.length);
        for (let from = 0; from < due.length; from += BATCH) {
          const batch = due.slice(from, from + BATCH);
          const Records = batch.map(({ body }, index) => ({ messageId: String(index), body }));
          await contentChanged({ Records }, ports).catch(() => {
            for (const { body } of batch) delayed.push({ at: plus(clock.now(), QUIET_MS), body });
          });
        }
      }
      clock.set(end);
    },

    async deliveries(): Promise<Delivery[]> {
      const campaigns = await ledger.campaigns();
      return (await Promise.all(campaigns.map(({ campaign }) => ledger.deliveriesOf(campaign)))).flat();
    },
  };
}
