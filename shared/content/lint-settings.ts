import type { Finding, Findings } from './findings.ts';
import * as say from './messages-signs.ts';

const HARD_SPACE = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/;
const ZERO_WIDTH = /[\u200b-\u200d\u2060\ufeff]/;
/** A setting's name at the start of a line or inside braces. */
const KEY = String.raw`(?:^\s*(?:- )?|[{,]\s*)[A-Za-z_][\w-]*`;

/** A sign that was not meant: `seen` finds it outside quotes and comments, `suspect` says quickly that it is not there. */
interface Slip {
  readonly suspect: RegExp;
  readonly seen: RegExp;
  readonly finding: () => Finding;
  readonly mended: (match: string) => string;
}

const SLIPS: readonly Slip[] = [
  { suspect: HARD_SPACE, seen: new RegExp(HARD_SPACE, 'g'), finding: say.hardSpace, mended: () => ' ' },
  {
    suspect: ZERO_WIDTH,
    seen: new RegExp(`${KEY}[^:\\s]*?${ZERO_WIDTH.source}[\\w-]*\\s*(?=:)|^\\s*${ZERO_WIDTH.source}+`, 'g'),
    finding: say.zeroWidth,
    mended: (key) => key.replace(new RegExp(ZERO_WIDTH, 'g'), ''),
  },
  {
    suspect: /[៖：﹕∶]/,
    seen: new RegExp(`${KEY}\\s*[៖：﹕∶]\\s*`, 'g'),
    finding: say.otherColon,
    mended: (key) => key.replace(/\s*[៖：﹕∶]\s*/, ': '),
  },
  {
    suspect: /[A-Za-z_][\w-]*:\S/,
    seen: /^\s*(?:- )?[A-Za-z_][\w-]*:(?=\S)|[{,]\s*[A-Za-z_]\w*:(?=[^\s/,}\]])/g,
    finding: say.noSpaceAfterColon,
    mended: (key) => `${key} `,
  },
];

/**
 * Looks at settings line by line before YAML does, for what YAML takes without a word as something else: a Tab, a hard
 * space, a Khmer colon. Answers the lines as they were meant, so that everything else can still be checked.
 */
export function lintSettings(lines: readonly string[], firstLine: number, findings: Findings): string[] {
  return lines.map((written, index) =>
    lintLine(written, (column, finding) => findings.add({ line: firstLine + index, column }, finding)),
  );
}

function lintLine(written: string, found: (column: number, finding: Finding) => void): string {
  let line = written;
  const tab = /^ *\t/.exec(line);
  if (tab) {
    found(tab[0].length, say.tab());
    line = line.replace(/^[ \t]+/, (indent) => indent.replaceAll('\t', '  '));
  }
  for (const { suspect, seen, finding, mended } of SLIPS) {
    if (!suspect.test(line)) continue;
    const bare = withoutQuotes(line);
    const [first] = bare.matchAll(seen);
    if (!first) continue;
    // A name stands behind its indent; a hard space is one itself.
    found(first.index + first[0].search(/[^ ]/) + 1, finding());
    line = replaceIn(line, bare, seen, mended);
  }
  const curly = /[“”„‟‘’]/.test(line) ? /(?<=^|[:,[{-]\s*)[“”„‟‘’]/.exec(withoutQuotes(line)) : null;
  if (curly) {
    found(curly.index + 1, say.curlyQuotes());
    line = '‘’'.includes(curly[0]) ? line.replace(/[‘’]/g, "'") : line.replace(/[“”„‟]/g, '"');
  }
  if (line.startsWith('%')) {
    found(1, say.specialSign('%'));
    line = '';
  }
  const hash = / #\S/.test(line) ? /[^\s,[\]{}:] #(?=[^\s#-])/.exec(withoutQuotes(line, 'keep comments')) : null;
  if (hash) found(hash.index + 3, say.hash());
  return line;
}

/** Each match in `bare`, mended at the same place in `line`; the rest of the line stays. */
function replaceIn(line: string, bare: string, pattern: RegExp, mended: (match: string) => string): string {
  let result = '';
  let from = 0;
  for (const match of bare.matchAll(pattern)) {
    result += line.slice(from, match.index) + mended(match[0]);
    from = match.index + match[0].length;
  }
  return result + line.slice(from);
}

/** The line with quoted words and comments blanked out, as long as before. */
function withoutQuotes(line: string, comments: 'keep comments' | '' = ''): string {
  let bare = '';
  let quote = '';
  /** The letter before this one, and the last that was no space. */
  let previous = ' ';
  let before = '';
  for (const letter of line) {
    const opens = quote === '' && (letter === '"' || letter === "'") && (before === '' || ':,[{-'.includes(before));
    if (quote === '' && letter === '#' && !comments && previous.trim() === '') return bare.padEnd(line.length);
    bare += quote !== '' || opens ? '"'.repeat(letter.length) : letter;
    if (opens) quote = letter;
    else if (letter === quote) quote = '';
    previous = letter;
    if (letter.trim() !== '') before = letter;
  }
  return bare;
}
