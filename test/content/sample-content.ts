import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readContent } from '../../shared/content/read.ts';
import { type Content, type ContentFile, isForReaders, type Problem } from '../../shared/domain/content/content.ts';
import { parseInstant } from '../../shared/domain/instant.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'content');

/** The moment at which the sample content is checked: Sun 22 Nov 2026, 08:00 in Phnom Penh. */
export const NOW = parseInstant('2026-11-22T01:00:00Z') ?? neverNull();

export const CIP = 'campaigns/2027-01-cip-meeting';
export const TIPS = 'campaigns/2026-12-digital-safety-tips';

/** A content folder in memory, which a test may spoil. */
export type Folder = Map<string, Uint8Array | null>;

const SAMPLE: Folder = new Map(
  readdirSync(FOLDER, { recursive: true, withFileTypes: true })
    // Where something was started in this checkout, what it wrote for readers lies there too.
    .filter((entry) => entry.isFile() && !isForReaders(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [
      path.slice(FOLDER.length + 1).replaceAll('\\', '/'),
      path.includes('media') ? null : new Uint8Array(readFileSync(path)),
    ]),
);

export function sampleFolder(): Folder {
  return new Map(SAMPLE);
}

export function filesOf(folder: Folder): ContentFile[] {
  return [...folder].map(([path, bytes]) => ({ path, bytes }));
}

export function write(folder: Folder, path: string, text: string): void {
  folder.set(path, new TextEncoder().encode(text));
}

export function textOf(folder: Folder, path: string): string {
  const bytes = folder.get(path);
  if (!bytes) throw new Error(`The sample has no ${path}`);
  return new TextDecoder().decode(bytes);
}

/** Replaces the first occurrence; a test whose mistake is not made proves nothing. */
export function edit(folder: Folder, path: string, from: string, to: string): void {
  const text = textOf(folder, path);
  if (!text.includes(from)) throw new Error(`${path} does not contain ${from}`);
  write(
    folder,
    path,
    text.replace(from, () => to),
  );
}

/** What is found in a folder beside what the untouched sample has: its reviews that are still needed. */
export function problemsOf(folder: Folder): { content: Content; problems: Problem[] } {
  const content = readContent(filesOf(folder), NOW);
  return { content, problems: content.problems.filter(({ code }) => code !== 'E40') };
}

/** A mistake in the sample, and what is found then. */
export function mistake(path: string, from: string, to: string): { content: Content; problems: Problem[] } {
  const folder = sampleFolder();
  edit(folder, path, from, to);
  return problemsOf(folder);
}

/** One line for each problem, to compare with. */
export function told(problems: readonly Problem[]): string[] {
  return problems.map(({ severity, code, file, line }) => `${severity} ${code} ${file}:${line}`);
}

export function postIds({ campaigns }: Content): string[] {
  return campaigns.flatMap(({ posts }) => posts.map(({ id }) => id));
}

function neverNull(): never {
  throw new Error('not a moment');
}
