import { setTimeout as pause } from 'node:timers/promises';

/** Virtual time: it jumps from one thing that happens to the next, and nothing happens at the same time. */
export interface Timeline {
  /** Since the simulation began. */
  nowMs(): number;
  after(ms: number, happens: () => void): void;
  sleep(ms: number): Promise<void>;
  /** Time stands still until this is over: for code that waits in real time, of which this knows nothing. */
  standStill(until: Promise<unknown>): void;
  /** Lets everything happen up to a moment, and stays there. */
  run(untilMs: number): Promise<void>;
}

interface Happening {
  readonly atMs: number;
  /** Of two at one moment, the one that was asked for first comes first. */
  readonly order: number;
  readonly happens: () => void;
}

/** How long a code that waits in real time is waited for, at most. */
const LONGEST_STAND_MS = 5_000;

export function timeline(): Timeline {
  const heap: Happening[] = [];
  let nowMs = 0;
  let orders = 0;
  let standing: Promise<unknown>[] = [];

  const after = (ms: number, happens: () => void) => {
    orders += 1;
    push(heap, { atMs: nowMs + Math.max(0, ms), order: orders, happens });
  };
  return {
    nowMs: () => nowMs,
    after,
    sleep: (ms) => new Promise((resolve) => after(ms, resolve)),
    standStill: (until) => void standing.push(until),
    async run(untilMs) {
      for (let first = heap[0]; first !== undefined && first.atMs <= untilMs; first = heap[0]) {
        pop(heap);
        nowMs = first.atMs;
        first.happens();
        await everybodyWaits();
        while (standing.length > 0) {
          const all = Promise.all(standing);
          standing = [];
          await Promise.race([all, pause(LONGEST_STAND_MS)]);
          await everybodyWaits();
        }
      }
      nowMs = untilMs;
    },
  };
}

/** All promises that could go on have gone on, once the event loop has turned. */
function everybodyWaits(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function isBefore(one: Happening, other: Happening): boolean {
  return one.atMs < other.atMs || (one.atMs === other.atMs && one.order < other.order);
}

/** A binary heap, the first to happen at its top. @see https://en.wikipedia.org/wiki/Binary_heap */
function push(heap: Happening[], added: Happening): void {
  let place = heap.push(added) - 1;
  while (place > 0) {
    const above = (place - 1) >> 1;
    const parent = heap[above];
    if (!parent || !isBefore(added, parent)) break;
    heap[place] = parent;
    place = above;
  }
  heap[place] = added;
}

function pop(heap: Happening[]): void {
  const last = heap.pop();
  if (!last || heap.length === 0) return;
  let place = 0;
  for (;;) {
    const left = heap[2 * place + 1];
    const right = heap[2 * place + 2];
    const isRight = left !== undefined && right !== undefined && isBefore(right, left);
    const child = isRight ? right : left;
    if (!child || !isBefore(child, last)) break;
    heap[place] = child;
    place = 2 * place + (isRight ? 2 : 1);
  }
  heap[place] = last;
}
