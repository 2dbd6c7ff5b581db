import * as z from 'zod';
import type { ModeratorBook } from '../answer-ports.ts';
import type { Invitation } from '../domain/community.ts';
import { expiry, instant } from './ledger-items.ts';
import type { Table, Write } from './table.ts';

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
const TakenRow = Row.extend({ state: z.enum(['open', 'taken', 'revoked']) });

/** Invitations by token, and those that are open by community. */
export function invitationRows(table: Table): Pick<
  ModeratorBook,
  'invite' | 'openInvitations' | 'invitedTo' | 'revokeInvitation'
> & {
  /** What closes an invitation for everybody else, and takes it off the list: to be written in one with whoever takes it. */
  readonly closing: (token: string, as: 'taken' | 'revoked') => Promise<readonly Write[]>;
} {
  async function stored(token: string) {
    const row = await table.get(keys.invitation(token));
    return row && TakenRow.parse(row);
  }

  async function closing(token: string, as: 'taken' | 'revoked'): Promise<readonly Write[]> {
    const Update = {
      Key: keys.invitation(token),
      UpdateExpression: 'SET #state = :as',
      ConditionExpression: '#state = :open',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':as': as, ':open': 'open' },
    };
    const known = await stored(token);
    return [{ Update }, ...(known ? [{ Delete: { Key: keys.open(known) } }] : [])];
  }

  return {
    async invite(invitation) {
      const { token, expiresAt } = invitation;
      const gone = expiry(token, expiresAt);
      await table.together([
        { Put: { Item: { ...keys.invitation(token), ...invitation, state: 'open', ...gone } } },
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

    async invitedTo(token, now) {
      const known = await stored(token);
      if (!known || known.expiresAt <= now || known.state === 'revoked') return null;
      return { community: known.community, isTaken: known.state === 'taken' };
    },

    revokeInvitation: async (token) => table.together(await closing(token, 'revoked')),
    closing,
  };
}
