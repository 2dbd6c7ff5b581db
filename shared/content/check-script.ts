import { oldFont, otherScript } from './messages-wording.ts';
import { headPlace, type WrittenSection } from './post-sections.ts';
import type { PostReading } from './read-post.ts';

/** Fewer letters than this say nothing: a name, a short title. */
const FEWEST_LETTERS = 20;
const KHMER = /[\u1780-\u17b3]/;
const LATIN = /[A-Za-zÀ-ɏ]/;
/** What is Latin in any language: addresses, hashtags, names of accounts, placeholders. */
const SAME_EVERYWHERE = /https?:\/\/\S+|\b[\w.-]+\.[a-z]{2,}(?:\/\S*)?|[#@]\S+|<\/?[a-z]+>|\{\{.*?\}\}/gi;

/** Signs that stand for Khmer letters in fonts like Limon and ABC, and stand beside letters in no Latin spelling. */
const SIGNS = '[<>¡-¿×÷ØßæðøþµμŒœŠšŸŽžƒ†‡‰‹›™Ωπ∂∫√≈∆]';
/** `RbCa` `RBHra`: capitals where no spelling has them. `YouTube` and `IDPoor` are names. */
const CAPITALS = /[a-z][A-Z]|^[A-Z]{2,}[a-z]/;
const NAMES = /^(?:[A-Z][a-z]{2,}){2,}s?$|^i[A-Z][A-Za-z]+$|^[A-Z]{2,4}(?:s|[A-Z][a-z]{2,})$/;
const BESIDE_SIGN = new RegExp(`[A-Za-z]${SIGNS}|${SIGNS}[A-Za-z]`);
/** Two such words, among few others, are no accident. */
const FEWEST_ODD = 2;
const ODD_SHARE = 0.4;

/**
 * Whether the words of a section are in the letters of its language.
 *
 * Old Khmer fonts (Limon, ABC and others) only look Khmer where they are installed: what is stored are Latin letters and
 * signs, `RBHraCaNacRkkm<úCa` for ព្រះរាជាណាចក្រកម្ពុជា. On every phone that is what people would read.
 */
export function checkScript(post: PostReading): void {
  for (const section of post.sections) {
    if (section.language !== 'km' && section.language !== 'en') continue;
    const line = section.language === 'km' ? oldFontLine(section) : null;
    if (line !== null) post.addMild(headPlace(section), oldFont(line));
    else if (isOtherScript(section)) post.addMild(headPlace(section), otherScript(section.language));
  }
}

function isOtherScript({ language, text }: WrittenSection): boolean {
  const written = lettersOf(text);
  // What is Latin in any language only makes it look less Khmer: few texts have to be read twice.
  if (language === 'km' ? isOwn(written.khmer, written.latin) : written.khmer < FEWEST_LETTERS - 1) return false;
  const { khmer, latin } = lettersOf(text.replace(SAME_EVERYWHERE, ' '));
  if (khmer + latin < FEWEST_LETTERS) return false;
  return language === 'km' ? !isOwn(khmer, latin) : !isOwn(latin, khmer);
}

function isOwn(own: number, other: number): boolean {
  return own / (own + other) >= 0.05;
}

/** The first of the lines without a Khmer letter, where those together look typed in an old font. */
function oldFontLine({ lines }: WrittenSection): number | null {
  let words = 0;
  const odd: number[] = [];
  for (const { line, text } of lines) {
    if (KHMER.test(text) || !LATIN.test(text)) continue;
    for (const word of text.replace(SAME_EVERYWHERE, ' ').split(/[\s.,;:!?()"“”'’]+/)) {
      if (!LATIN.test(word)) continue;
      words += 1;
      if (isOdd(word)) odd.push(line);
    }
  }
  return odd.length >= FEWEST_ODD && odd.length >= words * ODD_SHARE ? (odd[0] ?? null) : null;
}

function isOdd(word: string): boolean {
  return BESIDE_SIGN.test(word) || (CAPITALS.test(word) && !NAMES.test(word));
}

function lettersOf(text: string): { khmer: number; latin: number } {
  let khmer = 0;
  let latin = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x1780 && code <= 0x17b3) khmer += 1;
    else if ((code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)) latin += 1;
    else if (code >= 0xc0 && code <= 0x24f) latin += 1;
  }
  return { khmer, latin };
}
