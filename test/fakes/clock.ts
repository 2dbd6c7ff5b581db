import { type Instant, plus } from '../../shared/domain/instant.ts';
import type { Clock } from '../../shared/ports.ts';

/** A clock that goes only where a test puts it, and jumps to whatever somebody waits for. */
export interface TestClock extends Clock {
  set(instant: Instant): void;
  advance(ms: number): void;
}

export function testClock(start: Instant): TestClock {
  let current = start;
  let monotonicMs = 0;
  const advance = (ms: number) => {
    current = plus(current, ms);
    monotonicMs += ms;
  };
  return {
    now: () => current,
    async until(instant) {
      if (instant > current) advance(Date.parse(instant) - Date.parse(current));
    },
    afterReal: (ms) => plus(current, ms),
    monotonicMs: () => monotonicMs,
    set(instant) {
      current = instant;
    },
    advance,
  };
}
