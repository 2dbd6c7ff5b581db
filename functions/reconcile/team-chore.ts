import type { HoldPorts } from '../../shared/actions/why-held.ts';
import type { Keys, ModeratorBook, Tell } from '../../shared/answer-ports.ts';
import type { CampaignRecord } from '../../shared/domain/campaign-record.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { DAY_MS, type Instant, latest, plus } from '../../shared/domain/instant.ts';
import type { Pause } from '../../shared/domain/pause.ts';
import type { Person } from '../../shared/domain/person.ts';
import type { ContentStore, Ledger, Log } from '../../shared/ports.ts';

/** What all have in common that tell the team something, minute after minute: see tell-team.ts. */

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
    | 'whoSaid'
  >;
  readonly contentStore: Pick<ContentStore, 'kept'>;
  readonly moderators: ModeratorBook;
  readonly keys: Pick<Keys, 'of'>;
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
  readonly campaigns: readonly CampaignRecord[];
  /** What happened before it is nobody's: no one could be told, and nobody wants to read it all now. */
  readonly toldSince: Instant;
  /** What a person must see to, and was not told of. */
  readonly untold: readonly Delivery[];
}

const FORGET_AFTER_MS = 60 * DAY_MS;

/** True for the run that notes a thing as told before all others, for longer than it could be told again. */
export function isFirstToTell(what: string, { now }: Pick<TeamRun, 'now'>, { ledger }: TeamPorts): Promise<boolean> {
  return ledger.isFirst(what, plus(now, FORGET_AFTER_MS));
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
