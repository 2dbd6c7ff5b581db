import { appendFileSync, existsSync, readFileSync, truncateSync } from 'node:fs';
import type * as z from 'zod';

export interface Journal<Entry> {
  /** What was written before it was opened, in order. */
  readonly entries: readonly Entry[];
  /** Has reached the operating system when it returns: a killed process loses nothing that it confirmed. */
  append(entry: Entry): void;
}

const LINE_END = 0x0a;

/**
 * Opens a file of JSON lines that only ever grows. A last line that a dying process left half written was never
 * confirmed to anybody, so it is cut off; any other illegible line throws, naming file and line.
 */
export function openJournal<Entry>(file: string, schema: z.ZodType<Entry>): Journal<Entry> {
  const written = existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
  let length = written.lastIndexOf(LINE_END) + 1;
  if (length < written.length) truncateSync(file, length);

  const lines = written.subarray(0, length).toString('utf8').split('\n').slice(0, -1);
  const entries = lines.map((line, index) => entryOf(line, schema, `${file}:${index + 1}`));

  return {
    entries,
    append(entry) {
      const line = Buffer.from(`${JSON.stringify(entry)}\n`);
      try {
        appendFileSync(file, line);
      } catch (cause) {
        // A full disk may have taken half of the line; the next one must not be glued to it.
        if (existsSync(file)) truncateSync(file, length);
        throw cause;
      }
      length += line.length;
    },
  };
}

function entryOf<Entry>(line: string, schema: z.ZodType<Entry>, where: string): Entry {
  try {
    return schema.parse(JSON.parse(line));
  } catch (cause) {
    throw new Error(`${where} cannot be read; delete the file to start the sandbox afresh`, { cause });
  }
}
