import { isRunning } from '../../shared/actions/waiting.ts';
import { tellChangeAsked } from '../../shared/content/staff-approval-words.ts';
import { currentVersions } from '../../shared/domain/approval.ts';
import { MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import { mayDecide } from '../../shared/domain/person.ts';
import { comeTo, isFirstToTell, type TeamPorts, type TeamRun } from './team-chore.ts';

/** Clocks differ, and a write takes its time. */
const LATE_MS = 2 * MINUTE_MS;

/** Tells the author and the team once who wants what changed before it goes out. */
export async function tellChanges(run: TeamRun, ports: TeamPorts): Promise<void> {
  const { ledger, tell } = ports;
  const { now } = run;
  const from = plus(await comeTo('changes', run, ports), -LATE_MS);
  for (const record of run.campaigns) {
    if (!isRunning(record, now)) continue;
    const { campaign } = record;
    for (const { post, sha256, changes } of await ledger.approvals(campaign)) {
      for (const { name, change, at } of changes) {
        if (at < from) continue;
        const key = `change#${campaign}#${post}#${sha256}#${name}#${change}`;
        const author = currentVersions(await ledger.deliveriesOf(campaign)).get(post)?.author;
        if (!(await isFirstToTell(key, run, ports))) continue;
        await tell(
          tellChangeAsked(campaign, post, name, change),
          (person) => person.name !== name && (mayDecide(person) || person.name === author),
        );
      }
    }
  }
  await ledger.setMark('changes', now);
}
