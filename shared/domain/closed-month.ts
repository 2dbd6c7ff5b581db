import type { DeliveryId } from './delivery-id.ts';
import { DAY_MS, fromWallTime, type Instant, plus } from './instant.ts';
import type { LogFigures } from './log-marks.ts';
import type { Sha256 } from './message.ts';

/** One complete file: with its own first line, so that each opens by itself. */
export interface LogPart {
  /** Kept as `log/<sha256>`. */
  readonly sha256: Sha256;
  readonly rows: number;
  /** The place of its first row; null where that was not kept, or there is none. */
  readonly first: string | null;
}

/** A month whose log never changes again. Several of them are always in their order. */
export interface ClosedMonth {
  /** YYYY-MM in Phnom Penh. */
  readonly month: string;
  readonly closedAt: Instant;
  /** Of the month before; what the first row follows. */
  readonly previousHead: Sha256;
  /** Of the last row; without any, that of the month before. */
  readonly head: Sha256;
  readonly rows: number;
  /** In their order; almost always one. */
  readonly parts: readonly LogPart[];
  /** As they stood when it was closed, without its corrections of other months. */
  readonly figures: LogFigures;
  /** Which of its rows correct which month. */
  readonly corrections: Readonly<Record<string, Corrections>>;
}

/** Those of one month in the file of another; the first ones by name, all of them in the file. */
export interface Corrections {
  readonly rows: number;
  readonly first: readonly { readonly id: DeliveryId; readonly post: string; readonly channel: string }[];
}

/** As many as somebody reads through. */
export const CORRECTIONS_NAMED = 50;

/** How the deliveries of a month that is still open were counted last. */
export interface MonthCount {
  readonly at: Instant;
  readonly figures: LogFigures;
  /** The last row of each part but the last one: what cannot be had in one piece is had in these. */
  readonly partEnds: readonly LogPlace[];
}

/** So many rows of an open month are a part; an answer has room for those that are planned before it is counted again. */
export const ROWS_A_PART = 4_000;

/** Where a delivery stands in the log of its month. */
export interface LogPlace {
  readonly at: Instant;
  readonly id: DeliveryId;
}

/** What is looked up, and what people decide, is settled by then; what is not becomes a correction of a later month. */
const SETTLING_MS = 3 * DAY_MS;

export function monthAfter(month: string): string {
  return stepped(month, 1);
}

export function monthBefore(month: string): string {
  return stepped(month, -1);
}

/** The first moment of a month, and the first that is not in it any more. */
export function monthSpan(month: string): { readonly begins: Instant; readonly ends: Instant } {
  return { begins: fromWallTime(`${month}-01`, '00:00'), ends: fromWallTime(`${monthAfter(month)}-01`, '00:00') };
}

export function closesAt(month: string): Instant {
  return plus(monthSpan(month).ends, SETTLING_MS);
}

function stepped(month: string, by: number): string {
  const [year = 0, of = 1] = month.split('-').map(Number);
  const count = year * 12 + of - 1 + by;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`;
}
