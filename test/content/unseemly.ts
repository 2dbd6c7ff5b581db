import { EXAMPLES } from '../../shared/content/setting-examples.ts';

/** What the machinery calls things, and what no author should ever read. */
export const FORBIDDEN =
  /zod|undefined|\bnull\b|\bNaN\b|\[object|\bstrings?\b|\bboolean\b|\barray\b|\binteger\b|\bregex|invalid_|TypeError|RangeError|\.ts\b|node:|\/\^|\\[dsw]|Infinity/i;

/** Names of settings that English sentences end with, too. */
const WORDS = ['channels', 'from', 'minutes', 'question', 'to'];
const OTHERS = [
  'cta',
  'id',
  'lite',
  'options',
  'pin',
  'private_path',
  'sources',
  'status',
  'type',
  'verified_on',
  'voice',
];
const SETTINGS = [...Object.keys(EXAMPLES).map((name) => name.replace(/^cta\./, '')), ...OTHERS]
  .filter((name) => !WORDS.includes(name))
  .join('|');

/** What an author is to type, or to look for, exactly as it stands: settings, heads of sections, placeholders, files. */
const EXACT = new RegExp(
  `(?<![\\w-])(?:${SETTINGS}):(?= )|=== .+? ===|\\{\\{[\\w.]+\\}\\}|[\\w-]+\\.(?:md|yaml|jpg|png|mp4|ogg|mp3|pdf)\\b`,
  'g',
);

/** What one language tells an author to type, and the other does not. */
export function onlyInOne({ en, km }: { readonly en: string; readonly km: string }): string[] {
  const [inEnglish, inKhmer] = [en.match(EXACT) ?? [], km.match(EXACT) ?? []];
  const missing = (from: readonly string[], there: readonly string[]) => from.filter((one) => !there.includes(one));
  return [...missing(inEnglish, inKhmer), ...missing(inKhmer, inEnglish)];
}
