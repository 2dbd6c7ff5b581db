import * as z from 'zod';
import { LOG_MARKS } from '../domain/log-marks.ts';
import { Sha256 } from '../domain/message.ts';
import type { LogBook } from '../log-ports.ts';
import { readDelivery } from './delivery-item.ts';
import { deliveryId, instant } from './ledger-items.ts';
import type { Table } from './table.ts';

const keys = {
  month: (month: string) => ({ pk: 'log', sk: `month#${month}` }),
  count: (month: string) => ({ pk: 'log', sk: `count#${month}` }),
};

const Month = z.string().regex(/^\d{4}-\d\d$/);
const Figures = z.record(z.string(), z.record(z.string(), z.partialRecord(z.enum(LOG_MARKS), z.int())));
const MonthRow = z.object({
  month: Month,
  closedAt: instant,
  previousHead: Sha256,
  head: Sha256,
  rows: z.int(),
  parts: z.array(z.object({ sha256: Sha256, rows: z.int(), first: z.string().nullable().default(null) })),
  figures: Figures,
  corrections: z.record(
    Month,
    z.object({ rows: z.int(), first: z.array(z.object({ id: deliveryId, post: z.string(), channel: z.string() })) }),
  ),
});
const CountRow = z.object({
  at: instant,
  figures: Figures,
  partEnds: z.array(z.object({ at: instant, id: deliveryId })).default([]),
});

/** The log of a month as it is, how it is counted, and that it is closed. */
export function logRecords(table: Table): LogBook {
  return {
    async logOf(month, after, most) {
      const rows = table.query({
        IndexName: 'month',
        KeyConditionExpression: '#month = :month AND month_order > :after',
        ExpressionAttributeNames: { '#month': 'month' },
        ExpressionAttributeValues: { ':month': month, ':after': after ? `${after.at}#${after.id}` : '-' },
        Limit: most,
      });
      return (await Array.fromAsync(rows)).map(readDelivery);
    },

    async closedMonths() {
      const rows = table.query({
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': keys.month('').pk, ':prefix': keys.month('').sk },
        ConsistentRead: true,
      });
      return (await Array.fromAsync(rows)).map((row) => MonthRow.parse(row));
    },

    async closeMonth(closed) {
      const isFirst = await table.putIf({ ...keys.month(closed.month), ...closed }, 'attribute_not_exists(pk)');
      return isFirst ? 'closed' : 'known';
    },

    async countOf(month) {
      const row = await table.get(keys.count(month));
      return row && CountRow.parse(row);
    },

    async keepCount(month, count) {
      await table.put({ ...keys.count(month), ...count });
    },
  };
}
