import type { ClosedMonth, LogPart } from './closed-month.ts';
import type { Delivery } from './delivery.ts';
import { HOUR_MS, plus, wallMonth, withOffset } from './instant.ts';
import { placeInFile } from './log-file.ts';

/** Where to look for a delivery in the files of closed months: each is 4 MB, and a month may have a dozen. */

export interface Lookup {
  readonly month: string;
  /** From 1 on, of so many. */
  readonly number: number;
  readonly of: number;
  readonly part: LogPart;
}

/** A closing reads for minutes, and is dated when it has read. */
const CLOSING_TAKES_MS = HOUR_MS;

/** The parts that may name it: of each file the one where its moment is, and every one where it had another moment then. */
export function partsNaming(delivery: Delivery, months: readonly ClosedMonth[]): Lookup[] {
  const [planned] = delivery.events;
  const moved = delivery.events.findLast(({ type }) => type === 'replanned');
  const earliest = planned ? wallMonth(planned.at) : '';
  return months
    .filter(({ month, rows }) => rows > 0 && month >= earliest)
    .flatMap(({ month, parts, closedAt }) => {
      const all = parts.map((part, index) => ({ month, number: index + 1, of: parts.length, part }));
      const hadOther = moved !== undefined && moved.at >= plus(closedAt, -CLOSING_TAKES_MS);
      if (hadOther || parts.some(({ first }) => first === null)) return all;
      const place = placeInFile(withOffset(delivery.at), delivery.id);
      return all.filter(({ part }) => part.first !== null && part.first <= place).slice(-1);
    });
}
