import { describe, expect, it } from 'vitest';
import { closeMonths } from '../../functions/summarize/close-months.ts';
import { countMonths } from '../../functions/summarize/count-months.ts';
import { closesAt } from '../../shared/domain/closed-month.ts';
import type { Happening } from '../../shared/domain/delivery-event.ts';
import { replan } from '../../shared/domain/delivery-life.ts';
import { fromWallTime, type Instant, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import { NO_ROW } from '../../shared/domain/log-chain.ts';
import { writeLog } from '../../shared/domain/log-file.ts';
import { COUNTED_AT_ONCE } from '../../shared/domain/log-marks.ts';
import { verifyLog } from '../../shared/domain/log-verification.ts';
import type { Ledger } from '../../shared/ports.ts';
import { anEntry } from '../fakes/a-delivery.ts';
import { happen } from '../fakes/happen.ts';
import { memoryLedger } from '../fakes/ledger.ts';
import { aLog } from './a-log.ts';

const ON_THE_9TH = fromWallTime('2027-01-09', '19:00');
const LATER = fromWallTime('2027-02-20', '19:00');

function publishing(at: Instant): Happening[] {
  const step = { step: 'text', externalId: '41', permalink: 'https://t.me/civic/41', at };
  return [
    { type: 'claimed', at, worker: 'one', leaseUntil: plus(at, MINUTE_MS), steps: ['text'] },
    { type: 'step_sent', at, step },
    { type: 'published', at },
  ];
}

describe('closing a month', () => {
  it('waits until three days after its end in Phnom Penh, and then writes it sorted, chained and for ever', async () => {
    const here = aLog();
    const late = await here.planned(fromWallTime('2027-01-31', '23:59'), { post: 'late' });
    const out = await happen(here.ledger, await here.planned(ON_THE_9TH), ...publishing(ON_THE_9TH));
    await here.planned(fromWallTime('2027-02-01', '00:00'), { post: 'another month' });
    here.clock.set(plus(fromWallTime('2027-02-04', '00:00'), -1));
    expect(await here.close()).toBe(0);
    here.clock.set(fromWallTime('2027-02-04', '00:00'));
    expect(await here.close()).toBe(1);
    const month = await here.month('2027-01');
    expect(month).toMatchObject({ previousHead: NO_ROW, rows: 2, corrections: {} });
    expect(month.figures).toEqual({ meeting: { 'tg-main': { planned: 2, out: 1, waiting: 1 } } });
    expect((await here.rows('2027-01')).map((row) => [row.delivery_id, row.planned_at, row.status])).toEqual([
      [out.id, '2027-01-09T19:00:00+07:00', 'published'],
      [late.id, '2027-01-31T23:59:00+07:00', 'scheduled'],
    ]);
    const found = verifyLog(await here.files('2027-01'), { head: month.head, rows: month.rows });
    expect(found).toMatchObject({ faults: [], begins: NO_ROW });
    here.clock.set(plus(fromWallTime('2027-03-04', '00:00'), -1));
    expect(await here.close()).toBe(0);
  });

  it('never writes it again, whatever becomes of its deliveries', async () => {
    const here = aLog();
    const delivery = await here.planned(ON_THE_9TH);
    const before = await here.closed('2027-01');
    await happen(here.ledger, delivery, ...publishing(LATER));
    here.clock.set(plus(closesAt('2027-01'), MINUTE_MS));
    expect(await here.close()).toBe(0);
    await here.closed('2027-03');
    expect(await here.month('2027-01')).toEqual(before);
  });

  it('writes what has changed since into the next file, once for each change', async () => {
    const here = aLog();
    const delivery = await here.planned(ON_THE_9TH);
    const same = await here.planned(plus(ON_THE_9TH, MINUTE_MS), { post: 'stays as it is' });
    await here.closed('2027-01');
    const out = await happen(here.ledger, delivery, ...publishing(LATER));
    await here.planned(fromWallTime('2027-02-02', '19:00'), { post: 'of february' });
    const february = await here.closed('2027-02');
    expect(february.corrections).toEqual({
      '2027-01': { rows: 1, first: [{ id: delivery.id, post: '03-invite', channel: 'tg-main' }] },
    });
    expect(february.figures).toEqual({ meeting: { 'tg-main': { planned: 1, waiting: 1 } } });
    const rows = await here.rows('2027-02');
    expect(rows.map((row) => [row.delivery_id, row.status, row.corrects_month, row.revision])).toEqual([
      [delivery.id, 'published', '2027-01', '2'],
      [expect.any(String), 'scheduled', '', '1'],
    ]);
    await here.closed('2027-03');
    expect(await here.rows('2027-03')).toEqual([]);
    await happen(here.ledger, out, { type: 'vanished', at: LATER });
    await here.closed('2027-04');
    expect(await here.rows('2027-04')).toMatchObject([
      {
        delivery_id: delivery.id,
        corrects_month: '2027-01',
        revision: '3',
        reason: 'vanished 2027-02-20T19:00:00+07:00',
      },
    ]);
    expect(rows.some((row) => row.delivery_id === same.id)).toBe(false);
  });

  it('says of what was given another moment which month it was counted in before', async () => {
    const here = aLog();
    const delivery = await here.planned(ON_THE_9TH);
    const missed = await happen(here.ledger, delivery, { type: 'missed', at: ON_THE_9TH, why: 'paused' });
    await here.closed('2027-01');
    const again = replan(
      missed,
      anEntry({ at: LATER, expires: plus(LATER, MINUTE_MS) }),
      null,
      plus(LATER, -MINUTE_MS),
    );
    if (again) await here.ledger.save(again);
    await here.closed('2027-02');
    expect(await here.rows('2027-02')).toMatchObject([
      { delivery_id: delivery.id, planned_at: '2027-02-20T19:00:00+07:00', corrects_month: '2027-01', revision: '2' },
    ]);
    const current = await here.ledger.find(delivery.id);
    if (current) await happen(here.ledger, current, ...publishing(LATER));
    await here.closed('2027-03');
    expect(await here.rows('2027-03')).toMatchObject([
      { corrects_month: '2027-02', revision: '3', status: 'published' },
    ]);
  });

  it('keeps the chain over months without a row, and over all that it missed while nothing ran', async () => {
    const here = aLog();
    await here.planned(fromWallTime('2026-11-30', '23:59'));
    await here.planned(fromWallTime('2027-02-01', '00:00'), { post: 'after an idle month' });
    here.clock.set(closesAt('2027-03'));
    expect(await here.close()).toBe(5);
    const months = await here.ledger.closedMonths();
    expect(months.map(({ month, rows }) => [month, rows])).toEqual([
      ['2026-11', 1],
      ['2026-12', 0],
      ['2027-01', 0],
      ['2027-02', 1],
      ['2027-03', 0],
    ]);
    for (const [index, { previousHead }] of months.entries())
      expect(previousHead).toBe(index === 0 ? NO_ROW : months[index - 1]?.head);
    const found = await here.verified(...months.map(({ month }) => month));
    expect(found).toMatchObject({ faults: [], rows: 2, begins: NO_ROW, head: months.at(-1)?.head });
  });

  it('begins with the first month that has a delivery, and closes nothing where there is none', async () => {
    const here = aLog();
    here.clock.set(closesAt('2027-05'));
    expect(await here.close()).toBe(0);
    await here.planned(fromWallTime('2027-04-30', '10:00'));
    expect(await here.close()).toBe(2);
    expect((await here.ledger.closedMonths()).map(({ month }) => month)).toEqual(['2027-04', '2027-05']);
  });

  it('is done once by two workers, and the second goes on from what the first has written', async () => {
    const ledger = memoryLedger();
    const here = aLog(ledger);
    await here.planned(ON_THE_9TH);
    here.clock.set(closesAt('2027-02'));
    let isFirst = true;
    const slow: Ledger = {
      ...ledger,
      async closeMonth(month) {
        if (isFirst) {
          isFirst = false;
          await here.planned(plus(ON_THE_9TH, MINUTE_MS), { post: 'read by the other one only' });
          await here.close();
        }
        return ledger.closeMonth(month);
      },
    };
    expect(await closeMonths({ ...here.ports, ledger: slow })).toBe(0);
    const found = await here.verified('2027-01', '2027-02');
    expect(found).toMatchObject({ faults: [], rows: 2 });
  });

  it('cuts a large month into files that each open by themselves, and that are one chain', async () => {
    const rows = Array.from({ length: 30 }, (_, index) => ({
      content: `id-${String(index).padStart(2, '0')},meeting,p,tg,telegram_channel,km,,2027-01-09T19:00:00+07:00,,missed,,0,,,x`,
      correctsMonth: null,
      revision: 1,
    }));
    const { files, head } = writeLog(NO_ROW, rows.toReversed(), 3_000);
    expect(files.length).toBeGreaterThan(2);
    expect(files.every(({ bytes }) => bytes.length <= 3_000)).toBe(true);
    const named = files.map(({ bytes }, index) => ({ name: `${index}.csv`, bytes }));
    expect(verifyLog(named, { head, rows: 30 })).toMatchObject({ faults: [], begins: NO_ROW });
  });
});

describe('counting an open month', () => {
  it('is done for one too large to be counted while somebody waits, and for no closed one', async () => {
    const here = aLog();
    for (let index = 0; index <= COUNTED_AT_ONCE; index += 1) await here.planned(ON_THE_9TH, { post: `post-${index}` });
    await here.planned(LATER, { post: 'alone in its month' });
    here.clock.set(ON_THE_9TH);
    expect(await countMonths(here.ports)).toBe(1);
    const figures = { meeting: { 'tg-main': { planned: COUNTED_AT_ONCE + 1, waiting: COUNTED_AT_ONCE + 1 } } };
    expect(await here.ledger.countOf('2027-01')).toEqual({ at: ON_THE_9TH, figures, partEnds: [] });
    expect(await here.ledger.countOf('2027-02')).toBeNull();
    await here.closed('2027-01');
    expect(await countMonths(here.ports)).toBe(0);
  });
});
