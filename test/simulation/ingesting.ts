import { type EnterPorts, enter } from '../../functions/ingest/enter.ts';
import type { Entry } from '../../shared/domain/delivery.ts';
import { type Instant, MINUTE_MS, plus, SECOND_MS } from '../../shared/domain/instant.ts';
import type { DeliveryQueue } from '../../shared/ports.ts';
import type { PlannedPost } from './posts.ts';
import type { Random } from './random.ts';
import type { Timeline } from './timeline.ts';
import type { Ended, Worker } from './worker.ts';

/** The content folder: what people put there is planned, as often as it takes. */
export interface Folder {
  /** Puts another version of a post there, or (null) takes it out. */
  put(entry: Entry, changed: Entry | null): void;
}

export interface Ingesting {
  readonly time: Timeline;
  readonly random: Random;
  readonly start: (
    name: string,
    run: (ports: EnterPorts & { readonly queue: DeliveryQueue }, worker: Worker) => Promise<unknown>,
    ended: (how: Ended) => void,
  ) => void;
  readonly schedule: (slot: Instant) => void;
}

/** A slot this near is queued at once. */
const SKIPS_SCHEDULER_MS = 3 * MINUTE_MS;
const AGAIN_MS = 5 * SECOND_MS;
const APPROVALS_NEEDED = 2;

/** Has every campaign entered, and entered again whenever it changes; some of it twice at once. */
export function ingesting(wanted: readonly PlannedPost[], { time, random, start, schedule }: Ingesting): Folder {
  const entries = new Map(wanted.map(({ entry }) => [entry.id, entry]));
  const names = new Map<string, Entry['id'][]>();
  for (const { entry } of wanted) names.set(entry.campaign, [...(names.get(entry.campaign) ?? []), entry.id]);

  const ingest = (campaign: string): void =>
    start(
      'ingest',
      async ({ clock, ledger, queue }, worker) => {
        const before = await ledger.campaign(campaign);
        const wish = (names.get(campaign) ?? []).flatMap((id) => entries.get(id) ?? []);
        await worker.sleep(random.between(100, 2_000));
        const asked = { entries: wish, drafts: [], broken: [], redated: [] };
        const entered = await enter(before, asked, APPROVALS_NEEDED, { clock, ledger });
        if (entered === 'superseded') throw new Error('somebody entered a newer plan');
        const soon = plus(clock.now(), SKIPS_SCHEDULER_MS);
        await queue.send(entered.due.filter(({ dueAt }) => dueAt <= soon));
        const slots = new Set(entered.due.filter(({ dueAt }) => dueAt > soon).map(({ dueAt }) => dueAt));
        for (const slot of slots) await worker.call(20, () => schedule(slot));
      },
      (how) => {
        if (how !== 'done') time.after(AGAIN_MS, () => ingest(campaign));
      },
    );

  for (const campaign of names.keys()) {
    time.after(random.between(0, MINUTE_MS), () => ingest(campaign));
    if (random.chance(0.1)) time.after(random.between(0, MINUTE_MS), () => ingest(campaign));
  }
  return {
    put({ id, campaign }, changed) {
      if (changed) entries.set(id, changed);
      else entries.delete(id);
      ingest(campaign);
    },
  };
}
