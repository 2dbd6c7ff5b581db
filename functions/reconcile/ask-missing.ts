import { askWhetherMeant } from '../../shared/content/staff-matter-words.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { DAY_MS, plus } from '../../shared/domain/instant.ts';
import type { TeamPorts, TeamRun } from './tell-team.ts';

const FORGET_AFTER_MS = 60 * DAY_MS;

/** Asks once whether what disappeared from a campaign's folder, more than half of it at once, was taken out on purpose. */
export async function askMissing({ now }: TeamRun, { ledger, tell }: TeamPorts): Promise<void> {
  for (const { campaign, missing } of await ledger.campaigns()) {
    if (missing.length === 0) continue;
    const [waits] = (await ledger.deliveriesOf(campaign)).filter(
      ({ post, state }) => missing.includes(post) && state.status === 'scheduled',
    );
    const key = `missing#${campaign}#${sha256(missing.join('\n'))}`;
    if (waits && (await ledger.isFirst(key, plus(now, FORGET_AFTER_MS))))
      await tell(askWhetherMeant(campaign, missing, waits.id));
  }
}
