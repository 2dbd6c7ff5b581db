import type { Organisation } from '../domain/content/organisation.ts';
import { inLatinDigits } from '../domain/khmer-digits.ts';

const BETWEEN = '[ .()\\u00a0\\u200b\\u2010-\\u2015-]{0,3}';
/** Nine or ten digits with a leading 0, or the country's number in its place; not part of an amount or a date. */
const NUMBER = new RegExp(
  `(?<![0-9][.,/-]?)(?:\\+?855${BETWEEN}0?${BETWEEN}|0)[1-9](?:${BETWEEN}[0-9]){7,8}(?![0-9])`,
  'g',
);
/** Two dates and hours in a row have as many digits. */
const DATE = /\d{1,2}[-./]\d{1,2}[-./]\d{4}|\d{4}-\d{2}-\d{2}/;

/** The first digits of somebody's private phone number in a text, or null. Hotlines of the organisation are not private. */
export function findPhoneNumber(text: string, organisation: Pick<Organisation, 'hotlines'> | null): string | null {
  const latin = inLatinDigits(text);
  if (!/0|855/.test(latin)) return null;
  const hotlines = Object.values(organisation?.hotlines ?? {}).map(({ number }) => digitsOf(number));
  for (const [number] of latin.matchAll(NUMBER)) {
    if (DATE.test(number) || hotlines.includes(digitsOf(number))) continue;
    return digitsOf(number).slice(0, 3);
  }
  return null;
}

/** As it is dialled inside the country. */
function digitsOf(number: string): string {
  return inLatinDigits(number)
    .replace(/[^0-9]/g, '')
    .replace(/^855(?=\d{8})0?/, '0');
}
