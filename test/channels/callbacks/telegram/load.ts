import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

/** What Telegram told a bot. Our own say which page describes the update, and when we read it. */
export interface UpdateRecording {
  readonly name: string;
  readonly body: z.core.util.JSONType;
}

const Own = z.strictObject({ source: z.url(), date: z.iso.date(), body: z.json() });

const given = process.env.RECORDINGS && join(process.env.RECORDINGS, 'telegram');

/** Our own updates, and those in the folder that RECORDINGS names. */
export function updates(): readonly UpdateRecording[] {
  const own = jsonIn(import.meta.dirname).map(({ name, body }) => ({ name, body: Own.parse(body).body }));
  return given && existsSync(given) ? [...own, ...jsonIn(given)] : own;
}

/** Whether this machine has the recordings of others. */
export const othersAreHere = given !== undefined && given !== '' && existsSync(given);

function jsonIn(folder: string): readonly UpdateRecording[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.map((file) => ({
    name: file.replace('.json', ''),
    body: z.json().parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))),
  }));
}
