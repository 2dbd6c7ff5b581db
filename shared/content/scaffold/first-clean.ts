import type { ContentFile } from '../../domain/content/content.ts';
import type { Instant } from '../../domain/instant.ts';
import { readContent } from '../read.ts';
import type { NewFiles } from './wish.ts';

/** How often another day is tried before the first one is taken, and the check left to say what is wrong with it. */
const TRIES = 15;
/** Holds that somebody else lifts: another day would not help. */
const LEFT_TO_OTHERS = new Set(['E40', 'E42']);

/** The first of several that is in order once its drafts are ready, beside all else; a moment that was asked for stays. */
export function firstClean(
  before: readonly ContentFile[],
  now: Instant,
  isFixed: boolean,
  make: (attempt: number) => NewFiles | [string, string][],
): NewFiles {
  const first = new Map(make(0));
  for (let attempt = 0; attempt < (isFixed ? 0 : TRIES); attempt += 1) {
    const made = attempt === 0 ? first : new Map(make(attempt));
    const ready = [...made].map(([path, text]): [string, string] => [path, text.replace(/^status: draft.*\n/m, '')]);
    const { problems } = readContent([...before, ...asFiles(new Map(ready))], now);
    if (!problems.some(({ file, code }) => made.has(file) && !LEFT_TO_OTHERS.has(code))) return made;
  }
  return first;
}

export function asFiles(texts: NewFiles): ContentFile[] {
  return [...texts].map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }));
}
