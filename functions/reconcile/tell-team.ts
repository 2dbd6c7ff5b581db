import type { HoldPorts } from '../../shared/actions/why-held.ts';
import type { Tell } from '../../shared/answer-ports.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { HOUR_MS, type Instant, latest, plus } from '../../shared/domain/instant.ts';
import type { Pause } from '../../shared/domain/pause.ts';
import type { Person } from '../../shared/domain/person.ts';
import type { ContentStore, Ledger, Log } from '../../shared/ports.ts';
import { askApprovals } from './ask-approvals.ts';
import { askMissing } from './ask-missing.ts';
import { remindOfHolds } from './remind-of-holds.ts';
import { reportSlots } from './report-slots.ts';
import { tellChanges } from './tell-changes.ts';
import { tellDigest } from './tell-digest.ts';
import { noteReported, tellMatters } from './tell-matters.ts';
import { tellPause } from './tell-pause.ts';

export interface TeamPorts extends HoldPorts {
  readonly ledger: Pick<
    Ledger,
    | 'approvals'
    | 'breakers'
    | 'callbacks'
    | 'campaign'
    | 'campaigns'
    | 'deliveriesOf'
    | 'isFirst'
    | 'mark'
    | 'pause'
    | 'plannedBetween'
    | 'read'
    | 'save'
    | 'setMark'
    | 'standIns'
  >;
  readonly contentStore: Pick<ContentStore, 'kept'>;
  readonly tell: Tell;
  /** Who of the team can be written to. */
  readonly team: () => Promise<readonly Person[]>;
  readonly log: Log;
}

/** What every chore of one run knows. */
export interface TeamRun {
  readonly now: Instant;
  readonly team: readonly Person[];
  readonly pause: Pause | null;
  /** What happened before it is nobody's: no one could be told, and nobody wants to read it all now. */
  readonly toldSince: Instant;
  /** What a person must see to, and was not told of. */
  readonly untold: readonly Delivery[];
}

const CHORES = {
  tellPause,
  askMissing,
  askApprovals,
  remindOfHolds,
  tellChanges,
  reportSlots,
  tellMatters,
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
  if (team.length > 0) return { now, team, pause: await ledger.pause(), toldSince: nobodyUntil ?? now, untold };
  for (const delivery of untold) await noteReported(delivery, ports);
  return null;
}

/** Writes down that something could not be told; false, since it was not. */
export function failed(chore: string, { log }: Pick<TeamPorts, 'log'>) {
  return (cause: unknown): false => {
    log.error('not_told', { chore, error: cause instanceof Error ? cause.name : typeof cause });
    return false;
  };
}

/** How far a chore has come: nothing after it is skipped, however long nobody ran. */
export async function comeTo(chore: string, { toldSince }: TeamRun, { ledger }: TeamPorts): Promise<Instant> {
  const mark = await ledger.mark(chore);
  return mark === null ? toldSince : latest(mark, toldSince);
}
