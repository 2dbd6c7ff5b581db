const graphemes = new Intl.Segmenter('km', { granularity: 'grapheme' });
const LONGEST_GRAPHEMES = 24;
const LONGEST_UNITS = 80;
/** Reading direction, hidden signs and control characters: what they change is not theirs alone. Joiners hold emoji and Khmer together. */
const HIDDEN =
  /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;
/** Somebody's number: eight digits or more, in any writing, however they are set apart. */
const NUMBER = /(?:\p{Nd}[\s.()+-]*){8,}/u;
const ADDRESS = /@\w|:\/\/|\bt\.me\b|\bfb\.com\b|facebook\.com/i;

/** Why a word is no nickname. */
export type NicknameProblem = 'empty' | 'too_long' | 'personal';

/** A nickname as it is kept: on one line, without what turns or hides the words around it. Emoji stay. */
export function nicknameOf(written: string): { readonly nickname: string } | { readonly problem: NicknameProblem } {
  const nickname = written.normalize('NFC').replace(/\s+/g, ' ').replace(HIDDEN, '').trim();
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(nickname)) return { problem: 'empty' };
  if (NUMBER.test(nickname) || ADDRESS.test(nickname)) return { problem: 'personal' };
  const length = [...graphemes.segment(nickname)].length;
  if (length > LONGEST_GRAPHEMES || nickname.length > LONGEST_UNITS) return { problem: 'too_long' };
  return { nickname };
}
