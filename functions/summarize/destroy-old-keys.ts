import { campaignOfKey, REMEMBERED_AFTER_END_MS } from '../../shared/domain/engagement.ts';
import { plus } from '../../shared/domain/instant.ts';
import type { SummarizePorts } from './summarize.ts';

/** Destroys the keys of campaigns that ended a week ago: nobody who answered can be recognised from then on. */
export async function destroyOldKeys({ clock, ledger, keys }: SummarizePorts): Promise<number> {
  let destroyed = 0;
  for (const name of await keys.names()) {
    const campaign = campaignOfKey(name);
    if (campaign === null) continue;
    const { endsAt } = await ledger.campaign(campaign);
    if (endsAt === null || plus(endsAt, REMEMBERED_AFTER_END_MS) > clock.now()) continue;
    await keys.destroy(name);
    destroyed += 1;
  }
  return destroyed;
}
