import type { PhotoReference, Section } from '../domain/content/campaign.ts';
import type { Language } from '../domain/content/language.ts';
import { excerpt } from './did-you-mean.ts';
import { type Findings, type Place, START } from './findings.ts';
import { photoLineUnclear } from './messages-photos.ts';
import { wordsWithoutHead } from './messages-sections.ts';
import type { NumberedLine } from './post-file.ts';
import { readHead } from './section-head.ts';

export interface WrittenPhoto extends PhotoReference {
  readonly line: number;
}

/** A section, and where everything in it stands. */
export interface WrittenSection extends Section {
  readonly photos: readonly WrittenPhoto[];
  readonly lines: readonly NumberedLine[];
}

export interface Sections {
  readonly sections: readonly WrittenSection[];
  /** Photos under heads that could not be understood: somebody uses them. */
  readonly strayPhotos: readonly WrittenPhoto[];
}

/** `![what it shows](file.jpg)` on a line of its own; spaces do not matter. */
const PHOTO = /^!\s*\[(.*?)\]\s*\(\s*(.*?)\s*\)$/;

/** The words of a post by their heads. Text stays as it was written; only its outer blank lines go. */
export function readSections(
  body: readonly NumberedLine[],
  languages: readonly Language[],
  findings: Findings,
): Sections {
  const sections: WrittenSection[] = [];
  const strayPhotos: WrittenPhoto[] = [];
  let head: ReturnType<typeof readHead> = null;
  let headLine = 0;
  let inside: NumberedLine[] = [];
  const close = () => {
    const { photos, lines } = takePhotos(inside, findings);
    if (head && 'language' in head) {
      sections.push({ ...head, text: lines.map(({ text }) => text).join('\n'), photos, line: headLine, lines });
    } else {
      strayPhotos.push(...photos);
      const [first] = lines;
      if (!head && first) findings.add({ line: first.line, column: 1 }, wordsWithoutHead(excerpt(first.text)));
    }
  };
  for (const line of body) {
    const next = readHead(line.text, languages);
    if (!next) {
      inside.push(line);
      continue;
    }
    close();
    head = next;
    headLine = line.line;
    inside = [];
    if ('code' in next) findings.add({ line: headLine, column: 1 }, next);
  }
  close();
  return { sections, strayPhotos };
}

/** Where the mistakes of a section are told: at its head, whose line everybody finds. */
export function headPlace(section: Pick<Section, 'line'>): Place {
  return { ...START, line: section.line };
}

function takePhotos(written: readonly NumberedLine[], findings: Findings) {
  const photos: WrittenPhoto[] = [];
  const lines: NumberedLine[] = [];
  let afterPhoto = false;
  for (const { line, text } of written) {
    const trimmed = text.replace(/[\u200b\ufeff]/g, '').trim();
    const [all, alt = '', file = ''] = trimmed.startsWith('!') ? (PHOTO.exec(trimmed) ?? []) : [];
    if (all !== undefined) photos.push({ alt, file, line });
    // A photo between two blank lines takes one of them with it.
    else if (!(afterPhoto && trimmed === '' && lines.at(-1)?.text.trim() === '')) lines.push({ line, text });
    if (all === undefined && /!\s*\[|\]\([^)]*\.(jpe?g|png|webp|gif|heic|mp4|mov)\)/i.test(text)) {
      findings.add({ line, column: Math.max(text.indexOf('!'), 0) + 1 }, photoLineUnclear());
    }
    afterPhoto = all !== undefined;
  }
  return { photos, lines: withoutOuterBlanks(lines) };
}

function withoutOuterBlanks(lines: readonly NumberedLine[]): NumberedLine[] {
  const first = lines.findIndex(({ text }) => text.trim() !== '');
  const last = lines.findLastIndex(({ text }) => text.trim() !== '');
  return first < 0 ? [] : lines.slice(first, last + 1);
}
