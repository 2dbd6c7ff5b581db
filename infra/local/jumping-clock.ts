import { epochMs, HOUR_MS, type Instant, latest, plus } from '../../shared/domain/instant.ts';
import type { Clock } from '../../shared/ports.ts';
import { machineTime, runningClock } from '../../shared/runtime/clock.ts';
import type { FolderClock } from './data-folder.ts';

/** A clock that stands still while anything is in flight, and then jumps to the next moment that somebody waits for. */
export interface JumpingClock extends FolderClock {
  /** The clock stands still until this has ended. */
  readonly during: During;
  /** For what is in flight itself: while it waits for its moment, it is not. */
  readonly ofWork: Clock;
  /** For timers: they go off rarely, some time after their moment is past; the clock never jumps for their sake. */
  readonly ofTimers: Clock;
  /** From now on it runs like any other, and whoever waits goes on waiting. */
  run(): void;
}

export type During = <Result>(work: () => Result | Promise<Result>) => Result | Promise<Result>;

interface Waiter {
  readonly at: Instant;
  readonly stop: AbortSignal | undefined;
  /** Whether the clock may jump to it. */
  readonly drives: boolean;
  readonly resume: () => void;
}

/** Where weeks pass in a minute, every minute would be sixty thousand times. */
const TIMERS_RARER = 60;
const TIMERS_REST_MS = HOUR_MS;

/** Begins at a moment, and jumps only from `start()` on. */
export function jumpingClock(begin: Instant): JumpingClock {
  const waiters = new Set<Waiter>();
  let now = begin;
  let mayJump = false;
  let inFlight = 0;
  let isLooking = false;
  let running: Clock | null = null;

  /** Looks only when everything that just resumed has had its turn: what it begins is in flight. */
  function look(): void {
    if (isLooking || inFlight > 0) return;
    isLooking = true;
    setImmediate(() => {
      isLooking = false;
      if (mayJump && inFlight === 0 && !running) jump();
    });
  }

  function jump(): void {
    const moments = [...waiters].flatMap(({ at, drives }) => (drives ? [at] : []));
    const [next] = moments.sort();
    if (next === undefined) return;
    now = latest(now, next);
    const passed = [...waiters].filter(({ at }) => at <= now).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    for (const waiter of passed) waiter.resume();
    look();
  }

  function until(instant: Instant, stop: AbortSignal | undefined, drives: boolean, isWork: boolean): Promise<void> {
    if (running) return running.until(instant, stop);
    if (instant <= now || stop?.aborted) return Promise.resolve();
    if (isWork) inFlight -= 1;
    return new Promise((resolve) => {
      const waiter: Waiter = {
        at: instant,
        stop,
        drives,
        resume() {
          if (!waiters.delete(waiter)) return;
          stop?.removeEventListener('abort', waiter.resume);
          // In the same breath, so that the clock does not jump before it goes on.
          if (isWork) inFlight += 1;
          resolve();
        },
      };
      waiters.add(waiter);
      stop?.addEventListener('abort', waiter.resume, { once: true });
      look();
    });
  }

  const clock = {
    now: () => running?.now() ?? now,
    until: (instant: Instant, stop?: AbortSignal) => until(instant, stop, true, false),
    afterReal: (ms: number) => running?.afterReal(ms) ?? plus(now, ms),
    monotonicMs: () => performance.now(),
  };
  return {
    ...clock,
    ofWork: { ...clock, until: (instant, stop) => until(instant, stop, true, true) },
    ofTimers: {
      ...clock,
      until(instant, stop) {
        if (running) return running.until(instant, stop);
        const waitMs = Math.max(TIMERS_REST_MS, (epochMs(instant) - epochMs(now)) * TIMERS_RARER);
        return until(plus(now, waitMs), stop, false, false);
      },
    },
    async during(work) {
      inFlight += 1;
      try {
        return await work();
      } finally {
        inFlight -= 1;
        look();
      }
    },
    start() {
      mayJump = true;
      look();
    },
    run() {
      const clockFromHere = runningClock(epochMs(now) - epochMs(machineTime()), 1);
      running = clockFromHere;
      for (const { at, stop, resume } of waiters) void clockFromHere.until(at, stop).then(resume);
    },
  };
}
