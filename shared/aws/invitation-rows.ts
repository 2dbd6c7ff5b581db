import * as z from 'zod';
import type { ModeratorBook } from '../answer-ports.ts';
import type { Invitation } from '../domain/community.ts';
import { expiry, instant } from './ledger-items.ts';
import type { Table } from './table.ts';

const keys = {
  invitation: (token: string) => ({ pk: `invitation#${token}`, sk: 'invitation' }),
  open: ({ community, madeAt, token }: Invitation) => ({
    pk: `invitations#${community}`,
    sk: `invitation#${madeAt}#${token}`,
  }),
};

const Row = z.object({
  token: z.string(),
  community: z.string(),
  madeAt: instant,
  expiresAt: instant,
}) satisfies z.ZodType<Invitation>;
/** `''`: nobody has it yet. */
const TakenRow = Row.extend({ takenBy: z.string() });

const NOBODY = '';
/** No code is like it. */
const REVOKED = '-';

/** Invitations by token, and those that are open by community. */
export function invitationRows(
  table: Table,
): Pick<ModeratorBook, 'invite' | 'openInvitations' | 'invitedTo' | 'takeInvitation' | 'revokeInvitation'> {
  async function stored(token: string) {
    const row = await table.get(keys.invitation(token));
    return row && TakenRow.parse(row);
  }

  /** Closes it for everybody else, and takes it off the list. */
  async function close(token: string, by: string, unless: readonly string[]): Promise<boolean> {
    const known = await stored(token);
    if (!known) return false;
    const values = Object.fromEntries(unless.map((value, index) => [`:was${index}`, value]));
    return table.together([
      {
        Update: {
          Key: keys.invitation(token),
          UpdateExpression: 'SET takenBy = :by',
          ConditionExpression: `takenBy IN (${Object.keys(values).join(', ')})`,
          ExpressionAttributeValues: { ':by': by, ...values },
        },
      },
      { Delete: { Key: keys.open(known) } },
    ]);
  }

  return {
    async invite(invitation) {
      const { token, expiresAt } = invitation;
      const gone = expiry(token, expiresAt);
      await table.together([
        { Put: { Item: { ...keys.invitation(token), ...invitation, takenBy: NOBODY, ...gone } } },
        { Put: { Item: { ...keys.open(invitation), ...invitation, ...gone } } },
      ]);
    },

    async openInvitations(community, now) {
      const rows = table.query({
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': `invitations#${community}` },
        ConsistentRead: true,
      });
      return (await Array.fromAsync(rows)).map((row) => Row.parse(row)).filter(({ expiresAt }) => expiresAt > now);
    },

    async invitedTo(token, code, now) {
      const known = await stored(token);
      if (!known || known.expiresAt <= now) return null;
      return known.takenBy === NOBODY || known.takenBy === code ? known.community : null;
    },

    takeInvitation: (token, code) => close(token, code, [NOBODY, code]),
    revokeInvitation: (token) => close(token, REVOKED, [NOBODY]),
  };
}
