import type { EngagementLedger } from '../answer-ports.ts';
import { type EngagementRow, engagementRows } from '../domain/engagement-rows.ts';
import type { Clock, Ledger } from '../ports.ts';

export interface EngagementPorts {
  readonly clock: Pick<Clock, 'now'>;
  readonly ledger: Pick<Ledger, 'callbacks' | 'deliveriesOf'>;
  readonly engagement: Pick<EngagementLedger, 'figures' | 'linkOpens'>;
}

/** A campaign's engagement as it is known now. */
export async function readEngagement(
  campaign: string,
  { clock, ledger, engagement }: EngagementPorts,
): Promise<EngagementRow[]> {
  const [deliveries, figures, calls] = await Promise.all([
    ledger.deliveriesOf(campaign),
    engagement.figures(campaign),
    ledger.callbacks('telegram'),
  ]);
  const codes = deliveries.flatMap(({ link, parent }) => (link === null || parent !== null ? [] : [link]));
  const opens = await engagement.linkOpens(codes);
  const telegramCalls = calls.map(({ lastAt }) => lastAt);
  return engagementRows(campaign, { deliveries, figures, opens, telegramCalls }, clock.now());
}
