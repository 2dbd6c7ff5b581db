import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import * as z from 'zod';
import type { TableRow } from '../../shared/aws/table-rows.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { InstantText } from '../../shared/domain/instant.ts';
import { KEPT_AREAS, type KeptArea } from '../../shared/domain/kept-area.ts';
import { Mendable } from '../../shared/domain/mendable.ts';
import { Sha256 } from '../../shared/domain/message.ts';

/** What an export is, beside its rows, its files and its keys. Written last: a folder without it is only half of one. */
export const Manifest = z.strictObject({
  format: z.literal(1),
  /** By the clock of the place that it came from. */
  exported_at: InstantText,
  /** What only the sandbox saw never counts as published. */
  platforms: z.enum(['sandbox', 'real']),
  /** With which flags that clock began; `now` null and speed 1: the world's own time. */
  clock: z.strictObject({ now: InstantText.nullable(), speed: z.number() }),
  /** Whether nothing leaves from there any more: only then may it go on elsewhere. */
  moves: z.boolean(),
  rows: z.int(),
  rows_sha256: Sha256,
  keys: z.int(),
  // Exports of earlier versions know no closed months.
  ...(Object.fromEntries(KEPT_AREAS.map((area) => [area, z.int().default(0)])) as Record<
    KeptArea,
    z.ZodDefault<z.ZodInt>
  >),
});
export type Manifest = z.infer<typeof Manifest>;

const MANIFEST = 'export.json';
/** One row of the table a line, as DynamoDB writes it down: any program that reads JSON reads them. */
const ROWS = 'ledger.jsonl';
const KEYS = 'keys.json';

const KeyRecord = z.record(z.string(), z.base64());

/** Makes the folder, or says in one line why it cannot be this one. Nobody else may look into it. */
export async function newFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0)
    throw new Mendable(`The folder ${folder} is not empty: name a new one, so that no two exports are mixed.`);
}

/** @returns how many, and the SHA-256 of all lines */
export async function writeRows(folder: string, rows: AsyncIterable<TableRow>) {
  const file = await open(join(folder, ROWS), 'wx', 0o600);
  const hash = createHash('sha256');
  let count = 0;
  try {
    for await (const row of rows) {
      const line = `${asLine(row)}\n`;
      hash.update(line);
      await file.appendFile(line);
      count += 1;
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { rows: count, rows_sha256: Sha256.parse(hash.digest('hex')) };
}

/** One line, also where a text has what some take for the end of one. */
function asLine(row: TableRow): string {
  const text = JSON.stringify(row, (_, value) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
  );
  return text.replace(/[\u2028\u2029]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16)}`);
}

export async function* readRows(folder: string): AsyncGenerator<TableRow> {
  const lines = createInterface({ input: createReadStream(join(folder, ROWS)), crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) yield JSON.parse(line, binaryAgain);
}

/** Bytes are `{"B": "<base64>"}` there; a map may have a key of that name too, whose value is no string. */
function binaryAgain(name: string, value: unknown): unknown {
  if (name === 'B' && typeof value === 'string') return Buffer.from(value, 'base64');
  return name === 'BS' && Array.isArray(value) ? value.map((bytes) => Buffer.from(String(bytes), 'base64')) : value;
}

export async function writeKept(folder: string, area: KeptArea, name: Sha256, bytes: Uint8Array): Promise<void> {
  await mkdir(join(folder, area), { recursive: true });
  await writeFile(join(folder, area, name), bytes, { flag: 'wx' });
}

/** The names of what was kept there, sorted. */
export async function keptNames(folder: string, area: KeptArea): Promise<readonly Sha256[]> {
  const names = await readdir(join(folder, area)).catch(() => []);
  return names.flatMap((name) => Sha256.safeParse(name).data ?? []).sort();
}

export function readKept(folder: string, area: KeptArea, name: Sha256): Promise<Uint8Array> {
  return readFile(join(folder, area, name));
}

export async function writeKeys(folder: string, keys: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const record = Object.fromEntries([...keys].map(([name, key]) => [name, Buffer.from(key).toString('base64')]));
  await writeFile(join(folder, KEYS), JSON.stringify(record, null, 2), { flag: 'wx', mode: 0o600 });
}

export async function readKeys(folder: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const record = KeyRecord.parse(JSON.parse(await readFile(join(folder, KEYS), 'utf8')));
  return new Map(Object.entries(record).map(([name, key]) => [name, Buffer.from(key, 'base64')]));
}

export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  await writeFile(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { flag: 'wx', flush: true });
}

/** What a folder holds, once all of it was found to be there and unchanged; otherwise one line that says what is wrong. */
export async function checkedManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => null);
  if (text === null)
    throw new Mendable(`${folder} is no export, or one that was interrupted: it has no ${MANIFEST}. Export again.`);
  const manifest = Manifest.safeParse(jsonOf(text)).data;
  if (!manifest)
    throw new Mendable(
      `${join(folder, MANIFEST)} is damaged, or of another version of civicast: import it with that one.`,
    );
  if (!(await isAsExported(folder, manifest).catch(() => false)))
    throw new Mendable(`${folder} is not as it was exported: something of it is missing or was changed. Export again.`);
  return manifest;
}

async function isAsExported(folder: string, manifest: Manifest): Promise<boolean> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(join(folder, ROWS))) hash.update(chunk);
  if (hash.digest('hex') !== manifest.rows_sha256) return false;
  for (const area of KEPT_AREAS) {
    const names = await keptNames(folder, area);
    if (names.length !== manifest[area]) return false;
    // What was made of a photo is named by the photo; all else by what it is.
    if (area === 'prepared') continue;
    for (const name of names) if (sha256(await readKept(folder, area, name)) !== name) return false;
  }
  return (await readKeys(folder)).size === manifest.keys;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
