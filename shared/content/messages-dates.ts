import { error, type Finding } from './findings.ts';

/** Dates and hours that cannot be taken as written. Khmer: draft, needs native review. */

/** What is wrong with a written date; the English continues `Date "…"`, the Khmer is a sentence of its own. */
export interface DateCause {
  readonly en: string;
  readonly km: string;
}

export const CAUSES = {
  dayFirst: { en: 'is day-first.', km: 'ឆ្នាំត្រូវនៅមុខគេ។' },
  monthFirst: { en: 'is month-first.', km: 'ឆ្នាំត្រូវនៅមុខគេ។' },
  otherSigns: { en: 'is not written with hyphens.', km: 'សូមប្រើសញ្ញា - រវាងលេខ។' },
  amPm: { en: 'uses AM/PM.', km: 'សូមកុំប្រើ AM/PM។' },
  inWords: { en: 'is not written in digits with - and :.', km: 'សូមសរសេរជាលេខ ជាមួយសញ្ញា - និង :។' },
  partOfDay: { en: 'uses a word for the part of the day.', km: 'សូមកុំប្រើពាក្យ ព្រឹក ល្ងាច ឬយប់។' },
  zone: { en: 'names a time zone; every time is Phnom Penh time.', km: 'គ្រប់ម៉ោងជាម៉ោងភ្នំពេញ។' },
  oneRun: { en: 'has no signs between its parts.', km: 'សូមដាក់សញ្ញា - រវាងឆ្នាំ ខែ និងថ្ងៃ។' },
  shortYear: {
    en: 'has a year of two digits; it takes four, and stands first.',
    km: 'ឆ្នាំត្រូវមានលេខបួនខ្ទង់ ហើយនៅមុខគេ។',
  },
  dotted: { en: 'has no colon between hour and minute.', km: 'សូមប្រើសញ្ញា : រវាងម៉ោង និងនាទី។' },
  midnight: { en: 'has the hour 24:00, which is 00:00 of the day after.', km: 'ម៉ោង 24:00 គឺម៉ោង 00:00 នៃថ្ងៃបន្ទាប់។' },
  range: { en: 'is more than one moment; only the beginning belongs here.', km: 'ទីនេះត្រូវការតែពេលមួយ គឺពេលចាប់ផ្តើម។' },
  noDay: { en: 'has no day.', km: 'ខ្វះថ្ងៃ។' },
  noTime: { en: 'has no time.', km: 'ខ្វះម៉ោង។' },
  withTime: { en: 'has a time; only the day belongs here.', km: 'ទីនេះត្រូវការតែថ្ងៃ។' },
  noSuchHour: { en: 'has an hour that does not exist.', km: 'គ្មានម៉ោងនេះទេ។' },
  noSuchMonth: { en: 'has a month that does not exist.', km: 'គ្មានខែនេះទេ។' },
  strangeYear: { en: 'has a year that is too far away.', km: 'ឆ្នាំនេះឆ្ងាយពេក។' },
  seconds: { en: 'has seconds or a T in it.', km: 'សូមកុំសរសេរវិនាទី ឬអក្សរ T។' },
  counted: {
    en: 'is not how a day is counted from the event: N days before, event day, or N days after, and then the time.',
    km: 'ការរាប់ថ្ងៃពីព្រឹត្តិការណ៍ត្រូវសរសេរ៖ N days before ឬ event day ឬ N days after រួចម៉ោង។',
  },
  unclear: { en: 'cannot be understood.', km: 'យើងមិនយល់ទេ។' },
} as const satisfies Record<string, DateCause>;

export const buddhistYear = (year: number): DateCause => ({
  en: `has the year ${year}, which looks like a Buddhist-era year. Is it ${year - 544} or ${year - 543}? Write that one.`,
  km: `ឆ្នាំ ${year} មើលទៅជាពុទ្ធសករាជ។ តើជាឆ្នាំ ${year - 544} ឬ ${year - 543}? សូមសរសេរឆ្នាំគ្រិស្តសករាជ។`,
});

/** `early` and `late` are the two moments of a day that it can mean. */
export const oneDigitHour = (early: string, late: string): DateCause => ({
  en: `has an hour of one digit. Is it ${early} or ${late}?`,
  km: `ម៉ោងត្រូវមានលេខពីរខ្ទង់។ តើជា ${early} ឬ ${late}?`,
});

/** Day and month could be read the other way too: then the author should look whether it was read as meant. */
export const dayFirst = (day: number, month: number): DateCause => ({
  en: `is day-first; it is read as day ${day} of month ${month}.`,
  km: `ឆ្នាំត្រូវនៅមុខគេ។ យើងយល់ថា ថ្ងៃទី ${day} ខែទី ${month}។`,
});

export const noSuchDay = (days: number): DateCause => ({
  en: `is a day that does not exist: that month has ${days} days.`,
  km: `គ្មានថ្ងៃនេះទេ៖ ខែនោះមាន ${days} ថ្ងៃ។`,
});

/** `mended` is the whole setting as it should be. */
export const wrongDate = (written: string, cause: DateCause, name: string, mended: string, sure: boolean): Finding =>
  error('E06', {
    en: `Date "${written}" ${cause.en} ${sure ? 'Write' : 'Write for example'}: ${name}: ${mended}`,
    km: `កាលបរិច្ឆេទ «${written}» មិនត្រឹមត្រូវ។ ${cause.km} សូមសរសេរ${sure ? '' : ' ឧទាហរណ៍'}៖ ${name}: ${mended}`,
  });

export const wrongClock = (written: string, cause: DateCause, name: string, mended: string, sure: boolean): Finding =>
  error('E06', {
    en: `Time "${written}" ${cause.en} ${sure ? 'Write' : 'Write for example'}: ${name}: ${mended}`,
    km: `ម៉ោង «${written}» មិនត្រឹមត្រូវ។ ${cause.km} សូមសរសេរ${sure ? '' : ' ឧទាហរណ៍'}៖ ${name}: ${mended}`,
  });

/** For what is no text at all: a list, a group, or nothing between quotes. */
export const noText = (name: string, example: string, isTime: boolean): Finding =>
  error('E06', {
    en: `"${name}" must be one ${isTime ? 'time' : 'date'}, without brackets. Write for example: ${name}: ${example}`,
    km: `«${name}» ត្រូវជា${isTime ? 'ម៉ោង' : 'កាលបរិច្ឆេទ'}មួយ ដោយគ្មានសញ្ញា [ ] ឬ { }។ សូមសរសេរ ឧទាហរណ៍៖ ${name}: ${example}`,
  });
