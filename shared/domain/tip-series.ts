import { WEEKDAYS } from './content/campaign.ts';
import type { Bilingual } from './content/language.ts';
import type { DatePeriod } from './content/organisation.ts';
import { DAY_MS, fromWallTime, type Instant, latest, plus, wallDate, wallTime } from './instant.ts';
import { postHours } from './wanted.ts';

/** One post of a series. Drafts and files with errors keep its place, so that what somebody had before stays behind them. */
export interface Tip {
  readonly post: string;
  /** From 0, by file name. */
  readonly position: number;
  /** Nobody is told of it while one of the organisation's election dates runs. */
  readonly electionSensitive: boolean;
}

/** What must be known of a campaign's series to give it to one person after another. */
export interface TipSeries {
  readonly campaign: string;
  readonly name: Bilingual;
  readonly on: readonly (typeof WEEKDAYS)[number][];
  /** HH:MM, Phnom Penh time. */
  readonly time: string;
  /** `HH:MM-HH:MM`: nothing is sent outside of them. */
  readonly postHours: string;
  readonly quiet: readonly DatePeriod[];
  readonly elections: readonly DatePeriod[];
  /** The bot's name without @; null where the content names none. */
  readonly bot: string | null;
  /** Whether somebody may still begin. Whoever has begun goes on. */
  readonly isOpen: boolean;
  readonly tips: readonly Tip[];
  /** Posts of the campaign whose files have an error: any of them may be a tip that is still to come. */
  readonly broken: readonly string[];
}

/** More days in a row than anybody keeps quiet. */
const LONGEST_QUIET_DAYS = 400;

/** The first moment, this one or a later one, at which a tip may be sent to somebody: in the hours in which the organisation speaks, on no quiet day. */
export function allowedFrom(
  series: TipSeries,
  { electionSensitive }: Pick<Tip, 'electionSensitive'>,
  at: Instant,
): Instant {
  const { from, to } = postHours({ post_hours: series.postHours });
  const periods = electionSensitive ? [...series.quiet, ...series.elections] : series.quiet;
  const isQuiet = (day: string) => periods.some((period) => period.from <= day && day <= period.to);
  let moment = at;
  for (let days = 0; days < LONGEST_QUIET_DAYS; days += 1) {
    const day = wallDate(moment);
    if (!isQuiet(day) && moment < fromWallTime(day, to)) return latest(moment, fromWallTime(day, from));
    moment = dayAfter(moment);
  }
  return moment;
}

/** The series' next weekday at its time, on a later day than this moment: nobody is given two tips on one day. */
export function nextMoment({ on, time }: Pick<TipSeries, 'on' | 'time'>, after: Instant): Instant {
  let day = dayAfter(after);
  while (!isOn(on, day)) day = dayAfter(day);
  return fromWallTime(wallDate(day), time);
}

function isOn(on: TipSeries['on'], day: Instant): boolean {
  const name = WEEKDAYS[wallTime(day).weekday];
  return name !== undefined && on.includes(name);
}

function dayAfter(moment: Instant): Instant {
  return plus(fromWallTime(wallDate(moment), '00:00'), DAY_MS);
}
