import { isDeepStrictEqual } from 'node:util';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Subscriber, Subscription } from '../domain/subscription.ts';
import type { SubscriptionBook } from '../subscription-ports.ts';
import { keys as engagementKeys } from './engagement-items.ts';
import { expiry } from './ledger-items.ts';
import {
  DUE_SUBSCRIPTIONS,
  subscriptionKeys as keys,
  SeriesRow,
  SubscriptionRow,
  subscriberOfKey,
  subscriptionItem,
} from './subscription-items.ts';
import { dynamoTable } from './table.ts';

/** Who is given which series, on DynamoDB, or on anything that speaks its API. */
export function dynamoSubscriptions(client: DynamoDBClient, tableName: string): SubscriptionBook {
  const table = dynamoTable(client, tableName);

  async function subscription(who: Subscriber): Promise<Subscription | null> {
    const row = await table.get(keys.subscription(who));
    return row && SubscriptionRow.parse(row);
  }

  return {
    async keepSeries(series) {
      await table.put({ ...keys.series(series.campaign), ...series });
    },

    async series(campaign) {
      const row = await table.get(keys.series(campaign));
      return row && SeriesRow.parse(row);
    },

    async allSeries() {
      const rows = table.query({
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': keys.series('').pk },
        ConsistentRead: true,
      });
      return (await Array.fromAsync(rows)).map((row) => SeriesRow.parse(row));
    },

    async begin(first, token) {
      const isNew = 'attribute_not_exists(pk)';
      const once = { ...engagementKeys.once(token), ...expiry(token, first.forgetAt) };
      const begun = await table.together([
        { Put: { Item: subscriptionItem(first), ConditionExpression: isNew } },
        { Put: { Item: once, ConditionExpression: isNew } },
      ]);
      return begun ? 'kept' : 'superseded';
    },

    async keep(next) {
      // Whoever left and began again is at the same revision as before.
      const upon = { ':previous': next.rev - 1, ':started': next.startedAt };
      if (await table.putIf(subscriptionItem(next), 'rev = :previous AND startedAt = :started', upon)) return 'kept';
      // Our own write, whose answer was lost and which the SDK sent again, is not somebody else's.
      return isDeepStrictEqual(await subscription(next), next) ? 'kept' : 'superseded';
    },

    subscription,

    async forget(known) {
      const forgotten = await table.removeIf(keys.subscription(known), 'rev = :rev', { ':rev': known.rev });
      return forgotten ? 'kept' : 'superseded';
    },

    async *dueBy(now) {
      const due = table.query({
        IndexName: 'due',
        KeyConditionExpression: 'due_shard = :shard AND due_at <= :now',
        ExpressionAttributeValues: { ':shard': DUE_SUBSCRIPTIONS, ':now': now },
      });
      for await (const row of due) yield subscriberOfKey(row);
    },
  };
}
