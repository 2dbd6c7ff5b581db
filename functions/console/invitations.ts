import type { Context } from 'hono';
import * as z from 'zod';
import { invite, MOST_INVITATIONS, openInvitations } from '../../shared/actions/invite.ts';
import { type Community, type Invitation, invitationLink, startOf } from '../../shared/domain/community.ts';
import type { ConsolePorts } from './app.ts';

/** GET /api/invitations: those that somebody may still take, at least one for each community. Staff only: who has one may register. */
export function invitations(ports: ConsolePorts) {
  return async (context: Context) => {
    const communities = await ports.moderators.communities();
    const rows = await Promise.all(
      communities.map(async (community) =>
        (await openInvitations(community.id, ports)).map((invitation) => rowOf(invitation, community)),
      ),
    );
    return context.json(rows.flat());
  };
}

const Asked = z.strictObject({ community: z.string(), count: z.int().min(1).max(MOST_INVITATIONS).default(1) });

/** POST /api/invitations {community, count?}: new ones, each for one person. */
export function makeInvitations(ports: ConsolePorts) {
  return async (context: Context) => {
    const asked = Asked.safeParse(await context.req.json().catch(() => null));
    if (!asked.success) return context.json(badRequest, 400);
    const community = await ports.moderators.community(asked.data.community);
    const made = community && (await invite(community.id, asked.data.count, ports));
    if (!made) return context.json({ error: 'no_such_community' }, 404);
    return context.json(made.map((invitation) => rowOf(invitation, community)));
  };
}

/** POST /api/invitations/{token}/revoke: nobody can take it any more. */
export function revokeInvitation({ moderators }: ConsolePorts) {
  return async (context: Context) => {
    const isRevoked = await moderators.revokeInvitation(context.req.param('token') ?? '');
    if (isRevoked) return context.json({ revoked: true });
    return context.json({ error: 'not_open', message: 'Somebody has taken it, it was revoked, or it never was' }, 404);
  };
}

function rowOf(invitation: Invitation, { id, bot }: Community) {
  const { token, madeAt, expiresAt } = invitation;
  const url = invitationLink(invitation, bot);
  return { community: id, token, start: startOf(invitation), url, made_at: madeAt, expires_at: expiresAt };
}

const badRequest = {
  error: 'bad_request',
  message: `Send JSON: {community, count}, count being at most ${MOST_INVITATIONS}`,
};
