import { readEngagement } from '../../../shared/actions/read-engagement.ts';
import type { DeliveryState } from '../../../shared/domain/delivery.ts';
import { HOLD_REASONS } from '../../../shared/domain/hold.ts';
import type { LocalPorts } from '../open-local.ts';
import type { Tally } from './tally.ts';

/** What did not go as it must, each in one line: something that is not out, or a count that is not what the public did. */
export async function whatWentWrong(ports: LocalPorts, tally: Tally): Promise<string[]> {
  const wrong: string[] = [];
  const counts = tally.counts();
  const agreed = new Set<string>();
  for (const { campaign } of await ports.ledger.campaigns()) {
    for (const { post, channel, state } of await ports.ledger.deliveriesOf(campaign))
      if (!isSettled(state))
        wrong.push(`${post} → ${channel} is ${state.status}${'why' in state ? ` (${state.why})` : ''}`);

    for (const { scope, id, metric, value } of await readEngagement(campaign, ports)) {
      if (scope !== 'delivery' || value === null || PACK_METRICS.has(metric)) continue;
      const done = counts.get(id)?.[metric] ?? 0;
      if (value !== done) wrong.push(`${id} has ${value} ${metric}, and the public did ${done}`);
      agreed.add(`${id} ${metric}`);
    }
  }
  for (const [id, own] of counts)
    for (const [metric, count] of Object.entries(own))
      if (count > 0 && !agreed.has(`${id} ${metric}`)) wrong.push(`${id} lost ${count} ${metric}`);
  return wrong;
}

/** Out, or kept back for a reason that a person was told: the sandbox refuses nothing, and nobody's moment goes by unseen. */
function isSettled(state: DeliveryState): boolean {
  switch (state.status) {
    case 'published':
    case 'delivered':
    case 'cancelled':
      return true;
    case 'missed':
      return HOLD_REASONS.some((reason) => reason === state.why);
    case 'scheduled':
    case 'sending':
    case 'incomplete':
    case 'refused':
    case 'unknown':
      return false;
    default:
      return state satisfies never;
  }
}

/** What moderators said is no act of the public. */
const PACK_METRICS: ReadonlySet<string> = new Set(['delivered', 'posted', 'declined']);
