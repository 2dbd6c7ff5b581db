import type { Organisation } from '../domain/content/organisation.ts';
import { inLatinDigits } from '../domain/khmer-digits.ts';
import { excerpt } from './did-you-mean.ts';
import { comparable, hasWord } from './find-word.ts';
import { START } from './findings.ts';
import { avoidedWord, figureWithoutSource, partyName, tooManyWords } from './messages-wording.ts';
import { PARTY_NAMES } from './party-names.ts';
import { headPlace, type WrittenSection } from './post-sections.ts';
import type { PostReading } from './read-post.ts';

/**
 * About a minute read aloud, and what the members of the case study could follow: many older, many with little school.
 * Our own choice, USERS.md R52.
 */
const MOST_WORDS = 120;
/** No real text so short has more words than that: Khmer words have four or five letters, and signs. */
const SURELY_SHORT = MOST_WORDS * 3;
const WORDS = new Intl.Segmenter('km', { granularity: 'word' });

const PARTIES = PARTY_NAMES.map((name) => ({ name, word: comparable(name) }));
/** Says of nearly every text at once that no party is named in it. */
const ANY_PARTY = new RegExp(PARTIES.map(({ word }) => word).join('|'));

const AMOUNT = String.raw`\d(?:[\d.,]*\d)?`;
const TIMES = String.raw`(?:\s*(?:thousand|million|billion|ពាន់|ម៉ឺន|សែន|លាន|ប៊ីលាន|ប៊ីលីយ៉ុន|រយ))*`;
/** Money and shares, once digits are Latin. */
const FIGURE = new RegExp(
  `(?:US\\$|\\$|៛|\\b(?:USD|KHR))\\s*${AMOUNT}|${AMOUNT}${TIMES}\\s*(?:%|\\$|៛|(?:percent|per cent|riels?|dollars?|USD|KHR)\\b|ភាគរយ|រៀល|ដុល្លា)`,
  'i',
);
const SOURCE = /(?:^|[\s\u200b(*•-])(?:sources?|ប្រភព(?:ព័ត៌មាន)?)\s*[:៖：]\s*\S/i;

/** How a text is worded: neutrally, in the organisation's own words, and with the source of its figures. */
export function checkWording(post: PostReading, organisation: Organisation | null): void {
  const avoid = (organisation?.glossary.avoid ?? []).map((entry) => ({ ...entry, compared: comparable(entry.word) }));
  for (const section of post.sections) {
    const whole = comparable([section.text, ...section.photos.map(({ alt }) => alt)].join('\n'));
    for (const { compared, word, in: language, use } of avoid) {
      if (language !== undefined && language !== section.language) continue;
      const line = whole.includes(compared) ? lineWith(compared, section) : null;
      if (line !== null) {
        post.addMild(headPlace(section), avoidedWord(excerpt(word), line, use === undefined ? null : excerpt(use)));
      }
    }
    if (!ANY_PARTY.test(whole)) continue;
    const named = PARTIES.find(({ word }) => lineWith(word, section) !== null);
    const line = named && lineWith(named.word, section);
    if (named && line) post.addMild(headPlace(section), partyName(named.name, line));
  }
  checkFigures(post);
}

/** Of the text and of what describes its photos, the first line with this word. */
function lineWith(word: string, { lines, photos }: WrittenSection): number | null {
  const written = [...lines, ...photos.map(({ line, alt }) => ({ line, text: alt }))];
  return written.find(({ text }) => hasWord(comparable(text), word))?.line ?? null;
}

function isForReaders({ scope }: WrittenSection): boolean {
  return scope !== 'moderator' && scope !== 'answers';
}

/** Told once for a post, in the first language: its sources are the same in all of them. */
function checkFigures(post: PostReading): void {
  // Wrong ones are told where they stand.
  if (!post.settings || post.place(['sources']) !== START) return;
  const sections = post.sections.filter(isForReaders);
  if (!sections.some(({ text }) => FIGURE.test(inLatinDigits(text)))) return;
  if (sections.some(({ lines }) => lines.some(({ text }) => SOURCE.test(text)))) return;
  for (const section of sections) {
    for (const { line, text } of section.lines) {
      const [figure] = FIGURE.exec(inLatinDigits(text)) ?? [];
      if (figure === undefined) continue;
      post.addMild(headPlace(section), figureWithoutSource(excerpt(figure), line));
      return;
    }
  }
}

/** Whether people will read to the end. What is too long for its channel has been told so already. */
export function checkPlainness({ sections, findings, addMild }: PostReading): void {
  for (const section of sections) {
    if (section.language !== 'km' || !isForReaders(section)) continue;
    const words = countWords(section.text);
    const isTooLong = findings.problems.some(({ code, line }) => code === 'E19' && line === section.line);
    if (words > MOST_WORDS && !isTooLong) addMild(headPlace(section), tooManyWords(words, MOST_WORDS));
  }
}

/** Khmer words have no spaces between them: nobody counts them by eye. */
function countWords(text: string): number {
  if (text.length <= SURELY_SHORT) return 0;
  let count = 0;
  for (const { isWordLike } of WORDS.segment(text)) if (isWordLike) count += 1;
  return count;
}
