import { describe, expect, it } from 'vitest';
import type { Entry } from '../../shared/domain/delivery.ts';
import { move } from '../../shared/domain/delivery-life.ts';
import {
  DAY_MS,
  fromWallTime,
  HOUR_MS,
  type Instant,
  MINUTE_MS,
  plus,
  withOffset,
} from '../../shared/domain/instant.ts';
import { seriesDate } from '../../shared/domain/public-moment.ts';
import {
  claimed,
  diedOver,
  given,
  nextTip,
  outlook,
  type Subscription,
  sayableTips,
  stepOut,
  subscribed,
  waiting,
} from '../../shared/domain/subscription.ts';
import { allowedFrom, nextMoment } from '../../shared/domain/tip-series.ts';
import { aDelivery } from '../fakes/a-delivery.ts';
import { aSeries, postOf } from '../fakes/a-series.ts';

const wall = (date: string, time = '19:00') => fromWallTime(date, time);
const RULE = { start: '2026-12-07', on: ['mon', 'wed', 'fri'], time: '19:00', also_by_subscription: true } as const;
const publicAt = (position: number) => wall(seriesDate({ ...RULE, on: [...RULE.on] }, position));
const tip = (position: number, changes: Partial<Entry> = {}) =>
  aDelivery({ campaign: 'tips', post: postOf(position), at: publicAt(position), ...changes }, wall('2026-12-01'));
const all = Array.from({ length: 7 }, (_, position) => tip(position));

const begun = (at: Instant, changes: Partial<Subscription> = {}): Subscription => ({
  ...subscribed(
    { campaign: 'tips', person: 'somebody', sealedChat: '', language: 'km', forgetAt: plus(at, 90 * DAY_MS) },
    at,
  ),
  ...changes,
});

/** When somebody who begins at a moment is given each tip, if nothing holds them. */
function daysOf(start: Instant, changes: Partial<Subscription> = {}): string[] {
  const coming = outlook(begun(start, changes), aSeries(), sayableTips('km', aSeries(), all));
  return coming.map(({ tip, at }) => `${tip.post} ${withOffset(at).slice(0, 16)}`);
}

describe('a series by subscription', () => {
  it('gives tip 1 at once to whoever begins on Wednesday the 9th, and the others on Mondays, Wednesdays and Fridays', () => {
    expect(daysOf(wall('2026-12-09', '10:00'))).toEqual([
      '01-tip 2026-12-09T10:00',
      '02-tip 2026-12-11T19:00',
      '03-tip 2026-12-14T19:00',
      '04-tip 2026-12-16T19:00',
      '05-tip 2026-12-18T19:00',
      '06-tip 2026-12-21T19:00',
      '07-tip 2026-12-23T19:00',
    ]);
  });

  it('never gives a tip before its own public moment, to whoever begins before the series does', () => {
    expect(daysOf(wall('2026-12-05', '10:00'))).toEqual(
      all.map(({ post, publicAt }) => `${post} ${withOffset(publicAt).slice(0, 16)}`),
    );
  });

  it('promises no more than there is time for: whoever begins late is not told of what comes after the key is gone', () => {
    const forgetAt = wall('2026-12-16');
    expect(daysOf(wall('2026-12-09', '10:00'), { forgetAt })).toHaveLength(3);
    expect(daysOf(forgetAt, { forgetAt })).toEqual([]);
  });

  it('goes on after what somebody has had already', () => {
    expect(daysOf(wall('2026-12-09', '10:00'), { had: [postOf(0), postOf(1)] })[0]).toBe('03-tip 2026-12-11T19:00');
  });

  it('gives nobody two tips on one day', () => {
    expect(nextMoment(aSeries(), wall('2026-12-09', '00:00'))).toBe(wall('2026-12-11'));
    expect(nextMoment(aSeries(), wall('2026-12-08', '23:59'))).toBe(wall('2026-12-09'));
    expect(nextMoment(aSeries({ on: ['sun'] }), wall('2026-12-06', '08:00'))).toBe(wall('2026-12-13'));
  });

  it('sends in post hours alone: who begins at night is given tip 1 at the opening', () => {
    const from = (at: Instant) => allowedFrom(aSeries(), { electionSensitive: false }, at);
    expect(from(wall('2026-12-09', '05:59'))).toBe(wall('2026-12-09', '06:00'));
    expect(from(wall('2026-12-09', '20:59'))).toBe(wall('2026-12-09', '20:59'));
    expect(from(wall('2026-12-09', '21:00'))).toBe(wall('2026-12-10', '06:00'));
    expect(daysOf(wall('2026-12-09', '22:00')).slice(0, 2)).toEqual([
      '01-tip 2026-12-10T06:00',
      '02-tip 2026-12-11T19:00',
    ]);
  });

  it('is silent on quiet dates, and of what is election-sensitive while an election runs', () => {
    const quiet = aSeries({
      quiet: [{ from: '2026-12-09', to: '2026-12-10', why: 'quiet' }],
      elections: [{ from: '2026-12-11', to: '2026-12-12', why: 'election' }],
    });
    const at = wall('2026-12-09');
    expect(allowedFrom(quiet, { electionSensitive: false }, at)).toBe(wall('2026-12-11', '06:00'));
    expect(allowedFrom(quiet, { electionSensitive: true }, at)).toBe(wall('2026-12-13', '06:00'));
  });
});

describe('the next tip', () => {
  const next = (deliveries: Parameters<typeof nextTip>[2], had: readonly string[] = []) =>
    nextTip({ had, language: 'en' }, aSeries(), deliveries);

  it('passes over what was withdrawn, taken back or dropped, and what was never meant for Telegram', () => {
    const at = publicAt(0);
    const withdrawn = move(tip(0), { type: 'cancelled', at, why: 'withdrawn' }) ?? expect.fail();
    const takenBack = { ...tip(1), removedAt: at };
    const dropped = { ...tip(2), handled: 'dropped' as const };
    const onPage = tip(3, { kind: 'facebook_page' });
    expect(next([withdrawn, takenBack, dropped, onPage, tip(4)])).toMatchObject({ delivery: { post: postOf(4) } });
    expect(next([withdrawn, takenBack, dropped, onPage])).toEqual({ kind: 'over', given: false });
  });

  it('waits for what is only late: a tip that was missed is not passed over', () => {
    const missed = move(tip(0), { type: 'missed', at: publicAt(0), why: 'expired' }) ?? expect.fail();
    expect(next([missed, tip(1)])).toMatchObject({ kind: 'tip', delivery: { post: postOf(0) } });
  });

  it('is one that came into the folder before those that somebody had already', () => {
    expect(next(all, [postOf(0), postOf(2)])).toMatchObject({ delivery: { post: postOf(1) } });
    const everything = all.map(({ post }) => post);
    expect(next(all, everything)).toEqual({ kind: 'over', given: true });
  });

  it('is in their language where a channel of Telegram has it', () => {
    const english = tip(0, { channel: 'tg-english', language: 'en' });
    expect(next([tip(0), english])).toMatchObject({ delivery: { language: 'en' } });
    expect(nextTip({ had: [], language: 'km' }, aSeries(), [english])).toMatchObject({ delivery: { language: 'en' } });
  });
});

describe('a subscription', () => {
  const now = wall('2026-12-09');
  const lease = plus(now, MINUTE_MS);

  it('knows which parts of a tip are out, and forgets a turn of which none is', () => {
    const sending = claimed(begun(now), postOf(0), lease);
    expect(sending).toMatchObject({ turn: { post: postOf(0), out: [], leaseUntil: lease }, dueAt: lease, rev: 2 });
    const later = plus(now, HOUR_MS);
    expect(waiting(sending, later)).toMatchObject({ turn: null, dueAt: later });
    const half = waiting(stepOut(sending, 'album'), later);
    expect(half).toMatchObject({ turn: { out: ['album'], leaseUntil: null }, dueAt: later });
    expect(claimed(half, postOf(0), lease)).toMatchObject({ turn: { out: ['album'] } });
    expect(claimed(half, postOf(1), lease)).toMatchObject({ turn: { out: [] } });
  });

  it('shows over which tip its worker died, once the lease has lapsed', () => {
    const sending = claimed(begun(now), postOf(0), lease);
    expect(diedOver(sending, plus(lease, -1))).toBeNull();
    expect(diedOver(sending, lease)).toBe(postOf(0));
    expect(diedOver(waiting(stepOut(sending, 'album'), now), lease)).toBeNull();
  });

  it('is looked at when it must go, at the latest', () => {
    const forgetAt = plus(now, HOUR_MS);
    expect(given(begun(now, { forgetAt }), postOf(0), aSeries(), now).dueAt).toBe(forgetAt);
  });
});
