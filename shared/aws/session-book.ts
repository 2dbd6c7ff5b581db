import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { Sha256 } from '../domain/message.ts';
import { hasEnded, LastDay, Role } from '../domain/person.ts';
import { DEVICES, handleOf, PROOFS, type Session } from '../domain/session.ts';
import type { Sessions } from '../sign-in-ports.ts';
import { expiry, instant } from './ledger-items.ts';
import { dynamoTable } from './table.ts';

const keys = {
  session: (handle: string, id: Sha256) => ({ pk: `sessions#${handle}`, sk: `session#${id}` }),
  known: (name: string) => ({ pk: `sessions#${handleOf(name)}`, sk: 'known' }),
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

const KnownRow = z.object({ name: z.string(), role: Role, expiresAt: instant, until: LastDay.nullable() });

/** Who is signed in where, on DynamoDB, or on anything that speaks its API: never a token, and nothing of the browser but what sort it is. */
export function dynamoSessions(client: DynamoDBClient, tableName: string): Sessions {
  const table = dynamoTable(client, tableName);

  async function all(name: string): Promise<Session[]> {
    const rows = table.query({
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': keys.known(name).pk, ':prefix': 'session#' },
      ConsistentRead: true,
    });
    return (await Array.fromAsync(rows)).map(read);
  }

  return {
    async begin({ person, ...session }) {
      const { name, role } = person;
      const { id, proof, expiresAt, until } = session;
      if (proof === 'issuer')
        await table.put({ ...keys.known(name), name, role, expiresAt, until, ...expiry(name, expiresAt) });
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
      await table.remove(keys.known(name));
      const taken = await Promise.all(
        (await all(name)).map(({ id }) => table.takeAway(keys.session(handleOf(name), id))),
      );
      return taken.filter(Boolean).length;
    },

    async known(name, now) {
      const row = await table.get(keys.known(name));
      const known = row && KnownRow.parse(row);
      if (!known || known.expiresAt <= now || hasEnded(known.until, now)) return null;
      return { name: known.name, role: known.role };
    },
  };
}

function read(row: unknown): Session {
  const { name, role, ...session } = SessionRow.parse(row);
  return { ...session, person: { name, role } };
}
