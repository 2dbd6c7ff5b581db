import { tellPaused, tellPausedAgain, tellResumed, tellResumeWaits } from '../../shared/content/staff-command-words.ts';
import type { Pause } from '../../shared/domain/pause.ts';
import { mayDecide, type Person } from '../../shared/domain/person.ts';
import { isFirstToTell, type TeamPorts, type TeamRun } from './team-chore.ts';

/** Tells the others that somebody has paused everything, wants it to go on, or that two have let it go on. */
export async function tellPause(run: TeamRun, ports: TeamPorts): Promise<void> {
  const { pause, team } = run;
  const { ledger, tell } = ports;
  const last = await ledger.mark('paused');
  if (pause) {
    if (last !== pause.since) await ledger.setMark('paused', pause.since);
    const { since, rev, by, resumedBy } = pause;
    const others = (name: string | null) => (person: Person) => mayDecide(person) && person.name !== name;
    if (await isFirstToTell(`paused#${since}`, run, ports)) await tell(tellPaused(pause), others(by));
    if (rev > 1 && (await isFirstToTell(`paused#${since}#${rev}`, run, ports)))
      await tell(again(pause), others(resumedBy));
    return;
  }
  if (last === null || (await ledger.mark('resumed')) === last) return;
  const knowing = await Promise.all(
    team.map(async ({ name }) => ((await ledger.mark(`resumed#${name}`)) === last ? name : [])),
  );
  await ledger.setMark('resumed', last);
  await tell(tellResumed(), (person) => mayDecide(person) && !knowing.flat().includes(person.name));
}

function again(pause: Pause) {
  return pause.resumedBy === null ? tellPausedAgain(pause) : tellResumeWaits(pause);
}
