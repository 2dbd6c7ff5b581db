import type { EngagementLedger, Keys, PageReader } from '../../shared/answer-ports.ts';
import type { Clock, Ledger, Log } from '../../shared/ports.ts';
import { destroyOldKeys } from './destroy-old-keys.ts';
import { pollPages } from './poll-pages.ts';

export interface SummarizePorts {
  readonly clock: Pick<Clock, 'now'>;
  readonly ledger: Pick<Ledger, 'campaign' | 'campaigns' | 'deliveriesOf' | 'removeExpired' | 'save'>;
  readonly engagement: Pick<EngagementLedger, 'replace'>;
  readonly keys: Pick<Keys, 'names' | 'destroy'>;
  readonly pages: PageReader;
  readonly log: Log;
}

export interface Summarized {
  /** Rows that had to go. */
  readonly removed: number;
  /** Keys that had to go, and with them whatever only they could recognise. */
  readonly destroyed: number;
  /** Posts whose own summary was read. */
  readonly polled: number;
}

/**
 * Deletes what must go by now, as no database's own clean-up is prompt enough for a promise, and then reads what the
 * Pages themselves say of our posts.
 */
export async function summarize(ports: SummarizePorts): Promise<Summarized> {
  const removed = await ports.ledger.removeExpired(ports.clock.now());
  const destroyed = await destroyOldKeys(ports);
  const polled = await pollPages(ports);
  const done = { removed, destroyed, polled };
  if (removed + destroyed + polled > 0) ports.log.info('summarized', done);
  return done;
}
