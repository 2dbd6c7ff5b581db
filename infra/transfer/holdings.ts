import type { Keys } from '../../shared/answer-ports.ts';
import type { TableRows } from '../../shared/aws/table-rows.ts';
import type { Clock, ContentStore, Ledger } from '../../shared/ports.ts';
import type { ClockFlags } from '../local/data-folder.ts';

/** Everything that is kept in one place, a data folder or AWS; without the content, which its authors have, and without tokens. */
export interface Holdings {
  readonly ledger: Ledger;
  readonly rows: TableRows;
  readonly store: Pick<ContentStore, 'keep' | 'keepPrepared' | 'kept' | 'keptNames' | 'prepared'>;
  readonly keys: Keys;
  readonly clock: Pick<Clock, 'now'>;
  readonly origin: Origin;
  close(): Promise<void>;
}

/** For whom and by which clock it was made; null flags and a speed of 1: the world's own. */
export interface Origin {
  readonly platforms: 'sandbox' | 'real';
  readonly clock: ClockFlags;
}
