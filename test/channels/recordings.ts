import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

/** What a platform answered. Our own recordings also say which page of the vendor describes the body, and when we read it. */
export interface Recording {
  readonly name: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

const Own = z.strictObject({
  source: z.url(),
  date: z.iso.date(),
  status: z.int(),
  headers: z.record(z.string(), z.string()),
  body: z.json(),
});

const own = join(import.meta.dirname, 'recordings');
const given = process.env.RECORDINGS && join(process.env.RECORDINGS, 'errors');

/** One of our own. */
export function recording(name: string): Recording {
  const { status, headers, body } = Own.parse(JSON.parse(readFileSync(join(own, `${name}.json`), 'utf8')));
  return { name, status, headers, body };
}

/** All errors of one platform: those in the folder that RECORDINGS names, else our own. */
export function errorsOf(platform: 'facebook' | 'telegram'): readonly Recording[] {
  const found =
    given && existsSync(given) ? readdirSync(given).map((file) => bare(given, file)) : readdirSync(own).map(mine);
  return found.filter(({ name, body }) => platformOf(name) === platform && isError(body));
}

const mine = (file: string) => recording(file.replace('.json', ''));

/** Only a body: the status is the one with which its platform sends it. */
function bare(folder: string, file: string): Recording {
  const body: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const { error_code } = z.object({ error_code: z.int().default(400) }).parse(body);
  return { name: file.replace('.json', ''), status: error_code, headers: {}, body };
}

const platformOf = (name: string) => (name.startsWith('telegram-') ? 'telegram' : 'facebook');

const isError = (body: unknown) =>
  typeof body === 'object' && body !== null && ('error' in body || 'error_code' in body);
