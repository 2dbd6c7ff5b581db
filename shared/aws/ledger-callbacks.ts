import { wallDate } from '../domain/instant.ts';
import type { Ledger } from '../ports.ts';
import { CallbackRow, DUE_SHARDS, expiry, keys } from './ledger-items.ts';
import type { Table } from './table.ts';

/** How many callbacks came from each platform on each day: counts, and nothing of what they said. */
export function callbackCounters(table: Table): Pick<Ledger, 'countCallback' | 'callbacks' | 'removeExpired'> {
  return {
    async countCallback(platform, at, expiresAt) {
      const day = wallDate(at);
      const { ttl, due_shard, due_at } = expiry(`${platform}${day}`, expiresAt);
      await table.update({
        Key: keys.callbacks(platform, day),
        UpdateExpression:
          'ADD #count :one SET #day = :day, last_at = :at, #ttl = :ttl, due_shard = :shard, due_at = :due',
        ExpressionAttributeNames: { '#count': 'count', '#day': 'day', '#ttl': 'ttl' },
        ExpressionAttributeValues: {
          ':one': 1,
          ':day': day,
          ':at': at,
          ':ttl': ttl,
          ':shard': due_shard,
          ':due': due_at,
        },
      });
    },

    async callbacks(platform) {
      const { pk } = keys.callbacks(platform, '');
      const rows = table.query({ KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': pk } });
      return (await Array.fromAsync(rows)).map((row) => {
        const { day, count, last_at } = CallbackRow.parse(row);
        return { day, count, lastAt: last_at };
      });
    },

    async removeExpired(now) {
      let removed = 0;
      for (let number = 0; number < DUE_SHARDS; number += 1) {
        const expired = table.query({
          IndexName: 'due',
          KeyConditionExpression: 'due_shard = :shard AND due_at <= :now',
          ExpressionAttributeValues: { ':shard': `expiry#${number}`, ':now': now },
        });
        for await (const { pk, sk } of expired) {
          await table.remove({ pk, sk });
          removed += 1;
        }
      }
      return removed;
    },
  };
}
