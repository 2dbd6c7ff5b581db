import { setTimeout as pause } from 'node:timers/promises';
import { epochMs, type Instant, instantOf, plus } from '../domain/instant.ts';
import type { Clock } from '../ports.ts';

/** Timers take at most 2^31 - 1 milliseconds; a longer wait is taken in parts. */
const LONGEST_PAUSE_MS = 3_600_000;

/** The machine's own clock: this file is the only place that asks what time it is. */
export function systemClock(): Clock {
  return runningClock(0, 1);
}

/** What time the machine thinks it is. */
export function machineTime(): Instant {
  return instantOf(Date.now());
}

/**
 * A clock that shows `aheadMs` more than the machine's when it is made, and runs `speed` times as fast from there.
 *
 * It follows the monotonic clock, so it never goes backwards when the machine's clock is set.
 */
export function runningClock(aheadMs: number, speed: number): Clock {
  const started = performance.now();
  const origin = epochMs(machineTime()) + aheadMs;
  const now = () => instantOf(Math.floor(origin + (performance.now() - started) * speed));
  return {
    now,
    async until(instant, stop) {
      while (!stop?.aborted) {
        const leftMs = (epochMs(instant) - epochMs(now())) / speed;
        if (leftMs <= 0) return;
        const paused = pause(Math.min(Math.ceil(leftMs), LONGEST_PAUSE_MS), undefined, stop ? { signal: stop } : {});
        await paused.catch(() => {});
      }
    },
    afterReal: (ms) => plus(now(), ms * speed),
    monotonicMs: () => performance.now(),
  };
}
