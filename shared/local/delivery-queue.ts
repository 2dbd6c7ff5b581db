import { plus, SECOND_MS } from '../domain/instant.ts';
import type { Clock, DeliveryQueue, Due } from '../ports.ts';

export interface LocalQueueSetting {
  readonly clock: Clock;
  /** Hands one over; must not reject. */
  readonly deliver: (due: Due) => Promise<void>;
  readonly stop: AbortSignal;
}

export interface LocalDeliveryQueue extends DeliveryQueue {
  /** Resolves when nothing that was handed over is still under way. */
  settled(): Promise<void>;
}

/** Handed over this long before its moment, as SQS does with whole seconds of delay; publish waits out the rest. */
const EARLY_MS = 2 * SECOND_MS;
/** How many are sent at the same time: most of each is waiting for the platform. */
const WORKERS = 32;

/**
 * The delivery queue on a laptop. It forgets everything when the process ends, and may: whatever it held is still in
 * the due index, from where reconcile and the scheduler take it again.
 */
export function localDeliveryQueue({ clock, deliver, stop }: LocalQueueSetting): LocalDeliveryQueue {
  const underWay = new Set<Promise<void>>();
  const waiting = new Set<string>();
  const ready: Due[] = [];
  let working = 0;

  async function work(): Promise<void> {
    working += 1;
    for (let due = ready.shift(); due && !stop.aborted; due = ready.shift()) {
      waiting.delete(keyOf(due));
      const delivering = deliver(due);
      underWay.add(delivering);
      await delivering;
      underWay.delete(delivering);
    }
    working -= 1;
  }

  async function release(dues: readonly Due[]): Promise<void> {
    const [first] = dues;
    if (!first) return;
    await clock.until(plus(first.dueAt, -EARLY_MS), stop);
    ready.push(...dues);
    while (working < WORKERS && ready.length > 0) void work();
  }

  return {
    settled: async () => void (await Promise.all(underWay)),
    async send(dues) {
      const fresh = new Map(dues.map((due) => [keyOf(due), due]));
      for (const key of waiting) fresh.delete(key);
      for (const key of fresh.keys()) waiting.add(key);
      for (const sameMoment of Map.groupBy(fresh.values(), ({ dueAt }) => dueAt).values()) void release(sameMoment);
    },
  };
}

function keyOf({ id, dueAt }: Due): string {
  return `${id} ${dueAt}`;
}
