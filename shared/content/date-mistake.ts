import { daysIn, type Form, isClock, isDate } from '../domain/content/form.ts';
import { DAY_MS, fromWallTime, plus, wallDate } from '../domain/instant.ts';
import { inLatinDigits } from '../domain/khmer-digits.ts';
import { inNumbers } from './date-in-numbers.ts';
import type { Finding } from './findings.ts';
import {
  buddhistYear,
  CAUSES,
  type DateCause,
  dayFirst,
  noSuchDay,
  noText,
  oneDigitHour,
  wrongClock,
  wrongDate,
} from './messages-dates.ts';

/** The forms that are dates and hours, each with an example. */
const EXAMPLES = {
  moment: '2026-12-28 19:00',
  post_moment: '2026-12-28 19:00',
  date: '2026-12-28',
  clock: '"19:00"',
  hours: '"06:00-21:00"',
} as const;
export type DateForm = keyof typeof EXAMPLES;

export function isDateForm(form: Form): form is DateForm {
  return form in EXAMPLES;
}

/** What looks like a day counted from the post's event. */
const COUNTED = /\b(days?|before|after|event)\b/i;
const COUNTED_EXAMPLE = '1 day before 17:30';

/** Says why a date or an hour cannot be taken as written, and how to write what was probably meant. */
export function explainDate(form: DateForm, name: string, written: string): Finding {
  const text = inLatinDigits(written)
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (text === '') return noText(name, EXAMPLES[form], form === 'clock' || form === 'hours');
  if (form === 'post_moment' && COUNTED.test(text))
    return wrongDate(written, CAUSES.counted, name, COUNTED_EXAMPLE, false);
  const said = form === 'clock' || form === 'hours' ? wrongClock : wrongDate;
  if (form === 'hours') return said(written, CAUSES.unclear, name, EXAMPLES.hours, false);

  const inDigits = inNumbers(text);
  if (form !== 'clock' && inDigits !== text) {
    const meant = meantBy(form, inDigits);
    if (meant) return said(written, CAUSES.inWords, name, meant, true);
  }
  const written24 = /^(.*?)[ T]?24:00$/.exec(text);
  if (written24 && form !== 'date') {
    const next = dayAfter(readDay(written24[1] ?? '')?.meant);
    if (form === 'clock') return said(written, CAUSES.midnight, name, '"00:00"', true);
    if (next) return said(written, CAUSES.midnight, name, `${next} 00:00`, true);
  }
  const day = form === 'clock' ? null : readDay(text);
  const time = form === 'date' ? null : readTime(day ? text.slice(day.length) : text);
  const cause = causeOf(form, text, day, time);
  const mended = [
    ...(form === 'clock' ? [] : [day?.meant ?? '']),
    ...(form === 'date' ? [] : [time?.meant ?? '']),
  ].join(' ');
  const sure =
    form === 'clock' ? isClock(mended) : isDate(mended.slice(0, 10)) && (form === 'date' || time?.meant !== undefined);
  const example =
    (form === 'moment' || form === 'post_moment') && day?.meant && isDate(day.meant)
      ? `${day.meant} 19:00`
      : EXAMPLES[form];
  const quoted = form === 'clock' ? `"${mended}"` : mended;
  return said(written, cause, name, sure ? quoted : example, sure);
}

function dayAfter(day: string | undefined): string | null {
  return day === undefined ? null : wallDate(plus(fromWallTime(day, '00:00'), DAY_MS));
}

/** What a date says once it is in numbers; null where that leaves a doubt. */
function meantBy(form: DateForm, text: string): string | null {
  const day = readDay(text);
  if (!day?.meant) return null;
  const rest = text.slice(day.length);
  if (form === 'date') return rest === '' ? day.meant : null;
  const time = readTime(rest);
  return time?.meant ? `${day.meant} ${time.meant}` : null;
}

interface Day {
  readonly cause: DateCause | null;
  /** Only where it is a day that exists. */
  readonly meant: string | undefined;
  readonly length: number;
}

function readDay(text: string): Day | null {
  const yearFirst = /^(\d{4})([-/. ])(\d{1,2})\2(\d{1,2})(?!\d)/.exec(text);
  if (yearFirst) {
    const [all, year, sign, month, day] = yearFirst;
    const written = sign === '-' && month?.length === 2 && day?.length === 2;
    return dayOf(Number(year), Number(month), Number(day), all.length, written ? null : CAUSES.otherSigns);
  }
  const yearLast = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4})(?!\d)/.exec(text);
  if (yearLast) return readYearLast(yearLast);
  const oneRun = /^(\d{4})(\d{2})(\d{2})(?!\d)/.exec(text);
  if (oneRun) return dayOf(Number(oneRun[1]), Number(oneRun[2]), Number(oneRun[3]), 8, CAUSES.oneRun);
  const shortYear = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{2})(?!\d)/.exec(text);
  if (!shortYear) return null;
  // Which of the three is the year nobody can know; people write it last, and hyphens are for those who know better.
  const { length, ...last } = readYearLast(shortYear);
  return { cause: CAUSES.shortYear, meant: shortYear[2] === '-' ? undefined : last.meant, length };
}

function readYearLast([all, first, , second, year]: RegExpExecArray): Day {
  const monthFirst = Number(second) > 12;
  const [day, month] = monthFirst ? [Number(second), Number(first)] : [Number(first), Number(second)];
  const isClear = day > 12 || day === month;
  const order = monthFirst ? CAUSES.monthFirst : isClear ? CAUSES.dayFirst : dayFirst(day, month);
  return dayOf(Number(year?.padStart(4, '20')), month, day, all.length, order);
}

function dayOf(year: number, month: number, day: number, length: number, order: DateCause | null): Day {
  const meant = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  if (isDate(meant)) return { cause: order, meant, length };
  return { cause: impossible(year, month, day), meant: undefined, length };
}

function impossible(year: number, month: number, day: number): DateCause {
  if (year >= 2500 && year < 2700) return buddhistYear(year);
  if (year < 2000 || year >= 2200) return CAUSES.strangeYear;
  if (month < 1 || month > 12) return CAUSES.noSuchMonth;
  return day < 1 || day > 31 || day > daysIn(year, month) ? noSuchDay(daysIn(year, month)) : CAUSES.unclear;
}

/** What follows a moment where a second one is meant. */
const RANGE = /^(?:[-‐-―−~]|to\b|until\b|and\b|ដល់|និង)\s*\d/i;

interface Time {
  readonly cause: DateCause | null;
  /** Only where there is no doubt. */
  readonly meant: string | undefined;
}

function readTime(text: string): Time | null {
  const match = /^[ T]?(\d{1,2})(?:[:.](\d{2}))?(?:[:.](\d{2}))?\s*(.*)$/.exec(text);
  if (!match) return null;
  const [, hour = '', minute, second, rest = ''] = match;
  const half = /^([ap])\.?m\b\.?/i.exec(rest)?.[1]?.toLowerCase();
  if (!half && minute === undefined) return null;
  if (half) {
    const hours = (Number(hour) % 12) + (half === 'p' ? 12 : 0);
    return { cause: CAUSES.amPm, meant: Number(hour) <= 12 ? clock(hours, minute ?? '00') : undefined };
  }
  const plain = clock(Number(hour), minute ?? '');
  // Behind a T it is a time zone.
  if (RANGE.test(rest) && !text.startsWith('T')) return { cause: CAUSES.range, meant: plain };
  if (/[\u1780-\u17b3]/.test(rest)) return { cause: CAUSES.partOfDay, meant: undefined };
  if (/^(Z|UTC|GMT|ICT|[+-]\d)/i.test(rest)) {
    return { cause: CAUSES.zone, meant: /^(ICT|\+0?7(:?00)?$)/i.test(rest) ? plain : undefined };
  }
  if (!plain) return { cause: CAUSES.noSuchHour, meant: undefined };
  if (rest !== '') return { cause: CAUSES.unclear, meant: undefined };
  if (hour.length === 1) return { cause: oneDigitHour(plain, `${Number(hour) + 12}:${minute}`), meant: undefined };
  if (second !== undefined || text.startsWith('T')) return { cause: CAUSES.seconds, meant: plain };
  return { cause: /^ ?\d+\./.test(text) ? CAUSES.dotted : null, meant: plain };
}

function clock(hour: number, minute: string): string | undefined {
  const text = `${String(hour).padStart(2, '0')}:${minute}`;
  return isClock(text) ? text : undefined;
}

function causeOf(form: DateForm, text: string, day: Day | null, time: Time | null): DateCause {
  if (form !== 'clock' && !day) return time && form !== 'date' ? CAUSES.noDay : CAUSES.unclear;
  if (day?.cause) return day.cause;
  if (day && RANGE.test(text.slice(day.length).trim())) return CAUSES.range;
  if (form === 'date') return day && text.length > day.length ? CAUSES.withTime : CAUSES.unclear;
  if (time) return time.cause ?? CAUSES.unclear;
  return day && text.length === day.length ? CAUSES.noTime : CAUSES.unclear;
}
