import { MONTHS } from './dates.ts';

const NAMES = MONTHS.en.map((english, index) => [english.toLowerCase(), MONTHS.km[index] ?? english] as const);
const MONTH = `(${MONTHS.km.join('|')}|(?:${MONTHS.en.join('|')})[a-z]*)`;
const DAY_FIRST = new RegExp(String.raw`(\d{1,2})[\s-]*${MONTH}\.?[\s-]*(\d{4})`, 'i');
const MONTH_FIRST = new RegExp(String.raw`${MONTH}\.?\s*(\d{1,2}),?\s+(\d{4})`, 'i');

/** A date in words, or with other signs than ours, as far as it can be put in numbers; digits are Latin already. */
export function inNumbers(text: string): string {
  return text
    .replace(/[‐-―−]/g, '-')
    .replace(/[៖：]/g, ':')
    .replace(/ថ្ងៃទី|ទី|ខែ|ឆ្នាំ|ម៉ោង|\bat\b|,(?=\s+\d{1,2}[:h])/gi, ' ')
    .replace(/\s+/g, ' ')
    .replace(DAY_FIRST, (_, day, month, year) => `${day}-${numberOf(month)}-${year}`)
    .replace(MONTH_FIRST, (_, month, day, year) => `${day}-${numberOf(month)}-${year}`)
    .replace(/(\s\d{1,2})h(\d{2})?$/i, (_, hour, minute) => `${hour}:${minute ?? '00'}`)
    .trim();
}

function numberOf(month: string): number {
  return NAMES.findIndex(([english, khmer]) => month === khmer || month.toLowerCase().startsWith(english)) + 1;
}
