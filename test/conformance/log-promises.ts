import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ClosedMonth } from '../../shared/domain/closed-month.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { childOf } from '../../shared/domain/delivery-life.ts';
import { fromWallTime, plus, SECOND_MS } from '../../shared/domain/instant.ts';
import { NO_ROW } from '../../shared/domain/log-chain.ts';
import type { Ledger } from '../../shared/ports.ts';
import { aDelivery, EVENING, NOON } from '../fakes/a-delivery.ts';

const aMonth = (month: string, more: Partial<ClosedMonth> = {}): ClosedMonth => ({
  month,
  closedAt: EVENING,
  previousHead: NO_ROW,
  head: sha256(month),
  rows: 3,
  parts: [{ sha256: sha256(`file of ${month}`), rows: 3, first: '2027-01-09T19:00:00+07:00 a' }],
  figures: { meeting: { 'tg-main': { planned: 3, out: 2, missed: 1 }, ទំព័រ: { planned: 1 } } },
  corrections: { '2026-11': { rows: 2, first: [{ id: aDelivery().id, post: '03-សាលា', channel: 'tg-main' }] } },
  ...more,
});

/** What every ledger promises of the delivery log. `open` gives an empty one. */
export function logPromises(name: string, open: () => Promise<Ledger>): void {
  describe(`the log, in the ledger ${name}`, () => {
    let ledger: Ledger;
    beforeAll(async () => {
      ledger = await open();
    });

    it('gives a month out page by page, by moment and id, and nothing of other months or of single moderators', async () => {
      const campaign = `campaign-${randomUUID()}`;
      const begins = fromWallTime('2031-05-01', '00:00');
      const moments = [begins, begins, begins, plus(begins, SECOND_MS), plus(fromWallTime('2031-06-01', '00:00'), -1)];
      const own = moments.map((at, index) => aDelivery({ campaign, post: `0${index}`, at }));
      const others = [plus(begins, -1), fromWallTime('2031-06-01', '00:00')];
      for (const [index, at] of others.entries()) own.push(aDelivery({ campaign, post: `other-${index}`, at }));
      for (const delivery of own.toReversed()) await ledger.create(delivery);
      const [first] = own;
      if (first) await ledger.create(childOf({ ...first, kind: 'moderator_pack' }, 'somebody', begins, NOON));
      const expected = own.slice(0, 5).sort((a, b) => (`${a.at}#${a.id}` < `${b.at}#${b.id}` ? -1 : 1));
      expect(await ledger.logOf('2031-05', null, 100)).toEqual(expected);
      const page = await ledger.logOf('2031-05', null, 2);
      expect(page).toEqual(expected.slice(0, 2));
      expect(await ledger.logOf('2031-05', page[1] ?? null, 2)).toEqual(expected.slice(2, 4));
      expect(await ledger.logOf('2031-05', expected[4] ?? null, 2)).toEqual([]);
      expect(await ledger.logOf('2031-07', null, 2)).toEqual([]);
    });

    it('lets exactly one of several close a month, and never anybody again', async () => {
      const fresh = await open();
      expect(await fresh.closedMonths()).toEqual([]);
      const closings = [1, 2, 3].map((rows) => fresh.closeMonth(aMonth('2027-01', { rows })));
      const answers = await Promise.all(closings);
      expect(answers.toSorted()).toEqual(['closed', 'known', 'known']);
      const [kept] = await fresh.closedMonths();
      expect(kept).toEqual(aMonth('2027-01', { rows: answers.indexOf('closed') + 1 }));
      expect(await fresh.closeMonth(aMonth('2027-01', { rows: 9 }))).toBe('known');
      expect(await fresh.closedMonths()).toEqual([kept]);
    });

    it('knows the closed months in their order, one without a row among them', async () => {
      const fresh = await open();
      const idle = aMonth('2027-02', { rows: 0, parts: [], figures: {}, corrections: {} });
      for (const month of [aMonth('2027-03'), idle, aMonth('2026-12')]) await fresh.closeMonth(month);
      expect(await fresh.closedMonths()).toEqual([aMonth('2026-12'), idle, aMonth('2027-03')]);
    });

    it('keeps the last count of an open month', async () => {
      const month = '2031-08';
      expect(await ledger.countOf(month)).toBeNull();
      const { figures } = aMonth(month);
      const partEnds = [{ at: EVENING, id: aDelivery().id }];
      await ledger.keepCount(month, { at: NOON, figures, partEnds: [] });
      await ledger.keepCount(month, { at: EVENING, figures: {}, partEnds });
      expect(await ledger.countOf(month)).toEqual({ at: EVENING, figures: {}, partEnds });
      expect(await ledger.closedMonths()).not.toContainEqual(expect.objectContaining({ month }));
    });
  });
}
