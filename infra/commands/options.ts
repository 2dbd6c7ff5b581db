import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { type Instant, parseInstant } from '../../shared/domain/instant.ts';
import { Mendable } from '../../shared/domain/mendable.ts';

/** Reads options as `node:util` does, with one plain line for what is wrong. */
export function readOptions<const Options extends ParseArgsOptionsConfig>(
  args: string[],
  options: Options,
  usage: string,
) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (cause) {
    throw new Mendable(`${cause instanceof Error ? cause.message.split('.')[0] : 'Unknown option'}. Usage: ${usage}`);
  }
}

/** `--now`: an ISO 8601 moment; without an offset it is Phnom Penh time, as everywhere in the content. */
export function nowOption(text: string | undefined): Instant | null {
  if (text === undefined) return null;
  const hasOffset = /(Z|[+-]\d\d:\d\d)$/.test(text);
  const instant = parseInstant(hasOffset ? text : `${text.replace(' ', 'T')}+07:00`);
  if (!instant) throw new Mendable(`--now "${text}" is not a moment. Write it like 2027-01-09T18:55:00+07:00.`);
  return instant;
}

/** `--lang`: the language of our own words. */
export function languageOption(lang: string, usage: string): 'km' | 'en' {
  if (lang === 'km' || lang === 'en') return lang;
  throw new Mendable(`--lang is km or en, not "${lang}". Usage: ${usage}`);
}

/** A path as a person means it, who need not be in the project's folder: npm runs its commands there and says where they are. */
export function here(path: string): string {
  return resolve(process.env.INIT_CWD ?? '.', path);
}

/** A folder that is there, where somebody is or else in the project; or one line that says it is not. */
export function existingFolder(path: string): string {
  const found = [here(path), path].find((one) => statSync(one, { throwIfNoEntry: false })?.isDirectory());
  if (found !== undefined) return found;
  throw new Mendable(`There is no folder "${path}". Name the content folder, or run this in the project's folder.`);
}

/** Runs a command, and turns what a person can mend into one line on standard error, exit 2. */
export async function run(command: (args: string[]) => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command(process.argv.slice(2));
  } catch (cause) {
    const line = cause instanceof Mendable ? cause.message : ofTheDisk(cause);
    if (line === null) throw cause;
    console.error(line);
    process.exit(2);
  }
}

/** What the disk itself refuses, in one line; null for everything else. */
function ofTheDisk(cause: unknown): string | null {
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return 'The disk is full: make room, then start again. Nothing is recorded that did not happen.';
  return code === 'EROFS' ? 'The disk cannot be written to: choose another folder with --data.' : null;
}
