import { type DeliveryId, sha256 } from './delivery-id.ts';
import { chain, unchained } from './log-chain.ts';
import { CONTENT_COLUMNS, cellsOf, LINE_END, LOG_HEADER } from './log-row.ts';
import type { Sha256 } from './message.ts';

/** The files of a closed month: written once, and read again to see what has changed since. */

export interface LogRow {
  /** The cells up to `text_sha256`, as they stand in the file. */
  readonly content: string;
  /** The month in whose numbers this delivery was counted before; null for what no file has named yet. */
  readonly correctsMonth: string | null;
  /** Counts what the files say of one delivery, from 1 on. */
  readonly revision: number;
}

/** What the files said of a delivery last. */
export interface Recorded {
  readonly contentHash: Sha256;
  /** YYYY-MM of `planned_at`. */
  readonly month: string;
  readonly revision: number;
}

export interface RowInFile extends Recorded {
  readonly id: string;
  /** As an editor counts. */
  readonly line: number;
  readonly hash: Sha256;
}

export interface WrittenFile {
  readonly bytes: Uint8Array;
  readonly rows: number;
  /** The place of its first row; null without any. */
  readonly first: string | null;
}

export interface WrittenLog {
  readonly head: Sha256;
  readonly files: readonly WrittenFile[];
}

/** A Lambda answers 6 MB, a third of which is lost to base64. @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const MOST_BYTES = 4_000_000;

/** Chains the rows in their order, (planned_at, delivery_id). Always at least one file; each opens by itself. */
export function writeLog(previous: Sha256, rows: readonly LogRow[], mostBytes = MOST_BYTES): WrittenLog {
  const files: WrittenFile[] = [];
  let head = previous;
  let lines: string[] = [];
  let size = LOG_HEADER.length;
  let first: string | null = null;
  const finish = () => files.push({ bytes: Buffer.from(LOG_HEADER + lines.join('')), rows: lines.length, first });
  for (const { content, correctsMonth, revision } of inOrder(rows)) {
    const row = chain(head, `${content},${correctsMonth ?? ''},${revision}`);
    const bytes = Buffer.byteLength(row.line);
    if (lines.length > 0 && size + bytes > mostBytes) {
      finish();
      lines = [];
      size = LOG_HEADER.length;
    }
    if (lines.length === 0) first = placeOf(content);
    lines.push(row.line);
    size += bytes;
    head = row.head;
  }
  finish();
  return { head, files };
}

/** What one of our own files says of each delivery in it. */
export function* readLog(bytes: Uint8Array): Generator<RowInFile> {
  const [, ...lines] = new TextDecoder().decode(bytes).split(LINE_END);
  for (const [index, line] of lines.entries()) {
    const row = rowIn(line, index + 2);
    if (row) yield row;
  }
}

/** What it says of this one, without reading the others: a file names a delivery once, at the beginning of a line. */
export function readRow(bytes: Uint8Array, id: DeliveryId): RowInFile | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = file.indexOf(`${LINE_END}${id},`);
  if (end === -1) return null;
  const from = end + LINE_END.length;
  let line = 1;
  for (let at = file.indexOf(LINE_END); at !== -1 && at < from; at = file.indexOf(LINE_END, at + 1)) line += 1;
  return rowIn(file.toString('utf8', from, file.indexOf(LINE_END, from)), line);
}

function rowIn(text: string, line: number): RowInFile | null {
  const row = unchained(text);
  if (!row) return null;
  const [, content = '', revision] = /^(.*),[^,]*,(\d+)$/.exec(row.body) ?? [];
  const { id, plannedAt } = placeIn(content);
  const month = plannedAt.slice(0, 7);
  return { id, month, revision: Number(revision), contentHash: sha256(content), line, hash: row.hash };
}

const ID = CONTENT_COLUMNS.indexOf('delivery_id');
const PLANNED_AT = CONTENT_COLUMNS.indexOf('planned_at');

function placeIn(content: string): { id: string; plannedAt: string } {
  const cells = cellsOf(content);
  return { id: cells[ID] ?? '', plannedAt: cells[PLANNED_AT] ?? '' };
}

/** All moments have the same form and offset, so that their order is that of their texts. */
function inOrder(rows: readonly LogRow[]): LogRow[] {
  const placed = rows.map((row) => ({ row, place: placeOf(row.content) }));
  return placed.sort((a, b) => (a.place < b.place ? -1 : 1)).map(({ row }) => row);
}

function placeOf(content: string): string {
  const { id, plannedAt } = placeIn(content);
  return placeInFile(plannedAt, id);
}

/** Rows are in the order of these texts. */
export function placeInFile(plannedAt: string, id: string): string {
  return `${plannedAt} ${id}`;
}
