import { keptUntil } from '../../shared/actions/subscriptions.ts';
import { campaignKey, type FigureOf } from '../../shared/domain/engagement.ts';
import { earliest, plus } from '../../shared/domain/instant.ts';
import { pseudonym } from '../../shared/domain/pseudonym.ts';
import type { ReceivePorts } from './app.ts';

export interface Countable {
  readonly figure: FigureOf;
  readonly change: number;
  /** What makes this event that event and no other; kept only as its HMAC under the campaign's key. */
  readonly event: readonly string[];
  /** How long the same event may be told again; without, as long as the campaign is remembered. */
  readonly retoldMs?: number;
}

/** Counts an event unless it was counted before; `over` when its campaign ended so long ago that nobody could tell. */
export async function countOnce(
  { figure, change, event, retoldMs }: Countable,
  { clock, ledger, engagement, keys }: Pick<ReceivePorts, 'clock' | 'ledger' | 'engagement' | 'keys'>,
): Promise<'counted' | 'known' | 'over'> {
  const now = clock.now();
  const remembered = await keptUntil(figure.campaign, { clock, ledger });
  if (remembered === null) return 'over';
  const key = await keys.of(campaignKey(figure.campaign));
  const forgetAt = retoldMs === undefined ? remembered : earliest(remembered, plus(now, retoldMs));
  return engagement.add(figure, change, now, { token: pseudonym(key, ...event), forgetAt });
}
