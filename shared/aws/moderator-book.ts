import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import type { ModeratorBook } from '../answer-ports.ts';
import { instant } from './ledger-items.ts';
import { dynamoTable, type Write } from './table.ts';

const keys = {
  moderator: (code: string) => ({ pk: `moderator#${code}`, sk: 'moderator' }),
  member: (community: string, code: string) => ({ pk: `community#${community}`, sk: `moderator#${code}` }),
  members: (community: string) => ({ pk: `community#${community}`, prefix: 'moderator#' }),
  invitation: (community: string) => ({ pk: 'invitations', sk: `community#${community}` }),
  invited: (token: string) => ({ pk: `invitation#${token}`, sk: 'invitation' }),
};

const ModeratorRow = z.object({
  code: z.string(),
  communities: z.array(z.string()).min(1),
  sealedChat: z.string(),
  state: z.enum(['active', 'blocked']),
  stateAt: instant,
  joinedAt: instant,
  rev: z.int(),
});
const MemberRow = z.object({ code: z.string(), active: z.boolean() });
const InvitationRow = z.object({ community: z.string(), token: z.string(), bot: z.string().nullable() });
const InvitedRow = z.object({ community: z.string() });

/** The moderators, on DynamoDB, or on anything that speaks its API. There is no way to list them but by community. */
export function dynamoModerators(client: DynamoDBClient, tableName: string): ModeratorBook {
  const table = dynamoTable(client, tableName);

  return {
    async invite({ community, token, bot }) {
      const row = await table.get(keys.invitation(community));
      const known = row && InvitationRow.parse(row);
      if (known?.bot === bot) return;
      const Item = { ...keys.invitation(community), community, token: known?.token ?? token, bot };
      const ConditionExpression = known ? 'attribute_exists(pk)' : 'attribute_not_exists(pk)';
      // Refused: somebody else was first, with a token as good as this one.
      await table.together([
        { Put: { Item, ConditionExpression } },
        { Put: { Item: { ...keys.invited(Item.token), community } } },
      ]);
    },

    async invitations() {
      const { pk } = keys.invitation('');
      const rows = table.query({
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
        ConsistentRead: true,
      });
      return (await Array.fromAsync(rows)).map((row) => InvitationRow.parse(row));
    },

    async invitedTo(token) {
      const row = await table.get(keys.invited(token));
      return row && InvitedRow.parse(row).community;
    },

    async keep(moderator) {
      const { code, communities, state, rev } = moderator;
      const members = communities.map(
        (community): Write => ({
          Put: { Item: { ...keys.member(community, code), code, active: state === 'active' } },
        }),
      );
      const Item = { ...keys.moderator(code), ...moderator };
      const first = { Item, ConditionExpression: 'attribute_not_exists(pk)' };
      const values = { ':previous': rev - 1 };
      const next = { Item, ConditionExpression: 'rev = :previous', ExpressionAttributeValues: values };
      return (await table.together([{ Put: rev === 1 ? first : next }, ...members])) ? 'kept' : 'superseded';
    },

    async moderator(code) {
      const row = await table.get(keys.moderator(code));
      return row && ModeratorRow.parse(row);
    },

    async *activeIn(community, after = '') {
      const { pk, prefix } = keys.members(community);
      const rows = table.query({
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :after AND :last',
        ExpressionAttributeValues: { ':pk': pk, ':after': `${prefix}${after}`, ':last': `${prefix}~` },
        ConsistentRead: true,
      });
      for await (const row of rows) {
        const { code, active } = MemberRow.parse(row);
        if (active && code > after) yield code;
      }
    },
  };
}
