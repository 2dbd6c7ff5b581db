import { wallMonthsBetween } from '../domain/instant.ts';
import type { Ledger } from '../ports.ts';
import { readDelivery } from './delivery-item.ts';
import { MATTERS } from './ledger-items.ts';
import type { Table } from './table.ts';

/** What is found by its month, or because it waits for a person: through the table's indexes, seconds-old on AWS. */
export function indexedDeliveries(table: Table): Pick<Ledger, 'deliveriesIn' | 'matters' | 'plannedBetween'> {
  return {
    async deliveriesIn(month) {
      const rows = table.query({
        IndexName: 'month',
        KeyConditionExpression: '#month = :month',
        ExpressionAttributeNames: { '#month': 'month' },
        ExpressionAttributeValues: { ':month': month },
      });
      return (await Array.fromAsync(rows)).map(readDelivery);
    },

    async *matters(atATime) {
      const rows = table.query({
        IndexName: 'matter',
        KeyConditionExpression: 'matter = :matters',
        ExpressionAttributeValues: { ':matters': MATTERS },
        ScanIndexForward: false,
        ...(atATime && { atATime }),
      });
      for await (const row of rows) yield readDelivery(row);
    },

    async *plannedBetween(from, to, atATime) {
      // DynamoDB takes a span that ends before it begins for a mistake.
      if (to < from) return;
      for (const month of wallMonthsBetween(from, to)) {
        const rows = table.query({
          IndexName: 'month',
          KeyConditionExpression: '#month = :month AND month_order BETWEEN :from AND :to',
          ExpressionAttributeNames: { '#month': 'month' },
          ExpressionAttributeValues: { ':month': month, ':from': from, ':to': `${to}#~` },
          ...(atATime && { atATime }),
        });
        for await (const row of rows) yield readDelivery(row);
      }
    },
  };
}
