import { setTimeout as pause } from 'node:timers/promises';
import { epochMs, type Instant, instantOf, plus } from '../domain/instant.ts';
import type { Clock } from '../ports.ts';

/** Timers stand still while a laptop sleeps: a longer wait is taken in parts, and looked at anew. */
const LONGEST_PAUSE_MS = 5_000;

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
 * It follows the machine's time and not the time that this process was awake: a laptop that slept through a moment
 * must know that it is past.
 */
export function runningClock(aheadMs: number, speed: number): Clock {
  const started = Date.now();
  const now = () => instantOf(Math.floor(started + aheadMs + (Date.now() - started) * speed));
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
