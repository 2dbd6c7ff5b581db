/** What the fixed work takes on the two-core machine of CI while nothing else runs. */
const IDLE_MS = 100;
const TRIES = 5;

/**
 * How many times longer a fixed piece of work takes here and now than on an idle machine of CI, never under 1: machines
 * are shared, and what a limit in milliseconds says is said of an idle one.
 */
export function slowness(): number {
  const took = Array.from({ length: TRIES }, () => {
    const started = performance.now();
    fixedWork();
    return performance.now() - started;
  }).sort((a, b) => a - b);
  return Math.max(1, (took[Math.floor(TRIES / 2)] ?? IDLE_MS) / IDLE_MS);
}

/** Of the kind that pages and checks are made of: objects, texts, memory. */
function fixedWork(): void {
  const counts: Record<string, number> = {};
  for (let turn = 0; turn < 300_000; turn += 1)
    counts[`k${turn % 5000}`] = turn + (counts[`k${(turn * 7) % 5000}`] ?? 0);
  const text = JSON.stringify(counts);
  for (let turn = 0; turn < 30; turn += 1) JSON.parse(text);
}
