import type { Figure } from './engagement.ts';
import type { Counted, EngagementRow } from './engagement-rows.ts';
import type { Instant } from './instant.ts';

/** What is counted of a series as a whole, and not post by post. */
export const SERIES_METRICS = ['series_finished', 'tips_sent', 'tips_unknown', 'tips_refused'] as const;
export type SeriesMetric = (typeof SERIES_METRICS)[number];

/** How a series was given to those who asked for it: what we did ourselves, so that nothing of it is unknown. */
export function seriesRows(campaign: string, counted: Counted, now: Instant): EngagementRow[] {
  const { deliveries, figures } = counted;
  const ofSeries = SERIES_METRICS.map((metric) => ({ metric, own: figures.filter((one) => one.metric === metric) }));
  const isAsked = deliveries.some(({ asks }) => asks.cta === 'subscribe_series');
  if (!isAsked && ofSeries.every(({ own }) => own.length === 0)) return [];
  return ofSeries.map(({ metric, own }) => {
    const value = own.reduce((sum, one) => sum + one.value, 0);
    return { scope: 'campaign', id: campaign, metric, value, source: 'bot', as_of: lastOf(own) ?? now };
  });
}

function lastOf(figures: readonly Figure[]): Instant | undefined {
  return figures
    .map(({ asOf }) => asOf)
    .sort()
    .at(-1);
}
