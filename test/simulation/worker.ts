import { epochMs, type Instant, instantOf, plus, SECOND_MS } from '../../shared/domain/instant.ts';
import type { Clock } from '../../shared/ports.ts';
import type { Fate } from './faults.ts';
import type { Timeline } from './timeline.ts';

/** What the platforms' clocks show when the simulation begins. */
export const BEGINNING = '2027-01-09T00:00:00.000Z' as Instant;
const BEGINNING_MS = epochMs(BEGINNING);

/** What a right clock shows. */
export function instantAt(ms: number): Instant {
  return instantOf(BEGINNING_MS + Math.floor(ms));
}

export function msOf(instant: Instant): number {
  return epochMs(instant) - BEGINNING_MS;
}

export type Ended = 'done' | 'failed' | 'died';

/** One invocation of a function: all that it knows is lost when it dies. */
export interface Worker {
  readonly name: string;
  readonly clock: Clock;
  readonly skewMs: number;
  /** Waits, if it lives and is not paused. */
  sleep(ms: number): Promise<void>;
  /** Something outside that takes a while. It may die before it, or after it and before it learns of it. */
  call<Answer>(ms: number, act: () => Answer | Promise<Answer>): Promise<Answer>;
  die(): Promise<never>;
  /** Resolves when it next calls anybody, or has ended. */
  goesOn(): Promise<void>;
}

/** A new one each time, so that what waits for it can be forgotten. */
const never = () => new Promise<never>(() => {});
const LONGEST_WAIT_MS = 5 * SECOND_MS;

/**
 * Runs a use case as a process of its own. One that died never goes on: what it waits for is never answered. One that
 * was paused goes on minutes later as if nothing had happened.
 *
 * @param offMs how far this machine's clock is off now, for every process on it
 */
export function startWorker(
  name: string,
  fate: Fate,
  { time, offMs }: { readonly time: Timeline; readonly offMs: () => number },
  run: (worker: Worker) => Promise<unknown>,
  whenEnded: (how: Ended) => void,
): void {
  let points = 0;
  let isDead = false;
  let pausedUntilMs = 0;
  let waiting: (() => void)[] = [];
  const wentOn = () => {
    for (const tell of waiting) tell();
    waiting = [];
  };
  const end = (how: Ended) => {
    if (isDead) return;
    isDead = true;
    whenEnded(how);
    wentOn();
  };
  const die = () => {
    end('died');
    return never();
  };
  const alive = async () => {
    while (!isDead && time.nowMs() < pausedUntilMs) await time.sleep(pausedUntilMs - time.nowMs());
    return isDead ? never() : undefined;
  };
  const sleep = async (ms: number) => {
    wentOn();
    await time.sleep(ms);
    if (isDead || time.nowMs() < pausedUntilMs) await alive();
  };
  /** An await point: here is where it dies, or is paused. */
  const reach = (): Promise<unknown> | null => {
    points += 1;
    if (points === fate.diesAt) return die();
    if (points !== fate.pausedAt) return null;
    pausedUntilMs = time.nowMs() + fate.pausedMs;
    return alive();
  };
  const now = () => instantAt(time.nowMs() + fate.skewMs + offMs());

  const worker: Worker = {
    name,
    skewMs: fate.skewMs,
    clock: {
      now,
      async until(instant, stop) {
        while (!stop?.aborted && now() < instant)
          await sleep(Math.min(epochMs(instant) - epochMs(now()), LONGEST_WAIT_MS));
      },
      afterReal: (ms) => plus(now(), ms),
      monotonicMs: () => time.nowMs(),
    },
    sleep,
    async call(ms, act) {
      await sleep(ms);
      await reach();
      const answer = await act();
      await reach();
      return answer;
    },
    die,
    goesOn: () => (isDead ? Promise.resolve() : new Promise((resolve) => void waiting.push(resolve))),
  };
  run(worker).then(
    () => end('done'),
    () => end('failed'),
  );
}
