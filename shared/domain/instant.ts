import * as z from 'zod';

/** A moment: always UTC, always to the millisecond, so that text order is time order. */
export type Instant = string & { readonly __brand: 'Instant' };

/** Phnom Penh is seven hours ahead of UTC, all year: Cambodia has no daylight saving. */
const PHNOM_PENH_OFFSET_MS = 7 * 3_600_000;

export const SECOND_MS = 1000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** The instant of an epoch in milliseconds. Throws a RangeError outside the years 0 to 9999. */
export function instantOf(epochMs: number): Instant {
  return new Date(epochMs).toISOString() as Instant;
}

/** Reads any ISO 8601 text that names its offset; null where it is none. */
export function parseInstant(text: string): Instant | null {
  if (!/(Z|[+-]\d\d:\d\d)$/.test(text)) return null;
  const epochMs = Date.parse(text);
  return Number.isNaN(epochMs) ? null : instantOf(epochMs);
}

/** An instant at a door: any ISO 8601 text that names its offset. */
export const InstantText = z.string().transform((text, context): Instant => {
  const instant = parseInstant(text);
  if (instant) return instant;
  context.addIssue('not a moment');
  return z.NEVER;
});

export function epochMs(instant: Instant): number {
  return Date.parse(instant);
}

export function plus(instant: Instant, ms: number): Instant {
  return instantOf(epochMs(instant) + ms);
}

export function earliest(first: Instant, ...others: Instant[]): Instant {
  return others.reduce((found, other) => (other < found ? other : found), first);
}

export function latest(first: Instant, ...others: Instant[]): Instant {
  return others.reduce((found, other) => (other > found ? other : found), first);
}

/** What a clock on a wall in Phnom Penh shows; `weekday` 0 is Sunday. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly weekday: number;
}

export function wallTime(instant: Instant): WallTime {
  const shifted = new Date(epochMs(instant) + PHNOM_PENH_OFFSET_MS);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    weekday: shifted.getUTCDay(),
  };
}

/** The instant at which a wall in Phnom Penh shows this. `date` is YYYY-MM-DD, `time` HH:MM; both must be real. */
export function fromWallTime(date: string, time: string): Instant {
  return instantOf(Date.parse(`${date}T${time}:00.000+07:00`));
}

/** YYYY-MM-DD in Phnom Penh. */
export function wallDate(instant: Instant): string {
  return instantOf(epochMs(instant) + PHNOM_PENH_OFFSET_MS).slice(0, 10);
}

/** The Monday, YYYY-MM-DD, with which its week in Phnom Penh began. */
export function wallWeek(instant: Instant): string {
  const { weekday } = wallTime(instant);
  return wallDate(plus(instant, -((weekday + 6) % 7) * DAY_MS));
}

/** YYYY-MM in Phnom Penh: the month in whose delivery log a moment belongs. */
export function wallMonth(instant: Instant): string {
  return wallDate(instant).slice(0, 7);
}

/** Every YYYY-MM in Phnom Penh from one moment to another, in order. */
export function wallMonthsBetween(from: Instant, to: Instant): string[] {
  const months: string[] = [];
  const [year = 0, month = 1] = wallMonth(from).split('-').map(Number);
  for (let count = year * 12 + month - 1; ; count += 1) {
    const name = `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
    if (name > wallMonth(to)) return months;
    months.push(name);
  }
}

/** ISO 8601 with the offset +07:00, to the second, as spreadsheets read it. */
export function withOffset(instant: Instant): string {
  return `${instantOf(epochMs(instant) + PHNOM_PENH_OFFSET_MS).slice(0, 19)}+07:00`;
}
