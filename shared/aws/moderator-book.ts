import { isDeepStrictEqual } from 'node:util';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { ModeratorBook } from '../answer-ports.ts';
import { keptUntil } from '../domain/moderator.ts';
import { invitationRows } from './invitation-rows.ts';
import { expiry } from './ledger-items.ts';
import {
  CommunityRow,
  moderatorKeys as keys,
  listings,
  MemberRow,
  ModeratorRow,
  WaitingRow,
} from './moderator-items.ts';
import { dynamoTable, type Write } from './table.ts';

/** The moderators, on DynamoDB, or on anything that speaks its API. There is no way to list them but by community. */
export function dynamoModerators(client: DynamoDBClient, tableName: string): ModeratorBook {
  const table = dynamoTable(client, tableName);

  function rowsOf(pk: string, after: string, atMost?: number) {
    return table.query({
      ...(atMost !== undefined && { Limit: atMost }),
      KeyConditionExpression: 'pk = :pk AND sk > :after',
      ExpressionAttributeValues: { ':pk': pk, ':after': after },
      ConsistentRead: true,
    });
  }

  const { closing, ...invitations } = invitationRows(table);
  return {
    ...invitations,

    async keepCommunity(community) {
      await table.put({ ...keys.community(community.id), ...community });
    },

    async community(id) {
      const row = await table.get(keys.community(id));
      return row && CommunityRow.parse(row);
    },

    async communities() {
      const rows = rowsOf(keys.community('').pk, ' ');
      return (await Array.fromAsync(rows)).map((row) => CommunityRow.parse(row));
    },

    async keep(moderator, before, token) {
      const [was, is] = [listings(before), listings(moderator)];
      const Item = { ...keys.moderator(moderator.code), ...moderator, ...expiry(moderator.code, keptUntil(moderator)) };
      const first = { Item, ConditionExpression: 'attribute_not_exists(pk)' };
      const next = {
        Item,
        ConditionExpression: 'rev = :previous',
        ExpressionAttributeValues: { ':previous': moderator.rev - 1 },
      };
      const writes: Write[] = [
        { Put: before === null ? first : next },
        ...(token === undefined ? [] : await closing(token, 'taken')),
        ...[...is]
          .filter(([key, row]) => !isDeepStrictEqual(was.get(key), row))
          .map(([, Item]): Write => ({ Put: { Item } })),
        ...[...was].filter(([key]) => !is.has(key)).map(([, { pk, sk }]): Write => ({ Delete: { Key: { pk, sk } } })),
      ];
      return (await table.together(writes)) ? 'kept' : 'superseded';
    },

    async moderator(code) {
      const row = await table.get(keys.moderator(code));
      return row && ModeratorRow.parse(row);
    },

    async forget(moderator) {
      const as = { ConditionExpression: 'rev = :rev', ExpressionAttributeValues: { ':rev': moderator.rev } };
      const lists = [...listings(moderator).values()].map(({ pk, sk }): Write => ({ Delete: { Key: { pk, sk } } }));
      const forgotten = await table.together([{ Delete: { Key: keys.moderator(moderator.code), ...as } }, ...lists]);
      return forgotten ? 'kept' : 'superseded';
    },

    async *activeIn(community, after = '', atMost?) {
      const { pk, sk } = keys.active(community, after);
      for await (const row of rowsOf(pk, sk, atMost)) yield MemberRow.parse(row).code;
    },

    countActive: (community) => table.count(keys.active(community, '').pk),

    async *waitingIn(community) {
      const { pk, sk } = keys.waiting(community, '');
      for await (const row of rowsOf(pk, sk)) {
        const { code, since } = WaitingRow.parse(row);
        yield { code, since };
      }
    },

    async *toWelcome() {
      const { pk, sk } = keys.welcome('');
      for await (const row of rowsOf(pk, sk)) yield MemberRow.parse(row).code;
    },
  };
}
