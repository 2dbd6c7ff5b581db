import { spawnSync } from 'node:child_process';

/**
 * What the fixed work takes on the two-core machine on which the limits were set, while nothing else runs: there the
 * tests of one version took 79 s, and 183 s where the work takes 98 ms.
 */
const IDLE_MS = 43;
/** The same on that slower machine: what it reaches itself is held by it, and by nothing faster. */
export const IDLE_ON_THE_SLOWER_MS = 98;
/** A machine that is slower still is no measure: a limit is never widened by more. */
const AT_MOST = 2.5;
const TRIES = 7;

/**
 * How many times longer a fixed piece of work takes here and now than on that machine, from 1 to 2.5: machines are
 * shared and unlike, and what a limit in milliseconds says is said of that one, idle. It is done in a process of its own:
 * in one that has much to remember it would take longer.
 */
export function slowness(idleMs = IDLE_MS): number {
  const { stdout } = spawnSync(process.execPath, [import.meta.filename], { encoding: 'utf8' });
  return Math.min(AT_MOST, Math.max(1, Number(stdout) / idleMs));
}

/** Of the kind that pages and checks are made of: objects, texts, memory. */
function fixedWork(): void {
  const counts: Record<string, number> = {};
  for (let turn = 0; turn < 300_000; turn += 1)
    counts[`k${turn % 5000}`] = turn + (counts[`k${(turn * 7) % 5000}`] ?? 0);
  const text = JSON.stringify(counts);
  for (let turn = 0; turn < 30; turn += 1) JSON.parse(text);
}

if (import.meta.main) {
  const took = Array.from({ length: TRIES }, () => {
    const started = performance.now();
    fixedWork();
    return performance.now() - started;
  });
  // What it reaches once, it can do: as in whatever is held by it.
  console.log(Math.min(...took));
}
