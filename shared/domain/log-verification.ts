import { NO_ROW, rowHash, unchained } from './log-chain.ts';
import { BYTE_ORDER_MARK, LOG_COLUMNS } from './log-row.ts';
import type { Sha256 } from './message.ts';

/** What a file of the log shows to whoever holds it, and needs nobody's word for. */

export interface LogFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What the log page says of the last of the files, and how many rows they have together. */
export interface Expected {
  readonly head: string;
  readonly rows: number;
}

export interface Fault {
  readonly file: string;
  /** As an editor counts; 0: the file as a whole, or what is not there. */
  readonly line: number;
  readonly what: string;
}

export interface Verification {
  readonly faults: readonly Fault[];
  readonly rows: number;
  /** What the first row says that it follows; null without a row. */
  readonly begins: Sha256 | null;
  /** The hash of the last row; null without a row. */
  readonly head: Sha256 | null;
  readonly isTruncationChecked: boolean;
}

/**
 * Follows the chain through the files of one month or of several, in their order. A row that was changed, removed, added
 * or moved is found where the chain breaks. What no chain can show is whether rows are missing at its end, or before the
 * first: for that one needs what somebody else has kept of it.
 */
export function verifyLog(files: readonly LogFile[], expected: Expected | null): Verification {
  const faults: Fault[] = [];
  let [rows, begins, head]: [number, Sha256 | null, Sha256 | null] = [0, null, null];
  for (const { name, bytes } of files) {
    const fault = (line: number, what: string) => faults.push({ file: name, line, what });
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    // What is no UTF-8 is read as U+FFFD, which some row may really say.
    if (Buffer.compare(Buffer.from(text), bytes) !== 0) fault(0, SAID.noText);
    const [header, ...lines] = linesOf(text);
    if (header?.replace(BYTE_ORDER_MARK, '') !== LOG_COLUMNS.join(',')) fault(1, SAID.header);
    for (const [index, line] of lines.entries()) {
      const row = unchained(line);
      rows += 1;
      if (!row) {
        fault(index + 2, line.endsWith(',,') ? SAID.open : SAID.noRow);
        continue;
      }
      if (head !== null && row.previous !== head) fault(index + 2, SAID.follows);
      if (rowHash(row.previous, row.body) !== row.hash) fault(index + 2, SAID.changed);
      begins ??= row.previous;
      // What stands there: one row that was changed is one fault, and not one in each row after it.
      head = row.hash;
    }
  }
  if (expected) faults.push(...againstWord({ rows, head }, expected, files.at(-1)?.name ?? ''));
  return { faults, rows, begins, head, isTruncationChecked: expected !== null };
}

/** A month without a row has the head of the one before it, which no file says. */
function againstWord(found: { rows: number; head: Sha256 | null }, said: Expected, file: string): Fault[] {
  const faults: Fault[] = [];
  if (found.rows !== said.rows)
    faults.push({ file, line: 0, what: `has another number of rows: ${found.rows}, not ${said.rows}` });
  if (found.head !== null && found.head !== said.head)
    faults.push({ file, line: 0, what: `ends with the head ${found.head}, not with ${said.head}` });
  return faults;
}

/** Whether the chain shown here begins with the log's very first row. */
export function beginsTheLog({ begins }: Verification): boolean {
  return begins === NO_ROW;
}

/** An end of line that a mail program or an editor has put in the place of ours changes no row. */
function linesOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

const SAID = {
  noText: 'holds bytes that are no UTF-8: it was changed, or saved by a program that writes something else',
  header: `is not the log's first line: ${LOG_COLUMNS.join(',')}`,
  open: 'has no hashes: its month is not closed yet, and may still change',
  noRow: 'is no row of a closed month: it does not end with two hashes',
  follows:
    'does not follow the row before it: a row between them was removed, or one of the two was added, moved or changed',
  changed: 'is not as it was written: its bytes do not give its hash',
} as const;
