import { type Campaign, eventOf, type Post, type Series, WEEKDAYS } from './content/campaign.ts';
import { eventMoment, isClock } from './content/form.ts';
import { slotArm } from './experiment.ts';
import { DAY_MS, fromWallTime, type Instant, plus, wallDate, wallTime, withOffset } from './instant.ts';

export interface PublicMoment {
  readonly at: Instant;
  /** The experiment's arm, where the experiment alternates over slots. */
  readonly arm: string | null;
}

/** The moment meant for the public: the one that it was given anew, or as it is written. Null when it has none. */
export function publicMoment(campaign: Campaign, post: Post): PublicMoment | null {
  const written = writtenMoment(campaign, post);
  const redated = redatedMoment(campaign, post);
  return written && redated ? { ...written, at: redated } : written;
}

/** The moment that a post was given anew; whoever changes the one in its file after that is believed again. */
export function redatedMoment(campaign: Campaign, post: Post): Instant | null {
  const redated = Object.hasOwn(campaign.redated, post.id) ? campaign.redated[post.id] : undefined;
  return redated && fromWall(redated.was) === writtenMoment(campaign, post)?.at ? fromWall(redated.at) : null;
}

/** The post's own moment, which may be counted from its event and then moves with it, or its turn in the series. */
export function writtenMoment(campaign: Campaign, post: Post): PublicMoment | null {
  const { settings } = campaign;
  const own = post.settings.at === undefined ? null : ownMoment(post.settings.at, campaign, post);
  const arm = slotArm(campaign, post);
  if (own !== null) return { at: own, arm };
  if (!settings.series || post.seriesPosition === null) return null;
  const time = arm && isClock(arm) ? arm : settings.series.time;
  return { at: fromWallTime(seriesDate(settings.series, post.seriesPosition), time), arm };
}

function ownMoment(written: string, campaign: Campaign, post: Post): Instant | null {
  const counted = eventMoment(written);
  if (!counted) return fromWall(written);
  const event = eventOf(campaign, post);
  return event && fromWallTime(wallDate(plus(fromWall(event.starts), counted.days * DAY_MS)), counted.time);
}

/** The date of the n-th post of a series, counting from 0: the weekdays of its rule from its start on. */
export function seriesDate(series: Series, position: number): string {
  const start = fromWallTime(series.start, '00:00');
  const { weekday } = wallTime(start);
  const on = new Set(series.on);
  /** How many days after the start, in each week that begins with it. */
  const turns = WEEKDAYS.flatMap((_, days) => {
    const name = WEEKDAYS[(weekday + days) % WEEKDAYS.length];
    return name && on.has(name) ? [days] : [];
  });
  const days = Math.floor(position / turns.length) * WEEKDAYS.length + (turns[position % turns.length] ?? 0);
  return wallDate(plus(start, days * DAY_MS));
}

/** `YYYY-MM-DD HH:MM`, Phnom Penh time. */
export function fromWall(moment: string): Instant {
  const [date = '', time = ''] = moment.split(' ');
  return fromWallTime(date, time);
}

/** The same the other way round, to the minute. */
export function toWall(instant: Instant): string {
  return withOffset(instant).slice(0, 16).replace('T', ' ');
}
