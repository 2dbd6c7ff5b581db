import { SECTION_SCOPES, type SectionScope } from '../domain/content/channel.ts';
import type { Language } from '../domain/content/language.ts';
import { nearest } from './did-you-mean.ts';
import type { Finding } from './findings.ts';
import { unknownLanguage, unknownScope } from './messages-languages.ts';

/** `=== km telegram variant:b ===`, understood. */
export interface SectionHead {
  readonly language: Language;
  readonly scope: SectionScope | null;
  readonly variant: string | null;
  readonly area?: string;
}

const HEAD = /^={2,}\s*([^=]+?)\s*={2,}$/;
/** The closing signs forgotten. */
const OPEN_HEAD = /^={3,}\s*([a-z]{2,8}(?:\s[^=]{0,30})?)$/i;
const SHORT: Readonly<Record<string, SectionScope>> = {
  fb: 'facebook',
  tg: 'telegram',
  mod: 'moderator',
  mods: 'moderator',
  speaker: 'loudspeaker',
  poster: 'loudspeaker',
  no: 'no-logo',
  nologo: 'no-logo',
  no_logo: 'no-logo',
  plain: 'no-logo',
  qa: 'answers',
  faq: 'answers',
  questions: 'answers',
};
const LANGUAGES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

export function isHead(line: string): boolean {
  return contentOf(line) !== null;
}

/** What a head says, or why it cannot be understood; null for a line that is no head. Spaces do not matter. */
export function readHead(line: string, languages: readonly Language[]): SectionHead | Finding | null {
  const content = contentOf(line);
  if (content === null) return null;
  const [language = '', ...words] = content
    .toLowerCase()
    .replace(/\barea\s*[:៖：=]\s*/g, 'area:')
    .replace(/\bvariant\s*[:៖：=]\s*/g, 'variant:')
    .split(/\s+/);
  if (!isLanguage(language, languages)) return unknownLanguage(language, languages);
  let scope: SectionScope | null = null;
  let variant: string | null = null;
  let area: string | null = null;
  for (const word of words) {
    const named = SECTION_SCOPES.find((one) => one === word);
    if (named && scope === null) scope = named;
    else if (/^area:[\w-]+$/.test(word) && scope === null && words.length === 1) {
      scope = 'area';
      area = word.slice('area:'.length);
    } else if (/^variant:[\w:.-]+$/.test(word) && variant === null) variant = word.slice('variant:'.length);
    else return unknownScope(word, SHORT[word] ?? nearest(word, [...SECTION_SCOPES, 'variant:a']), SECTION_SCOPES);
  }
  return { language, scope, variant, ...(area !== null && { area }) };
}

function contentOf(line: string): string | null {
  if (!/^[\s\u200b\ufeff]*==/.test(line)) return null;
  const clean = line
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return HEAD.exec(clean)?.[1] ?? OPEN_HEAD.exec(clean)?.[1] ?? null;
}

/** The organisation's own languages, and any other that exists; languages of three letters are taken on trust. */
function isLanguage(code: string, languages: readonly Language[]): boolean {
  if (languages.includes(code)) return true;
  if (!/^[a-z]{2,3}$/.test(code)) return false;
  const [canonical] = Intl.getCanonicalLocales(code);
  return canonical === code && (code.length === 3 || LANGUAGES.of(code) !== undefined);
}
