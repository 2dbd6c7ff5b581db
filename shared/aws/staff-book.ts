import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import type { StaffBook } from '../answer-ports.ts';
import { Role } from '../domain/person.ts';
import { expiry, instant } from './ledger-items.ts';
import { dynamoTable } from './table.ts';

const keys = {
  member: (code: string) => ({ pk: 'staff', sk: `member#${code}` }),
  offer: (token: string) => ({ pk: `staff-link#${token}`, sk: 'staff-link' }),
};

const MemberRow = z.object({ code: z.string(), name: z.string(), role: Role, sealedChat: z.string() });
const OfferRow = z.object({ name: z.string(), role: Role, expiresAt: instant });

/** Who of the team the bot may write to, on DynamoDB, or on anything that speaks its API. */
export function dynamoStaff(client: DynamoDBClient, tableName: string): StaffBook {
  const table = dynamoTable(client, tableName);
  return {
    async offer(token, { name, role }, expiresAt) {
      await table.put({ ...keys.offer(token), name, role, expiresAt, ...expiry(token, expiresAt) });
    },

    async take(token, now) {
      const row = await table.get(keys.offer(token));
      const offer = row && OfferRow.parse(row);
      if (!offer || offer.expiresAt <= now || !(await table.takeAway(keys.offer(token)))) return null;
      return { name: offer.name, role: offer.role };
    },

    async keep(member) {
      await table.put({ ...keys.member(member.code), ...member });
    },

    async member(code) {
      const row = await table.get(keys.member(code));
      return row && MemberRow.parse(row);
    },

    async members() {
      const rows = table.query({
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': keys.member('').pk },
        ConsistentRead: true,
      });
      return (await Array.fromAsync(rows)).map((row) => MemberRow.parse(row));
    },
  };
}
