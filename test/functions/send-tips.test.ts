import { describe, expect, it } from 'vitest';
import { SUBSCRIPTION_WORDS } from '../../shared/content/subscription-words.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, plus, SECOND_MS } from '../../shared/domain/instant.ts';
import { aSeries, postOf } from '../fakes/a-series.ts';
import { happen } from '../fakes/happen.ts';
import { givingTips, publicAt, THE_NINTH, wall } from './giving-tips.ts';

const FRIDAY = wall('2026-12-11');
const MONDAY = wall('2026-12-14');
const sok = (position: number) => `sok ${postOf(position)}`;
const threeTips = aSeries().tips.slice(0, 3);

describe('whoever is given a series', () => {
  it('gets tip 1 at once, and then one on each of its days at its time, the last with thanks; then nothing is kept', async () => {
    const here = await givingTips();
    for (let position = 0; position < 7; position += 1) await here.publish(position);
    await here.subscribe('sok');
    expect(await here.at(THE_NINTH)).toEqual([sok(0)]);
    expect(await here.at(plus(FRIDAY, -SECOND_MS))).toEqual([]);
    expect(await here.at(FRIDAY)).toEqual([sok(1)]);
    expect(await here.at(plus(FRIDAY, MINUTE_MS))).toEqual([]);
    for (const [date, position] of [
      ['2026-12-14', 2],
      ['2026-12-16', 3],
      ['2026-12-18', 4],
      ['2026-12-21', 5],
      ['2026-12-23', 6],
    ] as const) {
      expect(here.said('sok')).toEqual([]);
      expect(await here.at(wall(date))).toEqual([sok(position)]);
    }
    expect(here.said('sok')).toEqual([SUBSCRIPTION_WORDS.en.finished(aSeries())]);
    expect(await here.of('sok')).toBeNull();
    expect(await here.counts()).toEqual({ tips_sent: 7, series_finished: 1 });
  });

  it('gets no tip before it is public, and none that nobody has approved', async () => {
    const here = await givingTips({ approved: false });
    await here.subscribe('sok', plus(publicAt(0), -HOUR_MS));
    expect(await here.at(plus(publicAt(0), -HOUR_MS))).toEqual([]);
    expect(await here.at(publicAt(0))).toEqual([]);
    expect(await here.at(plus(publicAt(0), HOUR_MS))).toEqual([]);
    await here.approve(await here.tip(0));
    expect(await here.at(plus(publicAt(0), 2 * HOUR_MS - MINUTE_MS))).toEqual([sok(0)]);
  });

  it('waits for a tip that is held, and gets none before it', async () => {
    const here = await givingTips({ approved: false });
    await here.publish(0);
    await here.subscribe('sok');
    await here.at(THE_NINTH);
    // The second one was missed for want of an approval; the third was approved.
    await here.approve(await here.tip(2));
    await here.until(wall('2026-12-12', '20:00'));
    expect(await here.tip(1)).toMatchObject({ state: { status: 'missed', why: 'approval_needed' } });
    expect(here.tips.arrived).toHaveLength(1);
    await here.approve(await here.tip(1));
    expect(await here.at(MONDAY)).toEqual([sok(1)]);
    expect(await here.at(wall('2026-12-16'))).toEqual([sok(2)]);
  });

  it('passes over a tip that was withdrawn, and is not counted as having had it', async () => {
    const here = await givingTips({ series: { tips: threeTips } });
    await here.publish(0);
    await here.publish(2);
    await happen(here.ledger, await here.tip(1), { type: 'cancelled', at: THE_NINTH, why: 'withdrawn' });
    await here.subscribe('sok', plus(MONDAY, HOUR_MS));
    expect(await here.at(plus(MONDAY, HOUR_MS))).toEqual([sok(0)]);
    expect(await here.at(wall('2026-12-16'))).toEqual([sok(2)]);
    expect(await here.counts()).toEqual({ tips_sent: 2, series_finished: 1 });
  });

  it('is told of no end while a file has an error, which may be a tip that nobody could plan yet', async () => {
    const here = await givingTips({ series: { tips: threeTips.slice(0, 1), broken: [postOf(1)] } });
    await here.publish(0);
    await here.subscribe('sok', plus(MONDAY, HOUR_MS));
    expect(await here.at(plus(MONDAY, HOUR_MS))).toEqual([sok(0)]);
    expect(await here.at(wall('2026-12-16'))).toEqual([]);
    expect([here.said('sok'), await here.counts()]).toEqual([[], { tips_sent: 1 }]);
    await here.subscriptions.keepSeries(aSeries({ tips: threeTips.slice(0, 2) }));
    await here.plan(1);
    await here.publish(1);
    expect(await here.at(plus(wall('2026-12-16'), HOUR_MS))).toEqual([sok(1)]);
    expect(await here.counts()).toEqual({ tips_sent: 2, series_finished: 1 });
  });

  it('is told that it is over when all that was left is withdrawn, and is not counted as having finished', async () => {
    const here = await givingTips({ series: { tips: threeTips.slice(0, 1) } });
    await here.subscribe('sok');
    await happen(here.ledger, await here.tip(0), { type: 'cancelled', at: THE_NINTH, why: 'withdrawn' });
    expect(await here.at(THE_NINTH)).toEqual([]);
    expect(here.said('sok')).toEqual([SUBSCRIPTION_WORDS.en.ended(aSeries())]);
    expect([await here.of('sok'), await here.counts()]).toEqual([null, {}]);
  });

  it('is told of no end at night, nor while everything is paused', async () => {
    const here = await givingTips({ series: { tips: threeTips.slice(0, 1) } });
    await here.subscribe('sok');
    await happen(here.ledger, await here.tip(0), { type: 'cancelled', at: THE_NINTH, why: 'withdrawn' });
    const pause = { rev: 1, since: THE_NINTH, by: 'Dara', resumedBy: null };
    await here.ledger.setPause(pause);
    await here.at(THE_NINTH);
    await here.ledger.endPause(pause);
    await here.at(wall('2026-12-09', '22:00'));
    expect(here.said('sok')).toEqual([]);
    await here.at(wall('2026-12-10', '06:00'));
    expect(here.said('sok')).toHaveLength(1);
  });

  it('gets a tip, and the thanks, from one of two runs alone', async () => {
    const here = await givingTips({ series: { tips: threeTips.slice(0, 1) } });
    await here.publish(0);
    await here.subscribe('sok');
    await Promise.all([here.at(THE_NINTH), here.at(THE_NINTH)]);
    expect([here.tips.arrived.length, here.said('sok').length]).toEqual([1, 1]);
    expect(await here.counts()).toEqual({ tips_sent: 1, series_finished: 1 });
    const over = await givingTips({ series: { tips: [] } });
    await over.subscribe('sok');
    await Promise.all([over.at(THE_NINTH), over.at(THE_NINTH)]);
    expect(over.said('sok')).toHaveLength(1);
  });

  it('gets nothing while everything is paused, and goes on where it was', async () => {
    const here = await givingTips();
    await here.publish(0);
    await here.subscribe('sok');
    const pause = { rev: 1, since: THE_NINTH, by: 'Dara', resumedBy: null };
    await here.ledger.setPause(pause);
    expect(await here.at(THE_NINTH)).toEqual([]);
    await here.ledger.endPause(pause);
    expect(await here.at(plus(THE_NINTH, 10 * MINUTE_MS))).toEqual([sok(0)]);
  });

  it('gets nothing at night nor on quiet dates: the tip comes at the next opening', async () => {
    const quiet = [{ from: '2026-12-10', to: '2026-12-10', why: 'mourning' }];
    const here = await givingTips({ series: { quiet } });
    await here.publish(0);
    const night = wall('2026-12-09', '22:00');
    await here.subscribe('sok', night);
    expect(await here.at(night)).toEqual([]);
    expect(await here.at(wall('2026-12-10', '12:00'))).toEqual([]);
    expect(await here.at(wall('2026-12-11', '05:59'))).toEqual([]);
    expect(await here.at(wall('2026-12-11', '06:00'))).toEqual([sok(0)]);
    expect(await here.at(MONDAY)).toEqual([sok(1)]);
  });

  it('gets a tip that its channel was to be quiet about, on a day that is not quiet', async () => {
    const here = await givingTips({ series: { tips: threeTips.slice(1) } });
    const { conditions } = await here.tip(1);
    const held = { ...(await here.tip(1)), conditions: { ...conditions, quiet: 'mourning' }, rev: 2 };
    await here.ledger.save(held);
    await here.subscribe('sok', plus(publicAt(1), DAY_MS));
    expect(await here.at(plus(publicAt(1), DAY_MS))).toEqual([sok(1)]);
  });
});
