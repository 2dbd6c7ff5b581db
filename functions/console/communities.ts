import type { Context } from 'hono';
import { communityStandings } from '../../shared/actions/community-standings.ts';
import { forgetModerator } from '../../shared/actions/moderators.ts';
import type { confirmModerator } from '../../shared/actions/register.ts';
import type { CommunityStanding } from '../../shared/domain/community.ts';
import type { ConsolePorts } from './app.ts';

/** GET /api/communities: how each stands, in numbers; never who. */
export function communities(ports: ConsolePorts) {
  return async (context: Context) => context.json((await communityStandings(ports)).map(rowOf));
}

function rowOf({ community, active, waiting, open, packs }: CommunityStanding) {
  return {
    community: community.id,
    label: community.label,
    moderators: active,
    waiting,
    open_invitations: open,
    packs: packs.map(({ pack, tally: { delivered = 0, posted = 0, declined = 0, ...others } }) => ({
      delivery_id: pack.id,
      campaign: pack.campaign,
      post: pack.post,
      channel: pack.channel,
      public_at: pack.publicAt,
      responses: { delivered, posted, declined, ...others },
    })),
  };
}

/** GET /api/moderators/{code}: one moderator, whom somebody of the team knows by their code. */
export function oneModerator({ moderators }: ConsolePorts) {
  return async (context: Context) => {
    const found = await moderators.moderator(context.req.param('code') ?? '');
    if (!found) return context.json(NO_SUCH, 404);
    const { code, groups, joinedAt, waitsSince, pausedAt, reachable, posted } = found;
    return context.json({
      moderator: code,
      groups: groups.map(({ community, size, district, confirmedAt }) => ({
        community,
        size,
        district,
        confirmed_at: confirmedAt,
      })),
      joined_at: joinedAt,
      waits_since: waitsSince,
      paused_at: pausedAt,
      reachable,
      posted,
    });
  };
}

/** POST /api/moderators/{code}/confirm or refuse: whether the team knows who has registered. */
export function decideModerator(decide: typeof confirmModerator, ports: ConsolePorts) {
  return async (context: Context) => {
    const isDecided = await decide(context.req.param('code') ?? '', ports);
    return isDecided ? context.json({ decided: true }) : context.json(NOT_WAITING, 409);
  };
}

/** POST /api/moderators/{code}/revoke: whoever holds that chat receives nothing more, and nothing of them is kept. */
export function revokeModerator({ moderators }: ConsolePorts) {
  return async (context: Context) => {
    const isGone = await forgetModerator(context.req.param('code') ?? '', { moderators });
    return isGone ? context.json({ revoked: true }) : context.json(NO_SUCH, 404);
  };
}

const NO_SUCH = { error: 'no_such_moderator' };
const NOT_WAITING = { error: 'not_waiting', message: 'Nobody with this code waits to be confirmed' };
