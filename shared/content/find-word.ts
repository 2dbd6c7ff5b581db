/** What no reader sees, and writers put between Khmer words or not. */
const UNSEEN = /[\u200b-\u200d\u2060\ufeff]/g;
/** Signs that belong to the Khmer letter before them. */
const KHMER_SIGN = /[\u17b4-\u17d3\u17dd]/;
/** A coeng binds the next letter to the one before it. */
const COENG = '\u17d2';
const CLUSTERS = new Intl.Segmenter('km', { granularity: 'grapheme' });
const WORDS = new Intl.Segmenter('km', { granularity: 'word' });
/** So short a Khmer word may be a piece of many others. */
const SHORT_CLUSTERS = 2;

/** As texts are compared: whatever the capitals and the signs that nobody sees. */
export function comparable(text: string): string {
  return text.replace(UNSEEN, '').replace(/[’‘]/g, "'").normalize('NFC').toLowerCase();
}

/**
 * Whether a comparable text has a comparable word in it, whole. Between Khmer words there are no spaces: there it
 * must not cut a cluster, and a short one stands where a dictionary too sees a word.
 */
export function hasWord(text: string, word: string): boolean {
  if (word === '') return false;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (isWhole(text, at, at + word.length)) return true;
  }
  return false;
}

function isWhole(text: string, from: number, to: number): boolean {
  const [before = '', first = ''] = [text[from - 1], text[from]];
  const [last = '', after = ''] = [text[to - 1], text[to]];
  if (before === COENG || KHMER_SIGN.test(after)) return false;
  if (isWordLetter(before) && isWordLetter(first) && !isKhmer(before + first)) return false;
  if (isWordLetter(last) && isWordLetter(after) && !isKhmer(last + after)) return false;
  return !isKhmer(first) || !isShort(text.slice(from, to)) || isWordOf(text, from, to);
}

function isWordLetter(letter: string): boolean {
  return /[\p{L}\p{N}\p{M}]/u.test(letter);
}

/** Khmer on one of its two sides: there no space tells where a word ends. */
function isKhmer(letters: string): boolean {
  return /[\u1780-\u17d3]/.test(letters);
}

function isShort(word: string): boolean {
  return [...CLUSTERS.segment(word)].length <= SHORT_CLUSTERS;
}

function isWordOf(text: string, from: number, to: number): boolean {
  const words = WORDS.segment(text);
  return words.containing(from)?.index === from && (to === text.length || words.containing(to)?.index === to);
}
