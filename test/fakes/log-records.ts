import type { ClosedMonth, LogPlace, MonthCount } from '../../shared/domain/closed-month.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { wallMonth } from '../../shared/domain/instant.ts';
import type { LogBook } from '../../shared/log-ports.ts';

const placeOf = ({ at, id }: LogPlace) => `${at}#${id}`;

/** What the ledger in memory knows of the log: its deliveries by (at, id), and the months that are closed. */
export function logRecords(planned: () => readonly Delivery[]): LogBook {
  const closed = new Map<string, ClosedMonth>();
  const counts = new Map<string, MonthCount>();
  return {
    async logOf(month, after, most) {
      const own = planned().filter(
        (delivery) => wallMonth(delivery.at) === month && (after === null || placeOf(delivery) > placeOf(after)),
      );
      return structuredClone(own.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1)).slice(0, most));
    },
    async closedMonths() {
      return structuredClone([...closed.values()].sort((a, b) => (a.month < b.month ? -1 : 1)));
    },
    async closeMonth(month) {
      if (closed.has(month.month)) return 'known';
      closed.set(month.month, structuredClone(month));
      return 'closed';
    },
    async countOf(month) {
      return structuredClone(counts.get(month) ?? null);
    },
    async keepCount(month, count) {
      counts.set(month, structuredClone(count));
    },
  };
}
