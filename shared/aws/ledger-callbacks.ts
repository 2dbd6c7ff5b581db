import { type Instant, wallDate } from '../domain/instant.ts';
import type { Ledger } from '../ports.ts';
import { CallbackRow, DUE_SHARDS, expiry, keys } from './ledger-items.ts';
import type { Table } from './table.ts';

/** How many callbacks came from each platform on each day: counts, and nothing of what they said. */
export function callbackCounters(table: Table): Pick<Ledger, 'countCallback' | 'callbacks' | 'removeExpired'> {
  /** What came while the last count was being written is written in one: a burst of callbacks meets one row. */
  const next = new Map<string, { count: number; at: Instant; expiresAt: Instant; written: Promise<void> }>();
  const writing = new Map<string, Promise<void>>();

  async function write(platform: string): Promise<void> {
    await writing.get(platform)?.catch(() => {});
    const batch = next.get(platform);
    next.delete(platform);
    if (!batch) return;
    const written = add(platform, batch);
    writing.set(platform, written);
    await written;
  }

  async function add(
    platform: string,
    { count, at, expiresAt }: { count: number; at: Instant; expiresAt: Instant },
  ): Promise<void> {
    const day = wallDate(at);
    const { ttl, due_shard, due_at } = expiry(`${platform}${day}`, expiresAt);
    await table.update({
      Key: keys.callbacks(platform, day),
      UpdateExpression:
        'ADD #count :count SET #day = :day, last_at = :at, #ttl = :ttl, due_shard = :shard, due_at = :due',
      ExpressionAttributeNames: { '#count': 'count', '#day': 'day', '#ttl': 'ttl' },
      ExpressionAttributeValues: {
        ':count': count,
        ':day': day,
        ':at': at,
        ':ttl': ttl,
        ':shard': due_shard,
        ':due': due_at,
      },
    });
  }

  return {
    async countCallback(platform, at, expiresAt) {
      const waiting = next.get(platform);
      if (waiting) {
        Object.assign(waiting, { count: waiting.count + 1, at, expiresAt });
        return waiting.written;
      }
      const batch = { count: 1, at, expiresAt, written: Promise.resolve() };
      next.set(platform, batch);
      batch.written = write(platform);
      return batch.written;
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
          // The index is behind: what it names may have been given more time since.
          if (await table.removeIf({ pk, sk }, 'due_at <= :now', { ':now': now })) removed += 1;
        }
      }
      return removed;
    },
  };
}
