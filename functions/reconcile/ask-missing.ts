import { askWhetherMeant } from '../../shared/content/staff-matter-words.ts';
import { isForModerators } from '../../shared/domain/delivery.ts';
import { missingVersion } from '../../shared/domain/missing.ts';
import { isFirstToTell, type TeamPorts, type TeamRun } from './team-chore.ts';

/** Asks once whether what disappeared from a campaign's folder, more than half of it at once, was taken out on purpose. */
export async function askMissing(run: TeamRun, ports: TeamPorts): Promise<void> {
  const { ledger, tell } = ports;
  for (const { campaign, missing } of run.campaigns) {
    if (missing.length === 0) continue;
    // Of a pack that is out some moderators may wait still.
    const [waits] = (await ledger.deliveriesOf(campaign)).filter(
      (one) => missing.includes(one.post) && (one.state.status === 'scheduled' || isForModerators(one)),
    );
    const key = `missing#${campaign}#${missingVersion(missing)}`;
    if (waits && (await isFirstToTell(key, run, ports))) await tell(askWhetherMeant(campaign, missing, waits.id));
  }
}
