import { describe, expect, it } from 'vitest';
import { HOUR_MS, type Instant, MINUTE_MS, parseInstant, plus } from '../../shared/domain/instant.ts';
import { firstReminder, laterMoments, postedUntil } from '../../shared/domain/reminder.ts';

const at = (text: string): Instant => {
  const instant = parseInstant(text);
  if (!instant) throw new Error(`${text} is no instant`);
  return instant;
};
const EVENING = at('2027-01-09T19:00:00+07:00');
const pack = (changes: object = {}) => ({
  publicAt: EVENING,
  expires: plus(EVENING, 2 * HOUR_MS),
  asks: { cta: 'share' as const, event: null, from: null, until: null },
  ...changes,
});

describe('the one reminder of a pack', () => {
  it('comes when it is meant to be posted', () => {
    expect(firstReminder(pack(), at('2027-01-09T07:00:00+07:00'))).toBe(EVENING);
    expect(firstReminder(pack(), plus(EVENING, -30 * MINUTE_MS))).toBe(EVENING);
  });

  it('comes an hour after whoever received it late, and not when that would be too late', () => {
    const late = plus(EVENING, -20 * MINUTE_MS);
    expect(firstReminder(pack(), late)).toBe(plus(late, HOUR_MS));
    expect(firstReminder(pack(), plus(EVENING, 90 * MINUTE_MS))).toBeNull();
  });
});

describe('later', () => {
  const hours = (now: string, changes = {}) => laterMoments(pack(changes), at(now));

  it('is seven in the evening, and seven in the morning', () => {
    expect(hours('2027-01-09T07:10:00+07:00')).toEqual({
      tonight: EVENING,
      tomorrow: at('2027-01-10T07:00:00+07:00'),
    });
  });

  it('is in an hour where it is evening already, and tonight no more when it is late', () => {
    expect(hours('2027-01-09T19:10:00+07:00').tonight).toBe(at('2027-01-09T20:10:00+07:00'));
    expect(hours('2027-01-09T20:00:00+07:00').tonight).toBeNull();
  });

  it('is never after the event has begun, nor long after the post was meant for', () => {
    const asks = { cta: 'attend_event' as const, event: 'e', from: plus(EVENING, HOUR_MS), until: null };
    expect(hours('2027-01-09T07:10:00+07:00', { asks })).toEqual({ tonight: EVENING, tomorrow: null });
    expect(hours('2027-01-11T07:10:00+07:00')).toEqual({ tonight: null, tomorrow: null });
    expect(postedUntil(pack({ asks }))).toBe(plus(EVENING, HOUR_MS));
  });
});
