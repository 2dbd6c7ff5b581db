import { messageToMend } from '../../shared/actions/open-matters.ts';
import { type ToldMatter, tellMatters as tellList, tellMatter } from '../../shared/content/staff-matter-words.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { move } from '../../shared/domain/delivery-life.ts';
import { type Matter, untoldMatter } from '../../shared/domain/matter.ts';
import { failed, type TeamPorts, type TeamRun } from './team-chore.ts';

/** More than so many at once are one list. */
const SINGLY = 3;

interface Found {
  readonly delivery: Delivery;
  readonly matter: ToldMatter;
}

/**
 * Tells once of each thing that went wrong, with its text and photos, and what to do by hand. It is noted before it is
 * told; until then it stays due, and what cannot be noted keeps nothing else from being told. What is missed while
 * everything is paused is told when it goes on.
 */
export async function tellMatters(run: TeamRun, ports: TeamPorts): Promise<void> {
  const found: Found[] = [];
  for (const delivery of run.untold) {
    const matter = untoldMatter(delivery);
    if (!matter || waitsForTheEnd(matter, run)) continue;
    if (!(await noteReported(delivery, ports).catch(failed('tellMatters', ports)))) continue;
    if (isWorthAMessage(matter, run)) found.push({ delivery, matter });
  }
  if (found.length > SINGLY) await ports.tell(tellList(found));
  else for (const { delivery, matter } of found) await ports.tell(await shown(delivery, matter, ports));
}

/** Notes that the team was told, or that there was nobody to be told; false when somebody else was first. */
export async function noteReported(
  delivery: Delivery,
  { clock, ledger }: Pick<TeamPorts, 'clock' | 'ledger'>,
): Promise<boolean> {
  const reported = move(delivery, { type: 'reported', at: clock.now() });
  return reported !== null && (await ledger.save(reported)) === 'saved';
}

function waitsForTheEnd(matter: Matter, { pause }: TeamRun): boolean {
  return pause !== null && matter.kind === 'missed' && matter.why === 'paused';
}

/** What this version cannot do yet is in the report of its slot; nobody is asked to mend it, post after post. */
function isWorthAMessage(matter: Matter, { toldSince }: TeamRun): matter is ToldMatter {
  return matter.kind !== 'unknown' && matter.since >= toldSince && matter.why !== 'channel_not_ready';
}

/** Where its text cannot be read it is told all the same. */
async function shown(delivery: Delivery, matter: ToldMatter, ports: TeamPorts) {
  const message = await messageToMend({ delivery, matter }, ports);
  return tellMatter(delivery, matter, message ?? { text: '', photos: [] });
}
