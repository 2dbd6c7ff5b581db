import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { Sha256 } from '../domain/message.ts';
import { LastDay, Role } from '../domain/person.ts';
import { DEVICES, handleOf, PROOFS, type Session } from '../domain/session.ts';
import type { Sessions } from '../sign-in-ports.ts';
import { expiry, instant } from './ledger-items.ts';
import { dynamoTable } from './table.ts';

const keys = {
  session: (handle: string, id: Sha256) => ({ pk: `sessions#${handle}`, sk: `session#${id}` }),
  sessions: (name: string) => `sessions#${handleOf(name)}`,
};

const SessionRow = z.object({
  id: Sha256,
  name: z.string(),
  role: Role,
  proof: z.enum(PROOFS),
  device: z.enum(DEVICES),
  beganAt: instant,
  expiresAt: instant,
  confirmedUntil: instant,
  until: LastDay.nullable(),
});

/** Who is signed in where, on DynamoDB, or on anything that speaks its API: never a token, and nothing of the browser but what sort it is. */
export function dynamoSessions(client: DynamoDBClient, tableName: string): Sessions {
  const table = dynamoTable(client, tableName);

  async function all(name: string): Promise<Session[]> {
    const rows = table.query({
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': keys.sessions(name) },
      ConsistentRead: true,
    });
    return (await Array.fromAsync(rows)).map(read);
  }

  return {
    async begin({ person, ...session }) {
      const { name, role } = person;
      const { id, expiresAt } = session;
      await table.put({ ...keys.session(handleOf(name), id), ...session, name, role, ...expiry(id, expiresAt) });
    },

    async session(handle, id, now) {
      const row = await table.get(keys.session(handle, id));
      const session = row && read(row);
      return session && session.expiresAt > now ? session : null;
    },

    async of(name, now) {
      const running = (await all(name)).filter(({ expiresAt }) => expiresAt > now);
      return running.sort((a, b) => (a.beganAt > b.beganAt ? -1 : 1));
    },

    end: (name, id) => table.takeAway(keys.session(handleOf(name), id)),

    async endAll(name) {
      const taken = await Promise.all(
        (await all(name)).map(({ id }) => table.takeAway(keys.session(handleOf(name), id))),
      );
      return taken.filter(Boolean).length;
    },
  };
}

function read(row: unknown): Session {
  const { name, role, ...session } = SessionRow.parse(row);
  return { ...session, person: { name, role } };
}
