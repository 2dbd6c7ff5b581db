import { isDeepStrictEqual } from 'node:util';
import type { Campaign } from '../../shared/domain/content/campaign.ts';
import type { Organisation } from '../../shared/domain/content/organisation.ts';
import type { TipSeries } from '../../shared/domain/tip-series.ts';
import type { SubscriptionBook } from '../../shared/subscription-ports.ts';

/** Keeps what must be known of each campaign's series to give it to one person after another; nothing of a campaign that never had one. */
export async function keepSeries(
  organisation: Organisation,
  campaigns: readonly Campaign[],
  book: Pick<SubscriptionBook, 'keepSeries' | 'series'>,
): Promise<void> {
  for (const campaign of campaigns) {
    const known = await book.series(campaign.id);
    const series = seriesOf(organisation, campaign, known);
    if (series && !isDeepStrictEqual(series, known)) await book.keepSeries(series);
  }
}

/** As the content has it now; one that is there no more has nothing left to give. */
function seriesOf({ settings: organisation }: Organisation, campaign: Campaign, known: TipSeries | null) {
  const { id, posts, broken, settings } = campaign;
  const { series, name } = settings;
  if (!series) return known && { ...known, isOpen: false, tips: [], broken: [] };
  const ready = posts.flatMap(({ id: post, seriesPosition: position, settings: own }) => {
    if (position === null || own.status !== 'ready') return [];
    return [{ post, position, electionSensitive: (own.safety ?? settings.safety).election_sensitive }];
  });
  // What has an error keeps its place, and is waited for.
  const waiting = (known?.tips ?? []).filter(({ post }) => broken.includes(post));
  return {
    campaign: id,
    name,
    on: series.on,
    time: series.time,
    postHours: organisation.post_hours,
    quiet: organisation.quiet_dates,
    elections: organisation.election_dates,
    bot: organisation.bot ?? null,
    isOpen: series.also_by_subscription,
    tips: [...ready, ...waiting].sort((a, b) => a.position - b.position),
    broken,
  } satisfies TipSeries;
}
