import type { Context } from 'hono';
import { forgetModerator } from '../../shared/actions/moderators.ts';
import type { ConsolePorts } from './app.ts';

/** GET /api/communities: how each stands, in numbers; never who. */
export function communities({ moderators, clock }: ConsolePorts) {
  return async (context: Context) => {
    const rows = (await moderators.communities()).map(async ({ id, label }) => ({
      community: id,
      label,
      moderators: await moderators.countActive(id),
      waiting: (await Array.fromAsync(moderators.waitingIn(id))).length,
      open_invitations: (await moderators.openInvitations(id, clock.now())).length,
    }));
    return context.json(await Promise.all(rows));
  };
}

/** POST /api/moderators/{code}/revoke: whoever holds that chat receives nothing more, and nothing of them is kept. */
export function revokeModerator({ moderators }: ConsolePorts) {
  return async (context: Context) => {
    const isGone = await forgetModerator(context.req.param('code') ?? '', { moderators });
    return isGone ? context.json({ revoked: true }) : context.json({ error: 'no_such_moderator' }, 404);
  };
}
