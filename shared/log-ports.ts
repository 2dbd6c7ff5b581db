import type { ClosedMonth, LogPlace, MonthCount } from './domain/closed-month.ts';
import type { Delivery } from './domain/delivery.ts';

/** What the ledger knows of the delivery log, month by month. */
export interface LogBook {
  /** At most `most` of what the plan made whose `at` lies in that month, by (at, id), from after this one on; seconds-old on AWS. */
  logOf(month: string, after: LogPlace | null, most: number): Promise<readonly Delivery[]>;
  /** In their order. */
  closedMonths(): Promise<readonly ClosedMonth[]>;
  /** Closes the log of a month for ever; `known` when somebody else was first, which changes nothing. */
  closeMonth(closed: ClosedMonth): Promise<'closed' | 'known'>;
  /** How the deliveries of a month that is still open were counted last; null before that. */
  countOf(month: string): Promise<MonthCount | null>;
  keepCount(month: string, count: MonthCount): Promise<void>;
}
