import { sha256 } from './delivery-id.ts';
import { LINE_END } from './log-row.ts';
import type { Sha256 } from './message.ts';

/** The chain of the delivery log: each row's hash is over the one before it, from the first month on. */

/** What the first row of the first month follows. */
export const NO_ROW = '0'.repeat(64) as Sha256;

/** SHA-256 over the hash before, a line feed, and the row's bytes without its two hashes and the comma before them. */
export function rowHash(previous: Sha256, body: string): Sha256 {
  return sha256(`${previous}\n${body}`);
}

export interface Chained {
  /** With its two hashes and its end, as it stands in the file. */
  readonly line: string;
  readonly head: Sha256;
}

/** @param body the row's cells up to `revision`, as they stand in the file */
export function chain(previous: Sha256, body: string): Chained {
  const head = rowHash(previous, body);
  return { line: `${body},${previous},${head}${LINE_END}`, head };
}

/** A line taken apart; null where it has no two hashes at its end. */
export function unchained(line: string): { body: string; previous: Sha256; hash: Sha256 } | null {
  const [, body, previous, hash] = /^(.*),([0-9a-f]{64}),([0-9a-f]{64})$/s.exec(line) ?? [];
  if (body === undefined || previous === undefined || hash === undefined) return null;
  return { body, previous: previous as Sha256, hash: hash as Sha256 };
}
