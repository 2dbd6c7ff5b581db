import { randomBytes } from 'node:crypto';
import type { ModeratorBook } from '../answer-ports.ts';
import { type Invitation, invitationTo } from '../domain/community.ts';
import type { Clock } from '../ports.ts';

export interface InvitePorts {
  readonly clock: Pick<Clock, 'now'>;
  readonly moderators: Pick<ModeratorBook, 'community' | 'invite' | 'openInvitations'>;
}

/** 96 bits: nobody guesses one. */
const TOKEN_BYTES = 12;
/** The most that are made at a time. */
export const MOST_INVITATIONS = 1_000;
const AT_A_TIME = 25;

/** New invitations to a community, each for one person; null where there is no such community. */
export async function invite(
  community: string,
  count: number,
  { clock, moderators }: InvitePorts,
): Promise<readonly Invitation[] | null> {
  if (!(await moderators.community(community))) return null;
  const now = clock.now();
  const made = Array.from({ length: Math.min(count, MOST_INVITATIONS) }, () =>
    invitationTo(community, randomBytes(TOKEN_BYTES).toString('base64url'), now),
  );
  for (let start = 0; start < made.length; start += AT_A_TIME)
    await Promise.all(made.slice(start, start + AT_A_TIME).map((invitation) => moderators.invite(invitation)));
  return made;
}

/** The invitations to a community that are open; where there is none, one is made: a community can always be joined. */
export async function openInvitations(community: string, ports: InvitePorts): Promise<readonly Invitation[]> {
  const open = await ports.moderators.openInvitations(community, ports.clock.now());
  return open.length > 0 ? open : ((await invite(community, 1, ports)) ?? []);
}
