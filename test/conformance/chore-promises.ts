import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { DAY_MS, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import type { Ledger } from '../../shared/ports.ts';
import { NOON } from '../fakes/a-delivery.ts';

/** What every ledger promises of what is done again and again, and of what must go. `open` gives an empty one. */
export function chorePromises(name: string, open: () => Promise<Ledger>): void {
  describe(`chores, in the ledger ${name}`, () => {
    let ledger: Ledger;
    const something = () => `something-${randomUUID()}`;
    beforeAll(async () => {
      ledger = await open();
    });

    it('lets exactly one of several say a thing first', async () => {
      const what = something();
      const until = plus(NOON, 400 * DAY_MS);
      const answers = await Promise.all([1, 2, 3].map(() => ledger.isFirst(what, until)));
      expect(answers.toSorted()).toEqual([false, false, true]);
      expect(await ledger.isFirst(what, until)).toBe(false);
      expect(await ledger.isFirst(something(), until)).toBe(true);
    });

    it('forgets what was said when it is due to go, and not before', async () => {
      const [early, late] = [something(), something()];
      const until = plus(NOON, 10 * MINUTE_MS);
      await ledger.isFirst(early, until);
      await ledger.isFirst(late, plus(until, 1));
      expect(await ledger.removeExpired(plus(until, -1))).toBe(0);
      expect(await ledger.isFirst(early, until)).toBe(false);
      expect(await ledger.removeExpired(until)).toBe(1);
      expect(await ledger.isFirst(early, plus(NOON, 400 * DAY_MS))).toBe(true);
      expect(await ledger.isFirst(late, plus(NOON, 400 * DAY_MS))).toBe(false);
      expect(await ledger.removeExpired(plus(until, 1))).toBe(1);
    });

    it('remembers how far each chore has come', async () => {
      const [chore, other] = [something(), something()];
      expect(await ledger.mark(chore)).toBeNull();
      await ledger.setMark(chore, plus(NOON, MINUTE_MS));
      await ledger.setMark(other, NOON);
      expect(await ledger.mark(chore)).toBe(plus(NOON, MINUTE_MS));
      await ledger.setMark(chore, plus(NOON, 2 * MINUTE_MS));
      expect(await ledger.mark(chore)).toBe(plus(NOON, 2 * MINUTE_MS));
      expect(await ledger.mark(other)).toBe(NOON);
    });

    it('counts callbacks by day, loses none, and deletes the counts when they are due to go', async () => {
      const platform = something();
      const later = plus(NOON, MINUTE_MS);
      const expires = plus(NOON, 10 * MINUTE_MS);
      await Promise.all(Array.from({ length: 20 }, () => ledger.countCallback(platform, NOON, expires)));
      await ledger.countCallback(platform, later, expires);
      expect(await ledger.callbacks(platform)).toEqual([{ day: '2027-01-09', count: 21, lastAt: later }]);
      expect(await ledger.removeExpired(plus(expires, -1))).toBe(0);
      expect(await ledger.removeExpired(expires)).toBe(1);
      expect(await ledger.callbacks(platform)).toEqual([]);
    });
  });
}
