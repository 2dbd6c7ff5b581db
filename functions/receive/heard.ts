import { DAY_MS, plus } from '../../shared/domain/instant.ts';
import type { ReceivePorts } from './app.ts';

/** Counts by day, and nothing of what was said: for so long they show that a platform was heard. */
const KEPT_MS = 400 * DAY_MS;

/** Notes that a platform has called. */
export function heard(platform: 'facebook' | 'telegram', { clock, ledger }: ReceivePorts): Promise<void> {
  const now = clock.now();
  return ledger.countCallback(platform, now, plus(now, KEPT_MS));
}
