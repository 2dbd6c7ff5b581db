import { type LogPlace, monthAfter, monthBefore, monthSpan, ROWS_A_PART } from '../../shared/domain/closed-month.ts';
import { plus, wallMonth } from '../../shared/domain/instant.ts';
import { COUNTED_AT_ONCE, logCounter } from '../../shared/domain/log-marks.ts';
import type { Clock, Ledger } from '../../shared/ports.ts';

export interface CountingPorts {
  readonly clock: Pick<Clock, 'now'>;
  readonly ledger: Pick<Ledger, 'closedMonths' | 'keepCount' | 'logOf' | 'plannedBetween'>;
}

/**
 * Counts the open months that are too large for a page to count while somebody waits for it: the last one and this one,
 * as far as they are not closed, and the next. A month that is closed has its figures for ever.
 */
export async function countMonths({ clock, ledger }: CountingPorts): Promise<number> {
  const now = clock.now();
  const month = wallMonth(now);
  const closed = new Set((await ledger.closedMonths()).map((one) => one.month));
  let counted = 0;
  for (const open of [monthBefore(month), month, monthAfter(month)].filter((one) => !closed.has(one))) {
    if ((await ledger.logOf(open, null, COUNTED_AT_ONCE + 1)).length <= COUNTED_AT_ONCE) continue;
    const { begins, ends } = monthSpan(open);
    const counter = logCounter();
    const partEnds: LogPlace[] = [];
    let rows = 0;
    let last: LogPlace | null = null;
    for await (const delivery of ledger.plannedBetween(begins, plus(ends, -1))) {
      // A part ends where the next row begins another one: there is always a row after an end.
      if (last !== null && rows % ROWS_A_PART === 0) partEnds.push(last);
      counter.count(delivery);
      rows += 1;
      last = { at: delivery.at, id: delivery.id };
    }
    await ledger.keepCount(open, { at: now, figures: counter.figures(), partEnds });
    counted += 1;
  }
  return counted;
}
