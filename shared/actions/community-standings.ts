import type { ModeratorBook } from '../answer-ports.ts';
import type { Community, CommunityStanding } from '../domain/community.ts';
import { isForModerators } from '../domain/delivery.ts';
import { DAY_MS, plus } from '../domain/instant.ts';
import { inCommunity } from '../domain/pack-tally.ts';
import type { Clock, Ledger } from '../ports.ts';
import { talliesOf } from './tallies-of.ts';

export interface StandingPorts {
  readonly clock: Pick<Clock, 'now'>;
  readonly ledger: Pick<Ledger, 'plannedBetween' | 'tallyOf'>;
  readonly moderators: Pick<ModeratorBook, 'communities' | 'countActive' | 'openInvitations' | 'waitingIn'>;
}

const LOOK_BACK_MS = 14 * DAY_MS;

/** How each community stands now, by id. */
export async function communityStandings(ports: StandingPorts): Promise<readonly CommunityStanding[]> {
  const { clock, ledger, moderators } = ports;
  const now = clock.now();
  const planned = await Array.fromAsync(ledger.plannedBetween(plus(now, -LOOK_BACK_MS), now));
  const packs = planned.filter((delivery) => isForModerators(delivery) && delivery.attempts > 0).toReversed();
  const tallies = await talliesOf(packs, ledger);
  const standing = async (community: Community): Promise<CommunityStanding> => {
    const { id } = community;
    const own = packs.filter(({ recipients }) => recipients.includes(id));
    return {
      community,
      active: await moderators.countActive(id),
      waiting: (await Array.fromAsync(moderators.waitingIn(id))).length,
      open: (await moderators.openInvitations(id, now)).length,
      packs: own.map((pack) => ({ pack, tally: inCommunity(tallies.get(pack.id) ?? {}, id) })),
    };
  };
  return Promise.all((await moderators.communities()).map(standing));
}
