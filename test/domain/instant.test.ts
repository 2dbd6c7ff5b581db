import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fromWallTime,
  instantOf,
  parseInstant,
  wallDate,
  wallMonth,
  wallTime,
  withOffset,
} from '../../shared/domain/instant.ts';

const FIRST = Date.UTC(2000, 0, 1);
const LAST = Date.UTC(2100, 0, 1);
const anyInstant = fc.integer({ min: FIRST, max: LAST }).map(instantOf);

describe('an instant', () => {
  it('sorts as text as it sorts in time', () => {
    fc.assert(
      fc.property(fc.integer({ min: FIRST, max: LAST }), fc.integer({ min: FIRST, max: LAST }), (a, b) => {
        expect(instantOf(a) < instantOf(b)).toBe(a < b);
      }),
    );
  });

  it('is the same moment however it is written', () => {
    expect(parseInstant('2027-01-09T19:00:00+07:00')).toBe('2027-01-09T12:00:00.000Z');
    expect(parseInstant('2027-01-09T12:00:00Z')).toBe('2027-01-09T12:00:00.000Z');
  });

  it('is none without an offset, or when it is no date', () => {
    for (const text of ['2027-01-09T19:00:00', '2027-01-09', '', 'Z', '2027-13-01T00:00:00Z'])
      expect(parseInstant(text)).toBeNull();
  });

  it('is on a wall in Phnom Penh seven hours later, across midnight and the end of a month', () => {
    const instant = parseInstant('2026-12-31T17:30:00Z');
    if (!instant) throw new Error('it is an instant');
    expect(wallTime(instant)).toEqual({ year: 2027, month: 1, day: 1, hour: 0, minute: 30, weekday: 5 });
    expect(wallDate(instant)).toBe('2027-01-01');
    expect(wallMonth(instant)).toBe('2027-01');
    expect(withOffset(instant)).toBe('2027-01-01T00:30:00+07:00');
  });

  it('comes back from its wall time to the minute', () => {
    fc.assert(
      fc.property(anyInstant, (instant) => {
        const { hour, minute } = wallTime(instant);
        const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
        expect(fromWallTime(wallDate(instant), time).slice(0, 16)).toBe(instant.slice(0, 16));
      }),
    );
  });
});
