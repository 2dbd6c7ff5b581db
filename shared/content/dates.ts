import { type Instant, wallTime } from '../domain/instant.ts';
import { inKhmerDigits } from '../domain/khmer-digits.ts';

/** Moments as people say them, always Phnom Penh time. Our own words: Intl's km-KH gives Latin digits and English "AM". */

const WEEKDAYS = {
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
  km: ['អាទិត្យ', 'ចន្ទ', 'អង្គារ', 'ពុធ', 'ព្រហស្បតិ៍', 'សុក្រ', 'សៅរ៍'],
};
export const MONTHS = {
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  km: ['មករា', 'កុម្ភៈ', 'មីនា', 'មេសា', 'ឧសភា', 'មិថុនា', 'កក្កដា', 'សីហា', 'កញ្ញា', 'តុលា', 'វិច្ឆិកា', 'ធ្នូ'],
};

/** `Sat 16 Jan 2027, 08:00 Phnom Penh time` · `ថ្ងៃសៅរ៍ ទី១៦ ខែមករា ឆ្នាំ២០២៧ ម៉ោង ៨:០០ ព្រឹក` */
export function momentInWords(instant: Instant, language: 'km' | 'en'): string {
  const date = dateInWords(instant, language);
  const time = timeInWords(instant, language);
  return language === 'km' ? `${date} ${time}` : `${date}, ${time} Phnom Penh time`;
}

/** `Sat 16 Jan 2027` · `ថ្ងៃសៅរ៍ ទី១៦ ខែមករា ឆ្នាំ២០២៧` */
export function dateInWords(instant: Instant, language: 'km' | 'en'): string {
  const { year, month, day, weekday } = wallTime(instant);
  const dayName = WEEKDAYS[language][weekday];
  const monthName = MONTHS[language][month - 1];
  return language === 'km'
    ? `ថ្ងៃ${dayName} ទី${inKhmerDigits(day)} ខែ${monthName} ឆ្នាំ${inKhmerDigits(year)}`
    : `${dayName} ${day} ${monthName} ${year}`;
}

/** `Sat` · `សៅរ៍`; 0 is Sunday. */
export function weekdayInWords(weekday: number, language: 'km' | 'en'): string {
  return WEEKDAYS[language][weekday] ?? '';
}

/** `Jan 2027` · `ខែមករា ឆ្នាំ២០២៧`, of a YYYY-MM. */
export function monthInWords(month: string, language: 'km' | 'en'): string {
  const [year = '', of = '1'] = month.split('-');
  const name = MONTHS[language][Number(of) - 1];
  return language === 'km' ? `ខែ${name} ឆ្នាំ${inKhmerDigits(year)}` : `${name} ${year}`;
}

/** `08:00` · `ម៉ោង ៨:០០ ព្រឹក` */
export function timeInWords(instant: Instant, language: 'km' | 'en'): string {
  const { hour, minute } = wallTime(instant);
  const minutes = String(minute).padStart(2, '0');
  return language === 'km'
    ? `ម៉ោង ${inKhmerDigits(`${hour % 12 || 12}:${minutes}`)} ${partOfDay(hour)}`
    : `${String(hour).padStart(2, '0')}:${minutes}`;
}

function partOfDay(hour: number): string {
  if (hour < 4) return 'យប់';
  if (hour < 12) return 'ព្រឹក';
  if (hour < 13) return 'ថ្ងៃ';
  if (hour < 16) return 'រសៀល';
  return hour < 19 ? 'ល្ងាច' : 'យប់';
}
