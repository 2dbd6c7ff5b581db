import type { EngagementLedger, Keys, PageReader } from '../../shared/answer-ports.ts';
import type { Clock, ContentStore, Ledger, Log } from '../../shared/ports.ts';
import { type ClosingPorts, closeMonths } from './close-months.ts';
import { type CountingPorts, countMonths } from './count-months.ts';
import { destroyOldKeys } from './destroy-old-keys.ts';
import { pollPages } from './poll-pages.ts';

export interface SummarizePorts {
  readonly clock: Pick<Clock, 'now'>;
  readonly ledger: ClosingPorts['ledger'] &
    CountingPorts['ledger'] &
    Pick<Ledger, 'campaign' | 'campaigns' | 'deliveriesOf' | 'removeExpired' | 'save'>;
  readonly contentStore: Pick<ContentStore, 'keep' | 'kept'>;
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
  /** Months whose log was closed. */
  readonly closed: number;
  /** Open months that were counted. */
  readonly counted: number;
}

/**
 * Deletes what must go by now, as no database's own clean-up is prompt enough for a promise, reads what the Pages
 * themselves say of our posts, and then closes the log of the months that are over.
 */
export async function summarize(ports: SummarizePorts): Promise<Summarized> {
  const removed = await ports.ledger.removeExpired(ports.clock.now());
  const destroyed = await destroyOldKeys(ports);
  const polled = await pollPages(ports);
  const closed = await closeMonths(ports);
  const counted = await countMonths(ports);
  const done = { removed, destroyed, polled, closed, counted };
  if (removed + destroyed + polled + closed + counted > 0) ports.log.info('summarized', done);
  return done;
}
