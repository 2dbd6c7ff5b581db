import type { Delivery } from '../../shared/domain/delivery.ts';
import { HOUR_MS, plus } from '../../shared/domain/instant.ts';
import { askApprovals } from './ask-approvals.ts';
import { askMissing } from './ask-missing.ts';
import { remindOfHolds } from './remind-of-holds.ts';
import { reportSlots } from './report-slots.ts';
import { failed, type TeamPorts, type TeamRun } from './team-chore.ts';
import { tellChanges } from './tell-changes.ts';
import { tellDigest } from './tell-digest.ts';
import { noteReported, tellMatters } from './tell-matters.ts';
import { tellPause } from './tell-pause.ts';
import { tellRegistrations } from './tell-registrations.ts';
import { tellStopped } from './tell-stopped.ts';

const CHORES = {
  tellPause,
  askMissing,
  askApprovals,
  remindOfHolds,
  tellStopped,
  tellChanges,
  reportSlots,
  tellMatters,
  tellRegistrations,
  tellDigest,
};
/** When there was last nobody to be told, to the hour. */
const NOBODY = 'nobody-of-the-team';

/**
 * Tells the team what it must decide, what became of what was due, and what went wrong: each thing once. Never throws:
 * a chore that fails is taken up again at the next run, and keeps none of the others waiting.
 */
export async function tellTeam(untold: readonly Delivery[], ports: TeamPorts): Promise<void> {
  const run = await begun(untold, ports).catch(failed('begin', ports));
  if (!run) return;
  for (const [name, chore] of Object.entries(CHORES)) await chore(run, ports).catch(failed(name, ports));
}

/** Null while there is nobody to be told. */
async function begun(untold: readonly Delivery[], ports: TeamPorts): Promise<TeamRun | null> {
  const { clock, ledger, team: teamNow } = ports;
  const now = clock.now();
  const [team, nobodyUntil] = await Promise.all([teamNow(), ledger.mark(NOBODY)]);
  const isOld = nobodyUntil === null || (team.length === 0 && plus(nobodyUntil, HOUR_MS) <= now);
  if (isOld) await ledger.setMark(NOBODY, now);
  if (team.length > 0) {
    const [pause, campaigns] = await Promise.all([ledger.pause(), ledger.campaigns()]);
    return { now, team, pause, campaigns, toldSince: nobodyUntil ?? now, untold };
  }
  for (const delivery of untold) await noteReported(delivery, ports);
  return null;
}
