import { isDeepStrictEqual } from 'node:util';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Delivery } from '../domain/delivery.ts';
import type { Instant } from '../domain/instant.ts';
import type { DeliveryAddress, Ledger } from '../ports.ts';
import { deliveryItem, readDelivery } from './delivery-item.ts';
import { approvalRecords } from './ledger-approvals.ts';
import { callbackCounters } from './ledger-callbacks.ts';
import { channelRecords } from './ledger-channels.ts';
import { choreRecords } from './ledger-chores.ts';
import { drawRecords } from './ledger-draws.ts';
import { indexedDeliveries } from './ledger-indexes.ts';
import {
  addressOfKey,
  CampaignRow,
  CHILD_SHARDS,
  DUE_SHARDS,
  keys,
  readAddress,
  readDue,
  readSaid,
  saidBy,
} from './ledger-items.ts';
import { logRecords } from './ledger-log.ts';
import { packTallies, tallyWrites } from './ledger-tallies.ts';
import { dynamoTable, type Write } from './table.ts';

/** The ledger on DynamoDB, or on anything that speaks its API. */
export function dynamoLedger(client: DynamoDBClient, tableName: string): Ledger {
  const table = dynamoTable(client, tableName);

  async function read(address: DeliveryAddress): Promise<Delivery | null> {
    const item = await table.get(keys.delivery(address));
    return item && readDelivery(item);
  }

  /** With a delivery is written what others find of it: whose a message is, and how a pack's moderators fared. */
  async function written(delivery: Delivery): Promise<boolean> {
    const item = deliveryItem(delivery);
    const previous = { ':previous': delivery.rev - 1 };
    const beside = [...messageWrites(delivery), ...tallyWrites(delivery)];
    if (beside.length === 0) return table.putIf(item, 'rev = :previous', previous);
    const Put = { Item: item, ConditionExpression: 'rev = :previous', ExpressionAttributeValues: previous };
    return table.together([{ Put }, ...beside]);
  }

  function due(shard: number, condition: string, moments: Record<string, Instant>, limit?: number) {
    return table.query({
      IndexName: 'due',
      KeyConditionExpression: `due_shard = :shard AND ${condition}`,
      ExpressionAttributeValues: { ':shard': `due#${shard}`, ...moments },
      ...(limit && { Limit: limit }),
    });
  }

  async function* deliveriesAt({ pk, prefix }: { pk: string; prefix: string }): AsyncGenerator<Delivery> {
    const rows = table.query({
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
      ConsistentRead: true,
    });
    for await (const row of rows) yield readDelivery(row);
  }

  return {
    async create(delivery) {
      const Item = deliveryItem(delivery);
      // A pack that is given by a link is received as it is made.
      const tally = tallyWrites(delivery);
      const isNew = 'attribute_not_exists(pk)';
      const made =
        tally.length === 0
          ? await table.putIf(Item, isNew)
          : await table.together([{ Put: { Item, ConditionExpression: isNew } }, ...tally]);
      return made ? 'created' : 'exists';
    },

    async save(delivery) {
      if (await written(delivery)) return 'saved';
      // Our own write, whose answer was lost and which the SDK sent again, is not somebody else's.
      return isDeepStrictEqual(await read(delivery), delivery) ? 'saved' : 'superseded';
    },

    read,

    async find(id) {
      const [row] = await Array.fromAsync(
        table.query({
          IndexName: 'delivery',
          KeyConditionExpression: 'delivery_id = :id',
          ExpressionAttributeValues: { ':id': id },
          Limit: 1,
        }),
      );
      return row ? read(addressOfKey(row)) : null;
    },

    async deliveriesOf(campaign) {
      return Array.fromAsync(deliveriesAt(keys.deliveries(campaign)));
    },

    async *childrenOf(pack) {
      for (let shard = 0; shard < CHILD_SHARDS; shard += 1) yield* deliveriesAt(keys.children(pack, shard));
    },

    ...indexedDeliveries(table),

    async *dueBetween(from, to) {
      for (let shard = 0; shard < DUE_SHARDS; shard += 1) {
        for await (const row of due(shard, 'due_at BETWEEN :from AND :to', { ':from': from, ':to': to }))
          yield readDue(row);
      }
    },

    async nextDueAfter(instant) {
      const shards = Array.from({ length: DUE_SHARDS }, (_, shard) =>
        due(shard, 'due_at > :after', { ':after': instant }, 1),
      );
      const firsts = await Promise.all(shards.map((rows) => Array.fromAsync(rows)));
      const moments = firsts.flat().map((row) => readDue(row).dueAt);
      return moments.sort()[0] ?? null;
    },

    async campaign(campaign) {
      const item = await table.get(keys.campaign(campaign));
      return item ? CampaignRow.parse(item) : { campaign, revision: 0, approvalsNeeded: 2, missing: [], endsAt: null };
    },

    async campaigns() {
      const rows = table.query({
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': keys.campaign('').pk },
        ConsistentRead: true,
      });
      return (await Array.fromAsync(rows)).map((row) => CampaignRow.parse(row));
    },

    async saveCampaign(record) {
      const item = { ...keys.campaign(record.campaign), ...record };
      const written =
        record.revision === 1
          ? await table.putIf(item, 'attribute_not_exists(pk)')
          : await table.putIf(item, 'revision = :previous', { ':previous': record.revision - 1 });
      return written ? 'saved' : 'superseded';
    },

    async noteText(audience, wording, by) {
      await table.update({
        Key: keys.text(audience, wording),
        UpdateExpression: 'ADD said :by',
        ExpressionAttributeValues: { ':by': new Set([saidBy(by)]) },
      });
    },

    async whoSaid(audience, wording) {
      const row = await table.get(keys.text(audience, wording));
      return row ? readSaid(row) : [];
    },

    async whoseMessage(address, externalId) {
      const item = await table.get(keys.message(address, externalId));
      return item && readAddress(item);
    },

    ...approvalRecords(table),
    ...channelRecords(table),
    ...callbackCounters(table),
    ...choreRecords(table),
    ...drawRecords(table),
    ...packTallies(table),
    ...logRecords(table),
  };
}

/** Whose the message is that was sent just now; nothing for any other change, and where nobody calls back. */
function messageWrites({ campaign, id, parent, address, events }: Delivery): Write[] {
  const last = events.at(-1);
  const message = last?.type === 'step_sent' && address !== '' ? last.step.externalId : null;
  return message ? [{ Put: { Item: { ...keys.message(address, message), campaign, id, parent } } }] : [];
}
