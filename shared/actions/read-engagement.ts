import type { EngagementLedger } from '../answer-ports.ts';
import { type EngagementRow, engagementRows } from '../domain/engagement-rows.ts';
import type { Clock, Ledger } from '../ports.ts';
import { talliesOf } from './tallies-of.ts';

export interface EngagementPorts {
  readonly clock: Pick<Clock, 'now'>;
  readonly ledger: Pick<Ledger, 'callbacks' | 'deliveriesOf' | 'tallyOf'>;
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
  const codes = deliveries.flatMap(({ link }) => link ?? []);
  const [opens, tallies] = await Promise.all([engagement.linkOpens(codes), talliesOf(deliveries, ledger)]);
  const telegramCalls = calls.map(({ lastAt }) => lastAt);
  return engagementRows(campaign, { deliveries, tallies, figures, opens, telegramCalls }, clock.now());
}
