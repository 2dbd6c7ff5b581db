import { oldFont, otherScript } from './messages-wording.ts';
import { headPlace, type WrittenSection } from './post-sections.ts';
import type { PostReading } from './read-post.ts';

/** Fewer letters than this say nothing: a name, a short title. */
const FEWEST_LETTERS = 20;
const KHMER = /[\u1780-\u17b3]/g;
const LATIN = /[A-Za-zÀ-ɏ]/g;
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
  const words = text.replace(SAME_EVERYWHERE, ' ');
  const khmer = count(words, KHMER);
  const latin = count(words, LATIN);
  if (khmer + latin < FEWEST_LETTERS) return false;
  const own = language === 'km' ? khmer : latin;
  return own / (khmer + latin) < 0.05;
}

/** The first of the lines without a Khmer letter, where those together look typed in an old font. */
function oldFontLine({ lines }: WrittenSection): number | null {
  let words = 0;
  const odd: number[] = [];
  for (const { line, text } of lines) {
    if (text.search(KHMER) >= 0 || text.search(LATIN) < 0) continue;
    for (const word of text.replace(SAME_EVERYWHERE, ' ').split(/[\s.,;:!?()"“”'’]+/)) {
      if (word.search(LATIN) < 0) continue;
      words += 1;
      if (isOdd(word)) odd.push(line);
    }
  }
  return odd.length >= FEWEST_ODD && odd.length >= words * ODD_SHARE ? (odd[0] ?? null) : null;
}

function isOdd(word: string): boolean {
  return BESIDE_SIGN.test(word) || (CAPITALS.test(word) && !NAMES.test(word));
}

function count(text: string, letters: RegExp): number {
  return text.match(letters)?.length ?? 0;
}
