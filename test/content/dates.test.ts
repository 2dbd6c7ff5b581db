import { describe, expect, it } from 'vitest';
import { explainDate } from '../../shared/content/date-mistake.ts';
import { dateInWords, momentInWords, timeInWords } from '../../shared/content/dates.ts';
import { fromWallTime } from '../../shared/domain/instant.ts';
import { inKhmerDigits, inLatinDigits } from '../../shared/domain/khmer-digits.ts';
import { CIP, mistake, told } from './sample-content.ts';

const ONE = `${CIP}/posts/01-what-is-cip.md`;

describe('a moment in words', () => {
  it('is said as people in Phnom Penh say it', () => {
    const meeting = fromWallTime('2027-01-16', '08:00');
    expect(momentInWords(meeting, 'en')).toBe('Sat 16 Jan 2027, 08:00 Phnom Penh time');
    expect(momentInWords(meeting, 'km')).toBe('ថ្ងៃសៅរ៍ ទី១៦ ខែមករា ឆ្នាំ២០២៧ ម៉ោង ៨:០០ ព្រឹក');
    expect(dateInWords(meeting, 'km')).toBe('ថ្ងៃសៅរ៍ ទី១៦ ខែមករា ឆ្នាំ២០២៧');
    expect(timeInWords(meeting, 'en')).toBe('08:00');
  });

  it.each([
    ['00:30', 'ម៉ោង ១២:៣០ យប់'],
    ['05:59', 'ម៉ោង ៥:៥៩ ព្រឹក'],
    ['11:59', 'ម៉ោង ១១:៥៩ ព្រឹក'],
    ['12:00', 'ម៉ោង ១២:០០ ថ្ងៃ'],
    ['13:00', 'ម៉ោង ១:០០ រសៀល'],
    ['17:30', 'ម៉ោង ៥:៣០ ល្ងាច'],
    ['19:00', 'ម៉ោង ៧:០០ យប់'],
  ])('%s is %s', (clock, words) => {
    expect(timeInWords(fromWallTime('2027-01-16', clock), 'km')).toBe(words);
  });

  it('changes digits both ways and nothing else', () => {
    expect(inKhmerDigits('12:05 a')).toBe('១២:០៥ a');
    expect(inLatinDigits('ទី១៦ 7')).toBe('ទី16 7');
  });
});

describe('a date that cannot be taken as written', () => {
  it.each([
    ['28/12/2026 19:00', 'is day-first. Write: at: 2026-12-28 19:00'],
    ['05/12/2026 19:00', 'is day-first; it is read as day 5 of month 12. Write: at: 2026-12-05 19:00'],
    ['5.6.2026 ១៩:០០', 'is day-first; it is read as day 5 of month 6. Write: at: 2026-06-05 19:00'],
    ['05/05/2026 19:00', 'is day-first. Write: at: 2026-05-05 19:00'],
    ['28/12/26 19:00', 'has a year of two digits; it takes four, and stands first. Write: at: 2026-12-28 19:00'],
    ['20261228', 'has no signs between its parts. Write for example: at: 2026-12-28 19:00'],
    ['20261228 19:00', 'has no signs between its parts. Write: at: 2026-12-28 19:00'],
    ['2026-12-31 24:00', 'has the hour 24:00, which is 00:00 of the day after. Write: at: 2027-01-01 00:00'],
    ['2026-12-28 19.00', 'has no colon between hour and minute. Write: at: 2026-12-28 19:00'],
    ['2026-12-28 19:00-20:00', 'is more than one moment; only the beginning belongs here. Write: at: 2026-12-28 19:00'],
    ['2026-12-28 19:00 ដល់ 20:00', 'only the beginning belongs here. Write: at: 2026-12-28 19:00'],
    ['2026-12-28 - 2026-12-30', 'only the beginning belongs here. Write for example: at: 2026-12-28 19:00'],
    ['2026-12-28T19:00-05:00', 'names a time zone'],
    ['19:00', 'has no day. Write for example: at: 2026-12-28 19:00'],
    ['7pm', 'has no day.'],
    ['12/28/2026 19:00', 'is month-first. Write: at: 2026-12-28 19:00'],
    ['2026/12/28 19:00', 'is not written with hyphens. Write: at: 2026-12-28 19:00'],
    ['2026-12-28 7:00 PM', 'uses AM/PM. Write: at: 2026-12-28 19:00'],
    ['2026-12-28 12:15am', 'uses AM/PM. Write: at: 2026-12-28 00:15'],
    ['2026-12-28 ៧:០០ ព្រឹក', 'uses a word for the part of the day.'],
    ['2026-12-28T19:00+07:00', 'names a time zone; every time is Phnom Penh time. Write: at: 2026-12-28 19:00'],
    ['2026-12-28 12:00Z', 'names a time zone; every time is Phnom Penh time. Write for example:'],
    ['2026-12-28T19:00:00', 'has seconds or a T in it. Write: at: 2026-12-28 19:00'],
    ['2026-12-28 7:00', 'has an hour of one digit. Is it 07:00 or 19:00?'],
    ['2026-12-28 25:00', 'has an hour that does not exist.'],
    ['2026-12-28', 'has no time. Write for example: at: 2026-12-28 19:00'],
    ['2027-02-30 19:00', 'is a day that does not exist: that month has 28 days.'],
    ['2026-13-01 19:00', 'has a month that does not exist.'],
    ['2570-12-28 19:00', 'looks like a Buddhist-era year. Is it 2026 or 2027?'],
    [
      '26-12-28 19:00',
      'has a year of two digits; it takes four, and stands first. Write for example: at: 2026-12-28 19:00',
    ],
    ['tomorrow', 'cannot be understood.'],
    ['1 day before', 'is not how a day is counted from the event'],
    ['one day before 17:30', 'Write for example: at: 1 day before 17:30'],
    ['2 days before event 9:00', 'is not how a day is counted from the event'],
  ])('%s', (written, said) => {
    const { message } = explainDate('post_moment', 'at', written);
    expect(message.en).toContain(said);
    expect(message.km).toContain(`«${written}» មិនត្រឹមត្រូវ។`);
  });

  it.each([
    ['24:00', 'has the hour 24:00, which is 00:00 of the day after. Write: time: "00:00"'],
    ['19.00', 'has no colon between hour and minute. Write: time: "19:00"'],
    ['19:00-20:00', 'is more than one moment; only the beginning belongs here. Write: time: "19:00"'],
  ])('as an hour: %s', (written, said) => {
    const { message } = explainDate('clock', 'time', written);
    expect(message.en).toBe(`Time "${written}" ${said}`);
    expect(message.km).toContain(`ម៉ោង «${written}» មិនត្រឹមត្រូវ។`);
  });

  it.each([
    ['[2026-12-28, "19:00"]', '"at" must be one date, without brackets. Write for example: at: 2026-12-28 19:00'],
    ['{ day: 28 }', '"at" must be one date, without brackets.'],
    ['""', '"at" must be one date, without brackets.'],
    ['19.00', 'Date "19.00" has no day.'],
    ['20261228', 'Date "20261228" has no signs between its parts.'],
  ])('is repeated as its author wrote it, or not at all: at: %s', (written, said) => {
    const { problems } = mistake(ONE, 'at: 2026-12-28 19:00', `at: ${written}`);
    expect(told(problems)).toEqual([`error E06 ${ONE}:2`]);
    expect(problems[0]?.message.en).toContain(said);
    expect(problems[0]?.message.km).toMatch(/^«at» ត្រូវជាកាលបរិច្ឆេទមួយ|^កាលបរិច្ឆេទ «(19\.00|20261228)»/);
  });
});
