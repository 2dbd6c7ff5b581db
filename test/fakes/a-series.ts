import type { TipSeries } from '../../shared/domain/tip-series.ts';

/** Seven tips, on Mondays, Wednesdays and Fridays at seven in the evening. */
export function aSeries(changes: Partial<TipSeries> = {}): TipSeries {
  return {
    campaign: 'tips',
    name: { km: 'គន្លឹះ', en: 'Tips' },
    on: ['mon', 'wed', 'fri'],
    time: '19:00',
    postHours: '06:00-21:00',
    quiet: [],
    elections: [],
    bot: 'our_bot',
    isOpen: true,
    broken: [],
    tips: Array.from({ length: 7 }, (_, position) => ({ post: postOf(position), position, electionSensitive: false })),
    ...changes,
  };
}

/** The name of a tip, counted from 0. */
export function postOf(position: number): string {
  return `0${position + 1}-tip`;
}
