import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { jumpingClock } from '../../infra/local/jumping-clock.ts';
import { HOUR_MS, type Instant, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import { command } from '../fakes/command.ts';

const NOON = '2026-12-06T05:00:00.000Z' as Instant;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'civicast-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('npm run demo', () => {
  it('never empties a folder that it has not made', async () => {
    const data = join(folder, 'photos-of-grandmother');
    mkdirSync(data);
    writeFileSync(join(data, 'one.jpg'), '');
    const { code, err } = await command('demo', ['--data', data]).ended;
    expect(code).toBe(2);
    expect(err.trim()).toMatch(/^The demo begins with an empty folder, and .* choose another one with --data\.$/);
    expect(existsSync(join(data, 'one.jpg'))).toBe(true);
  });

  it.each([
    [['--seed', 'x'], '--seed "x" is not a whole number'],
    [['--data', '/dev/null/x'], 'cannot be written to (ENOTDIR)'],
    [['--content', 'nowhere'], 'There is no folder "nowhere"'],
  ])('says in one line what is wrong with %j', async (args, said) => {
    const { code, err } = await command('demo', args).ended;
    expect(code).toBe(2);
    expect(err).toContain(said);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});

describe('a jumping clock', () => {
  it('stands still while anything is in flight, and then jumps to the next moment that somebody waits for', async () => {
    const clock = jumpingClock(NOON);
    clock.start();
    const woken: Instant[] = [];
    for (const hours of [3, 1]) void clock.until(plus(NOON, hours * HOUR_MS)).then(() => woken.push(clock.now()));
    const { promise: work, resolve: end } = Promise.withResolvers<void>();
    const working = clock.during(() => work);
    for (let turns = 0; turns < 20; turns += 1) await turn();
    expect(clock.now()).toBe(NOON);
    end();
    await working;
    for (let turns = 0; turns < 20; turns += 1) await turn();
    expect(woken).toEqual([plus(NOON, HOUR_MS), plus(NOON, 3 * HOUR_MS)]);
  });

  it('lets work in flight wait for its moment, and stands still again from that moment on', async () => {
    const clock = jumpingClock(NOON);
    clock.start();
    let late = false;
    void clock.until(plus(NOON, 2 * HOUR_MS)).then(() => {
      late = true;
    });
    await clock.during(async () => {
      await clock.ofWork.until(plus(NOON, HOUR_MS));
      for (let turns = 0; turns < 20; turns += 1) await turn();
      expect(clock.now()).toBe(plus(NOON, HOUR_MS));
      expect(late).toBe(false);
    });
  });

  it('never jumps for a timer, and wakes it when its time is long past', async () => {
    const clock = jumpingClock(NOON);
    clock.start();
    let rounds = 0;
    void clock.ofTimers.until(plus(NOON, MINUTE_MS)).then(() => {
      rounds += 1;
    });
    for (let turns = 0; turns < 20; turns += 1) await turn();
    expect(clock.now()).toBe(NOON);
    await clock.until(plus(NOON, 24 * HOUR_MS));
    await turn();
    expect(rounds).toBe(1);
  });

  it('wakes whoever waits when it is told to stop, and runs like any other from where it is told to', async () => {
    const clock = jumpingClock(NOON);
    const stop = new AbortController();
    const waiting = clock.until(plus(NOON, HOUR_MS), stop.signal);
    stop.abort();
    await waiting;
    expect(clock.now()).toBe(NOON);
    const soon = clock.until(plus(NOON, 20));
    clock.run();
    await soon;
    expect(clock.now() >= plus(NOON, 20)).toBe(true);
    expect(clock.now() < plus(NOON, MINUTE_MS)).toBe(true);
  });
});
