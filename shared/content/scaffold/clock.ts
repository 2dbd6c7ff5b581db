import type { OrganisationSettings } from '../../domain/content/organisation.ts';
import { DAY_MS, fromWallTime, type Instant, MINUTE_MS, plus, wallDate, wallTime } from '../../domain/instant.ts';
import { toWall } from '../../domain/public-moment.ts';
import { postHours } from '../../domain/wanted.ts';

/** `HH:MM` as near to the wished one as the organisation's hours allow; at their end itself nothing leaves any more. */
export function clockWithin(wish: string, settings: Pick<OrganisationSettings, 'post_hours'>): string {
  const { from, to } = postHours(settings);
  if (wish < from) return from;
  if (wish < to) return wish;
  const hourBefore = toWall(plus(fromWallTime('2000-01-02', to), -60 * MINUTE_MS)).slice(11);
  return hourBefore < from ? from : hourBefore;
}

/** `YYYY-MM-DD`, so many days after the day of that moment. */
export function daysAfter(moment: Instant, days: number): string {
  return wallDate(plus(moment, days * DAY_MS));
}

/** The first Saturday that is at least so many days away: people who work can come. */
export function saturdayAfter(now: Instant, days: number): string {
  const { weekday } = wallTime(plus(now, days * DAY_MS));
  return daysAfter(now, days + ((6 - weekday + 7) % 7));
}

/** The first Monday likewise: a series begins with a week. */
export function mondayAfter(now: Instant, days: number): string {
  const { weekday } = wallTime(plus(now, days * DAY_MS));
  return daysAfter(now, days + ((1 - weekday + 7) % 7));
}
