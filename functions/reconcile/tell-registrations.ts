import { nicknameIn } from '../../shared/actions/register.ts';
import { registrationsTold, registrationTold } from '../../shared/content/staff-moderator-words.ts';
import type { Community } from '../../shared/domain/community.ts';
import { epochMs, type Instant, latest, plus, SECOND_MS } from '../../shared/domain/instant.ts';
import type { TeamPorts, TeamRun } from './team-chore.ts';

/** More than these at once are told as a number. */
const ONE_BY_ONE = 3;
/** Whoever registers at this moment may be written after somebody who did so later. */
const SETTLED_MS = 5 * SECOND_MS;

/**
 * Tells the team who wants to become a moderator, each once. Until somebody confirms them they receive nothing: those as
 * well who registered before there was anybody to be told.
 */
export async function tellRegistrations(_run: TeamRun, ports: TeamPorts): Promise<void> {
  const communities = await ports.moderators.communities();
  for (const community of communities) {
    const chore = `registrations#${community.id}`;
    const told = await ports.ledger.mark(chore);
    const fresh: { code: string; since: Instant }[] = [];
    const settled = plus(ports.clock.now(), -SETTLED_MS);
    for await (const one of ports.moderators.waitingIn(community.id))
      if ((told === null || one.since > told) && one.since <= settled) fresh.push(one);
    const [first, ...others] = fresh;
    if (!first) continue;
    const until = latest(first.since, ...others.map(({ since }) => since));
    await (fresh.length > ONE_BY_ONE
      ? ports.tell(registrationsTold(community, fresh.length, epochMs(until)))
      : tellEach(fresh, communities, ports));
    await ports.ledger.setMark(chore, until);
  }
}

async function tellEach(
  fresh: readonly { readonly code: string }[],
  communities: readonly Community[],
  { moderators, keys, tell }: TeamPorts,
): Promise<void> {
  for (const { code } of fresh) {
    const moderator = await moderators.moderator(code);
    if (!moderator) continue;
    const nickname = await nicknameIn(moderator, { keys });
    await tell(registrationTold({ ...moderator, nickname }, communities));
  }
}
