import type { Scalar } from 'yaml';
import { inLatinDigits } from '../domain/khmer-digits.ts';

/** Settings whose values are words for readers: what their author wrote stays as it is. */
const WORDS = new Set([
  'km',
  'en',
  'name',
  'agenda',
  'label',
  'question',
  'why',
  'what_to_say',
  'bring',
  'ask_for',
  'sources',
  'avoid',
]);

/**
 * What an author meant by one value. Khmer digits count as digits wherever no Khmer words stand beside them: in dates,
 * hours and numbers; signs that cannot be seen do not count there.
 */
export function meantValue({ value, type }: Pick<Scalar, 'value' | 'type'>, path: readonly string[]): unknown {
  if (typeof value !== 'string' || path.some((name) => WORDS.has(name))) return value;
  const seen = inLatinDigits(value);
  if (/[\u1780-\u17ff]/.test(seen)) return value;
  const meant = seen
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (meant !== value && type === 'PLAIN' && /^-?\d+(\.\d+)?$/.test(meant)) return Number(meant);
  return meant;
}
