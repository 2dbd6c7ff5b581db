import { describe, expect, it, vi } from 'vitest';
import type { DeliveryId } from '../../shared/domain/delivery-id.ts';
import { HOUR_MS, type Instant, MINUTE_MS, plus, SECOND_MS } from '../../shared/domain/instant.ts';
import { localDeliveryQueue } from '../../shared/local/delivery-queue.ts';
import { localScheduler } from '../../shared/local/scheduler.ts';
import { runningClock } from '../../shared/runtime/clock.ts';
import { EVENING } from '../fakes/a-delivery.ts';
import { testClock } from '../fakes/clock.ts';

const due = (id: string, dueAt: Instant) => ({ campaign: 'meeting', id: id as DeliveryId, parent: null, dueAt });

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

  it('does not let one that hangs delay the others of its moment', async () => {
    const handed: string[] = [];
    const queue = localDeliveryQueue({
      clock: testClock(EVENING),
      stop: new AbortController().signal,
      async deliver({ id }) {
        handed.push(id);
        if (id === 'hangs') await new Promise(() => {});
      },
    });
    await queue.send([due('hangs', EVENING), due('other', EVENING)]);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(handed).toEqual(['hangs', 'other']);
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

describe('the clock', () => {
  it('has gone on while the laptop slept', () => {
    const clock = runningClock(0, 1);
    const before = clock.now();
    vi.useFakeTimers({ now: Date.now() + 3 * HOUR_MS, toFake: ['Date'] });
    expect(Date.parse(clock.now()) - Date.parse(before)).toBeGreaterThanOrEqual(3 * HOUR_MS);
    vi.useRealTimers();
  });
});

describe('the scheduler on a laptop', () => {
  const moments = [EVENING, plus(EVENING, SECOND_MS), plus(EVENING, 10 * MINUTE_MS)];
  const ledgerOf = (slots: readonly Instant[]) => ({
    nextDueAfter: async (after: Instant) => slots.filter((moment) => moment > after).sort()[0] ?? null,
  });

  it('triggers every moment once, ninety seconds before it comes', async () => {
    const clock = testClock(plus(EVENING, -HOUR_MS));
    const stop = new AbortController();
    const triggered: { slot: Instant; at: Instant }[] = [];
    const scheduler = localScheduler({
      clock,
      ledger: ledgerOf(moments),
      stop: stop.signal,
      async trigger(slot) {
        triggered.push({ slot, at: clock.now() });
        if (triggered.length === moments.length) stop.abort();
      },
    });
    await scheduler.run();
    expect(triggered.map(({ slot }) => slot)).toEqual(moments);
    expect(triggered.map(({ at }) => at)).toEqual(moments.map((slot) => plus(slot, -90 * SECOND_MS)));
  });

  it('wakes for a moment that is set while it waits for a later one', async () => {
    const clock = runningClock(Date.parse(EVENING) - HOUR_MS - Date.now(), 1);
    const stop = new AbortController();
    const slots = [EVENING];
    const scheduler = localScheduler({
      clock,
      ledger: ledgerOf(slots),
      stop: stop.signal,
      async trigger(slot) {
        slots.splice(0);
        slots.push(slot);
        stop.abort();
      },
    });
    const running = scheduler.run();
    await new Promise((resolve) => setTimeout(resolve, 20));
    const nearer = plus(clock.now(), 80 * SECOND_MS);
    slots.push(nearer);
    await scheduler.set([nearer]);
    await running;
    expect(slots).toEqual([nearer]);
  });
});
