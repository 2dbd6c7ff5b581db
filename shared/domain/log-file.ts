import { sha256 } from './delivery-id.ts';
import { chain, unchained } from './log-chain.ts';
import { CONTENT_COLUMNS, cellsOf, LOG_HEADER } from './log-row.ts';
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

export interface WrittenLog {
  readonly head: Sha256;
  readonly files: readonly { readonly bytes: Uint8Array; readonly rows: number }[];
}

/** A Lambda answers 6 MB, a third of which is lost to base64. @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const MOST_BYTES = 4_000_000;

/** Chains the rows in their order, (planned_at, delivery_id). Always at least one file; each opens by itself. */
export function writeLog(previous: Sha256, rows: readonly LogRow[], mostBytes = MOST_BYTES): WrittenLog {
  const files: WrittenLog['files'][number][] = [];
  let head = previous;
  let lines: string[] = [];
  let size = LOG_HEADER.length;
  const finish = () => files.push({ bytes: Buffer.from(LOG_HEADER + lines.join('')), rows: lines.length });
  for (const { content, correctsMonth, revision } of inOrder(rows)) {
    const row = chain(head, `${content},${correctsMonth ?? ''},${revision}`);
    const bytes = Buffer.byteLength(row.line);
    if (lines.length > 0 && size + bytes > mostBytes) {
      finish();
      lines = [];
      size = LOG_HEADER.length;
    }
    lines.push(row.line);
    size += bytes;
    head = row.head;
  }
  finish();
  return { head, files };
}

/** What one of our own files says of each delivery in it. */
export function* readLog(bytes: Uint8Array): Generator<RowInFile> {
  const [, ...lines] = new TextDecoder().decode(bytes).split('\r\n');
  for (const [index, line] of lines.entries()) {
    const row = unchained(line);
    if (!row) continue;
    const [, content = '', revision] = /^(.*),[^,]*,(\d+)$/.exec(row.body) ?? [];
    const { id, plannedAt } = placeIn(content);
    yield {
      id,
      month: plannedAt.slice(0, 7),
      revision: Number(revision),
      contentHash: sha256(content),
      line: index + 2,
      hash: row.hash,
    };
  }
}

const ID = CONTENT_COLUMNS.indexOf('delivery_id');
const PLANNED_AT = CONTENT_COLUMNS.indexOf('planned_at');

function placeIn(content: string): { id: string; plannedAt: string } {
  const cells = cellsOf(content);
  return { id: cells[ID] ?? '', plannedAt: cells[PLANNED_AT] ?? '' };
}

/** All moments have the same form and offset, so that their order is that of their texts. */
function inOrder(rows: readonly LogRow[]): LogRow[] {
  const placed = rows.map((row) => {
    const { id, plannedAt } = placeIn(row.content);
    return { row, place: `${plannedAt} ${id}` };
  });
  return placed.sort((a, b) => (a.place < b.place ? -1 : 1)).map(({ row }) => row);
}
