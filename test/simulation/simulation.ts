import { prepare } from '../../functions/prepare/prepare.ts';
import { publish } from '../../functions/publish/publish.ts';
import { reconcile } from '../../functions/reconcile/reconcile.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS, SECOND_MS } from '../../shared/domain/instant.ts';
import type { Sha256 } from '../../shared/domain/message.ts';
import type { Due } from '../../shared/ports.ts';
import { noModerators } from '../fakes/a-moderator.ts';
import { type Faults, randomFaults } from './faults.ts';
import { indexedLedger } from './indexed-ledger.ts';
import { ingesting } from './ingesting.ts';
import type { Mix } from './mix.ts';
import { bookOf, moderatorsOf } from './moderators.ts';
import { peopleActing } from './people.ts';
import { type Platform, platform } from './platform.ts';
import { type Asked, addressOfChannel, CHANNELS_OF_A_KIND, isDiscussed, type PlannedPost, planned } from './posts.ts';
import { deliveryQueue } from './queue.ts';
import { type Random, randomly } from './random.ts';
import { timeline } from './timeline.ts';
import { type Witness, witness } from './witness.ts';
import { type Ended, instantAt, msOf, startWorker, type Worker } from './worker.ts';
import { type Inside, portsOf, type WorkerPorts } from './worker-ports.ts';

export interface Setting {
  readonly seed: number;
  readonly mix: Mix;
  readonly posts: (random: Random) => readonly Asked[];
  /** How many a moderator is promised at most. */
  readonly packsPerWeek?: number;
  /** What goes wrong otherwise than by chance. */
  readonly faults?: Partial<Faults>;
  /** How far the machine's clock is off at a moment. */
  readonly offMs?: (nowMs: number) => number;
  /** Deliveries of which everything that happens is told. */
  readonly watched?: { readonly ids: readonly string[]; readonly tell: (line: string) => void };
}

/** How everything stands when nothing will change any more. */
export interface Simulated {
  readonly wanted: readonly PlannedPost[];
  readonly deliveries: readonly Delivery[];
  readonly platform: Platform;
  readonly witness: Witness;
  /** Of a community's moderators, by the name of the community. */
  readonly moderators: ReadonlyMap<string, readonly string[]>;
  readonly packsPerWeek: number;
}

/** More than anybody is sent in a month that lasts some hours. */
const NO_LIMIT = 1_000;
/** As a laptop does; on AWS it is every minute. */
const RECONCILE_EVERY_MS = 10 * SECOND_MS;
/** By then whatever was moved, and whoever was paused, has gone on. */
const ALL_BEGUN_MS = HOUR_MS;
const ASLEEP_MS = 10 * MINUTE_MS;
/** Nobody looks for anything later than a day after its last claim. */
const AFTER_THE_LAST_MS = DAY_MS + 3 * HOUR_MS;
/** A schedule rings somewhere in a minute, and early. */
const RINGS_EARLY_MS = [10 * SECOND_MS, 70 * SECOND_MS] as const;
/** Lambda runs again what failed. */
const RUN_AGAIN_MS = MINUTE_MS;
const RUNS = 3;

/** Lives through a month of posts in a few hours of virtual time: the real use cases, and a world that fails them. */
export async function simulate(setting: Setting): Promise<Simulated> {
  const { seed, mix, posts, packsPerWeek = NO_LIMIT, faults: own, offMs, watched } = setting;
  const random = randomly(seed);
  const wanted = planned(posts(random));
  const faults = { ...randomFaults(mix, random), ...own };
  const time = timeline();
  const seen = witness();
  const trace = (id: unknown, text: () => string) => {
    if (typeof id === 'string' && watched?.ids.includes(id))
      watched.tell(`${instantAt(time.nowMs())}  ${id.slice(0, 4)}  ${text()}`);
  };
  const ledger = indexedLedger((delivery) => {
    seen.wrote(delivery, time.nowMs());
    trace(delivery.id, () => `rev ${delivery.rev}: ${delivery.events.at(-1)?.type} -> ${delivery.state.status}`);
  });
  const versions = wanted.flatMap((post) => [post, post.reworded]);
  const bytes = new Map(versions.map((version) => [version.entry.message, version.bytes]));
  const moderators = moderatorsOf(wanted);
  const lastSlotMs = Math.max(...wanted.map(({ entry }) => msOf(entry.at)));
  const endMs = lastSlotMs + AFTER_THE_LAST_MS;

  const channels = Array.from({ length: CHANNELS_OF_A_KIND }, (_, number) => number).filter(isDiscussed);
  const inside: Inside = {
    ...{ time, random, faults, ledger, trace },
    platform: platform(),
    witness: seen,
    discussed: new Set(channels.map((channel) => addressOfChannel('telegram_channel', channel))),
    contentStore: { kept: async (_area, hash: Sha256) => bytes.get(hash) ?? missing(hash) },
    ...noModerators(),
    moderators: await bookOf(moderators, packsPerWeek),
    enqueue: (dues) => enqueue(dues),
  };
  const start = (
    name: string,
    run: (ports: WorkerPorts, worker: Worker) => Promise<unknown>,
    ended: (how: Ended) => void = () => {},
  ) => {
    const machine = { time, offMs: () => offMs?.(time.nowMs()) ?? 0 };
    startWorker(name, faults.invocation(name), machine, (worker) => run(portsOf(worker, inside), worker), ended);
  };

  let number = 0;
  const enqueue: (dues: readonly Due[]) => void = deliveryQueue(time, faults, random, (due, ended) => {
    number += 1;
    const name = `publish ${number}`;
    trace(due.id, () => `${name} is given it`);
    start(
      name,
      (ports) => publish(due, ports),
      (how) => {
        trace(due.id, () => `${name} ${how}`);
        const delivery = ledger.peek(due.id);
        if (how === 'died' && delivery) seen.died(delivery, inside, time.nowMs());
        ended(how);
      },
    );
  });

  const prepareSlot = (slot: Instant, runs = 1): void =>
    start(
      'prepare',
      (ports) => prepare({ slot }, ports),
      (how) => {
        if (how !== 'done' && runs < RUNS) time.after(RUN_AGAIN_MS, () => prepareSlot(slot, runs + 1));
      },
    );
  const schedules = new Set<Instant>();
  const schedule = (slot: Instant) => {
    if (schedules.has(slot)) return;
    schedules.add(slot);
    const fault = faults.slot();
    if (fault === 'never') return;
    const rings = () => {
      const lateMs = fault === 'late' ? random.between(MINUTE_MS, 5 * MINUTE_MS) : 0;
      time.after(msOf(slot) - random.between(...RINGS_EARLY_MS) + lateMs - time.nowMs(), () => prepareSlot(slot));
    };
    rings();
    if (fault === 'twice') rings();
  };

  /** Long after the last post nothing comes but what already waits: then there is nothing to do until its moment. */
  const idleMs = () => {
    const next = ledger.nextMoment();
    const untilMs = next === null ? endMs : msOf(next);
    return time.nowMs() > lastSlotMs + ALL_BEGUN_MS ? untilMs - time.nowMs() : 0;
  };
  const tick = () => {
    const fault = faults.timer();
    if (fault !== 'never' && fault !== 'asleep') start('reconcile', reconcile);
    if (fault === 'twice') start('reconcile', reconcile);
    const waitMs = fault === 'asleep' ? ASLEEP_MS : Math.max(RECONCILE_EVERY_MS, idleMs());
    if (time.nowMs() + waitMs < endMs) time.after(waitMs, tick);
  };
  time.after(RECONCILE_EVERY_MS, tick);
  const folder = ingesting(wanted, { ...inside, start, schedule });
  peopleActing(wanted, mix.people, { ...inside, folder, start });

  await time.run(endMs);
  const deliveries = [...ledger.all()];
  return { wanted, deliveries, platform: inside.platform, witness: seen, moderators, packsPerWeek };
}

function missing(hash: Sha256): never {
  throw new Error(`Nothing was kept as ${hash}`);
}
