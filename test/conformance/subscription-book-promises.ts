import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import { claimed, type Subscription, subscribed } from '../../shared/domain/subscription.ts';
import type { SubscriptionBook } from '../../shared/subscription-ports.ts';
import { NOON } from '../fakes/a-delivery.ts';
import { aSeries } from '../fakes/a-series.ts';

const somebody = (changes: Partial<Subscription> = {}): Subscription => ({
  ...subscribed(
    { campaign: 'tips', person: randomUUID(), sealedChat: 'sealed', language: 'km', forgetAt: plus(NOON, 30 * DAY_MS) },
    NOON,
  ),
  ...changes,
});

/** What every book of subscriptions promises, whatever is beneath it. `open` gives an empty one. */
export function subscriptionBookPromises(name: string, open: () => Promise<SubscriptionBook>): void {
  describe(`the book of subscriptions ${name}`, () => {
    let book: SubscriptionBook;
    beforeAll(async () => {
      book = await open();
    });

    it('keeps what the content says of a series, as it said it last', async () => {
      expect(await book.series('tips')).toBeNull();
      await book.keepSeries(aSeries());
      await book.keepSeries(aSeries({ campaign: 'other', bot: null }));
      await book.keepSeries(aSeries({ time: '07:00', isOpen: false }));
      expect(await book.series('tips')).toEqual(aSeries({ time: '07:00', isOpen: false }));
      expect((await book.allSeries()).map(({ campaign }) => campaign)).toEqual(['other', 'tips']);
    });

    it('lets exactly one of several begin, and the same wish never begin again after it was forgotten', async () => {
      const one = somebody();
      const begun = await Promise.all([1, 2, 3].map((number) => book.begin(one, `${one.person} ${number}`)));
      expect(begun.toSorted()).toEqual(['kept', 'superseded', 'superseded']);
      expect(await book.subscription(one)).toEqual(one);
      const other = somebody();
      const token = randomUUID();
      expect(await book.begin(other, token)).toBe('kept');
      expect(await book.forget(other)).toBe('kept');
      expect(await book.begin(other, token)).toBe('superseded');
      expect(await book.subscription(other)).toBeNull();
      expect(await book.begin(other, randomUUID())).toBe('kept');
    });

    it('lets exactly one of two workers claim a tip, and nobody write upon who has left', async () => {
      const one = somebody();
      await book.begin(one, randomUUID());
      const claims = ['01-first', '02-second'].map((post) => claimed(one, post, plus(NOON, MINUTE_MS)));
      const answers = await Promise.all(claims.map((claim) => book.keep(claim)));
      expect(answers.toSorted()).toEqual(['kept', 'superseded']);
      const now = await book.subscription(one);
      expect(claims).toContainEqual(now);
      expect(await book.forget(one)).toBe('superseded');
      expect(now && (await book.forget(now))).toBe('kept');
      expect(now && (await book.keep(claimed(now, '03-third', NOON)))).toBe('superseded');
      const again = { ...one, startedAt: plus(NOON, HOUR_MS), rev: 2 };
      await book.begin(again, randomUUID());
      expect(now && (await book.keep(claimed(now, '03-third', NOON)))).toBe('superseded');
      expect(await book.subscription(one)).toEqual(again);
    });

    it('finds whoever is due, at their moment and not before it, and nobody who has left', async () => {
      const [soon, later, left] = [somebody(), somebody({ dueAt: plus(NOON, HOUR_MS) }), somebody()];
      for (const one of [soon, later, left]) await book.begin(one, randomUUID());
      await book.forget(left);
      const dueBy = async (ms: number) => {
        const due = (await Array.fromAsync(book.dueBy(plus(NOON, ms)))).map(({ person }) => person);
        return [soon, later, left].map(({ person }) => due.includes(person));
      };
      expect(await dueBy(-1)).toEqual([false, false, false]);
      expect(await dueBy(0)).toEqual([true, false, false]);
      expect(await dueBy(HOUR_MS)).toEqual([true, true, false]);
      await book.keep({ ...soon, dueAt: plus(NOON, DAY_MS), rev: 2 });
      expect(await dueBy(HOUR_MS)).toEqual([false, true, false]);
    });
  });
}
