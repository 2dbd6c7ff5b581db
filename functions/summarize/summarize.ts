import type { Clock, Ledger, Log } from '../../shared/ports.ts';

export interface SummarizePorts {
  readonly clock: Clock;
  readonly ledger: Pick<Ledger, 'removeExpired'>;
  readonly log: Log;
}

/** Deletes what must go by now: no database's own clean-up is prompt enough for a promise. */
export async function summarize({ clock, ledger, log }: SummarizePorts): Promise<{ removed: number }> {
  const removed = await ledger.removeExpired(clock.now());
  if (removed > 0) log.info('removed', { removed });
  return { removed };
}
