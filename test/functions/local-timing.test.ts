import { describe, expect, it } from 'vitest';
import type { DeliveryId } from '../../shared/domain/delivery-id.ts';
import { HOUR_MS, type Instant, MINUTE_MS, plus, SECOND_MS } from '../../shared/domain/instant.ts';
import { localDeliveryQueue } from '../../shared/local/delivery-queue.ts';
import { localScheduler } from '../../shared/local/scheduler.ts';
import { runningClock } from '../../shared/runtime/clock.ts';
import { EVENING } from '../fakes/a-delivery.ts';
import { testClock } from '../fakes/clock.ts';

const due = (id: string, dueAt: Instant) => ({ campaign: 'meeting', id: id as DeliveryId, dueAt });

describe('the delivery queue on a laptop', () => {
  it('hands each over two seconds before its moment, once however often it was sent', async () => {
    const clock = runningClock(Date.parse(EVENING) - 2 * MINUTE_MS - Date.now(), 600);
    const stop = new AbortController();
    const handed: { id: string; earlyMs: number }[] = [];
    const queue = localDeliveryQueue({
      clock,
      stop: stop.signal,
      deliver: async ({ id }) => void handed.push({ id, earlyMs: Date.parse(EVENING) - Date.parse(clock.now()) }),
    });
    await queue.send([due('a', EVENING), due('a', EVENING)]);
    await queue.send([due('a', EVENING), due('b', EVENING)]);
    expect(handed).toEqual([]);
    await clock.until(plus(EVENING, MINUTE_MS));
    expect(handed.map(({ id }) => id).toSorted()).toEqual(['a', 'b']);
    for (const { earlyMs } of handed) expect(earlyMs).toBeLessThanOrEqual(2 * SECOND_MS);
  });

  it('sends many at the same time, but not all', async () => {
    const stop = new AbortController();
    let under = 0;
    let most = 0;
    const queue = localDeliveryQueue({
      clock: testClock(EVENING),
      stop: stop.signal,
      async deliver() {
        under += 1;
        most = Math.max(most, under);
        await new Promise((resolve) => setTimeout(resolve, 2));
        under -= 1;
      },
    });
    await queue.send(Array.from({ length: 200 }, (_, number) => due(`d${number}`, EVENING)));
    await new Promise((resolve) => setTimeout(resolve, 100));
    await queue.settled();
    expect(most).toBe(32);
  });
});

describe('the scheduler on a laptop', () => {
  it('triggers every moment once, before it comes, and takes in a moment that is set meanwhile', async () => {
    const start = plus(EVENING, -HOUR_MS);
    const moments = [EVENING, plus(EVENING, 10 * MINUTE_MS)];
    const clock = runningClock(Date.parse(start) - Date.now(), 36_000);
    const stop = new AbortController();
    const triggered: { slot: Instant; early: boolean }[] = [];
    const ledger = {
      nextDueAfter: async (after: Instant) => moments.filter((moment) => moment > after).sort()[0] ?? null,
    };
    const scheduler = localScheduler({
      clock,
      ledger,
      stop: stop.signal,
      trigger: async (slot) => void triggered.push({ slot, early: clock.now() < slot }),
    });
    const running = scheduler.run();
    moments.push(plus(EVENING, -30 * MINUTE_MS));
    await scheduler.set([]);
    await clock.until(plus(EVENING, 20 * MINUTE_MS));
    stop.abort();
    await running;
    expect(triggered).toEqual(moments.toSorted().map((slot) => ({ slot, early: true })));
  });
});
