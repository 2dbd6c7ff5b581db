import { type Delivery, isForModerators, mayBePublic, sentSteps } from './delivery.ts';
import type { Figure, Metric, Source } from './engagement.ts';
import { eventRows, total } from './engagement-totals.ts';
import { isPartlyHandedOut } from './handing-out.ts';
import { DAY_MS, HOUR_MS, type Instant, plus } from './instant.ts';
import type { PackTally } from './pack-tally.ts';
import { type SeriesMetric, seriesRows } from './subscription-rows.ts';

/** Why a figure is not known; then it is null, which is not 0. */
export type Unknown =
  | 'not_published'
  /** Nothing in the message can be opened through a link of ours. */
  | 'no_link'
  /** The platform has told nothing since it was published: perhaps nothing happened, perhaps it does not call. */
  | 'no_callback_yet'
  /** The platform tells no bot of it. */
  | 'not_told_by_telegram'
  /** What happens in other people's groups, and on paper, cannot be seen from here. */
  | 'not_measurable'
  /** Of some of the deliveries that it would be the sum of. */
  | 'some_unknown'
  /** One to four, or what would tell such a number: partners do not read it. */
  | 'under_five';

/** One figure as people read and script against it: `GET /api/engagement`. */
export interface EngagementRow {
  readonly scope: 'delivery' | 'event' | 'campaign';
  readonly id: string;
  readonly metric: Metric;
  readonly value: number | null;
  readonly source: Source | null;
  readonly reason?: Unknown;
  readonly as_of: Instant;
}

/** Everything that is known of one campaign's engagement. */
export interface Counted {
  readonly deliveries: readonly Delivery[];
  /** How the moderators of each pack fared, by its id. */
  readonly tallies: ReadonlyMap<string, PackTally>;
  readonly figures: readonly Figure[];
  readonly opens: ReadonlyMap<string, { readonly opens: number; readonly lastAt: Instant | null }>;
  /** When the bot's platform called last on each day on which it called. */
  readonly telegramCalls: readonly Instant[];
}

export type Value = Pick<EngagementRow, 'value' | 'source' | 'as_of'> & { readonly reason?: Unknown };

/** What was read from a Page itself counts for this long; it is read every hour. */
const FRESH_MS = 2 * HOUR_MS;
/** A bot that is heard within this time of a post was heard when people answered it; what is heard a month later proves nothing. */
const HEARD_WITHIN_MS = 3 * DAY_MS;

/** The engagement of a campaign: of each delivery, of each event, of the whole. Figures of two sources are never added. */
export function engagementRows(campaign: string, counted: Counted, now: Instant): EngagementRow[] {
  const rows = counted.deliveries.flatMap((delivery) => {
    return metricsOf(delivery).map((metric) => ({ delivery, metric, ...measured(delivery, metric, counted, now) }));
  });
  const kinds = Map.groupBy(
    rows.filter(({ source }) => source !== null),
    ({ metric, source }) => `${metric} ${source}`,
  );
  return [
    ...rows.map(({ delivery, ...row }) => ({ scope: 'delivery' as const, id: delivery.id, ...row })),
    ...eventRows(rows, counted, now),
    ...[...kinds.values()].map((together) => ({ scope: 'campaign' as const, id: campaign, ...total(together, now) })),
    ...seriesRows(campaign, counted, now),
  ];
}

/** What a post can be answered with, one press or one start of the bot each. */
const ANSWERS: Partial<Record<Delivery['asks']['cta'], DeliveryMetric>> = {
  attend_event: 'rsvp',
  do_it_now: 'done',
  subscribe_series: 'subscriptions',
};

type DeliveryMetric = Exclude<Metric, SeriesMetric>;

/** What could be known of a delivery on its channel. */
function metricsOf(delivery: Delivery): DeliveryMetric[] {
  const answer = ANSWERS[delivery.asks.cta];
  const answers = answer ? [answer] : [];
  const packs: DeliveryMetric[] = isForModerators(delivery) ? ['delivered', 'posted', 'declined'] : [];
  return ['reactions', 'comments', 'shares', 'link_opens', 'bot_starts', ...answers, ...packs];
}

function measured(delivery: Delivery, metric: DeliveryMetric, counted: Counted, now: Instant): Value {
  const since = publicSince(delivery);
  const unknown = (reason: Unknown, source: Source | null): Value => ({ value: null, source, reason, as_of: now });
  switch (metric) {
    case 'link_opens': {
      if (delivery.link === null) return unknown('no_link', 'tracked_link');
      if (since === null) return unknown('not_published', 'tracked_link');
      return { value: counted.opens.get(delivery.link)?.opens ?? 0, source: 'tracked_link', as_of: now };
    }
    case 'bot_starts':
    case 'rsvp':
    case 'done':
    case 'subscriptions': {
      if (since === null) return unknown('not_published', 'bot');
      const figure = figureOf(delivery, metric, 'bot', counted);
      if (figure) return figure;
      const heardBy = plus(since, HEARD_WITHIN_MS);
      const isHeard = counted.telegramCalls.some((at) => at >= since && at <= heardBy);
      return isHeard ? { value: 0, source: 'bot', as_of: now } : unknown('no_callback_yet', 'bot');
    }
    case 'delivered':
    case 'posted':
    case 'declined': {
      if (since === null) return unknown('not_published', 'packs');
      return { value: counted.tallies.get(delivery.id)?.[metric] ?? 0, source: 'packs', as_of: now };
    }
    case 'reactions':
    case 'comments':
    case 'shares':
      return publicValue(delivery, metric, since, counted, now);
    default:
      return metric satisfies never;
  }
}

/** Reactions, comments and shares: only platforms see them. */
function publicValue(delivery: Delivery, metric: Metric, since: Instant | null, counted: Counted, now: Instant): Value {
  const unknown = (reason: Unknown, source: Source | null): Value => ({ value: null, source, reason, as_of: now });
  switch (delivery.kind) {
    case 'facebook_page': {
      if (since === null) return unknown('not_published', 'facebook_callbacks');
      const read = figureOf(delivery, metric, 'facebook_summary', counted);
      if (read && read.as_of >= plus(now, -FRESH_MS)) return read;
      const told = figureOf(delivery, metric, 'facebook_callbacks', counted);
      if (told) return told;
      if (read) return read;
      const calledAt = pageCalledAt(delivery, counted);
      if (calledAt !== null && calledAt >= since) return { value: 0, source: 'facebook_callbacks', as_of: calledAt };
      return unknown('no_callback_yet', 'facebook_callbacks');
    }
    case 'telegram_channel': {
      if (metric !== 'reactions') return unknown('not_told_by_telegram', null);
      if (since === null) return unknown('not_published', 'telegram_snapshot');
      return (
        figureOf(delivery, metric, 'telegram_snapshot', counted) ?? unknown('no_callback_yet', 'telegram_snapshot')
      );
    }
    case 'telegram_group':
      return unknown('not_told_by_telegram', null);
    case 'moderator_pack':
    case 'offline_pack':
      return unknown('not_measurable', null);
    default:
      return delivery.kind satisfies never;
  }
}

/** Whether there can be an answer to it: somebody may have seen it, or been given it. */
export function mayBeAnswered(delivery: Delivery): boolean {
  return mayBePublic(delivery.state) || isPartlyHandedOut(delivery);
}

/** From when on people could answer it; null while nobody can have seen it. */
function publicSince(delivery: Delivery): Instant | null {
  if (!mayBeAnswered(delivery)) return null;
  const [first] = sentSteps(delivery.state);
  return first?.at ?? delivery.at;
}

function figureOf({ id }: Delivery, metric: Metric, source: Source, { figures }: Counted): Value | null {
  const found = figures.find((one) => one.delivery === id && one.metric === metric && one.source === source);
  return found ? { value: found.value, source, as_of: found.asOf } : null;
}

/** When the Page that a delivery is on called last, as far as its figures show. */
function pageCalledAt({ channel }: Delivery, { figures, deliveries }: Counted): Instant | null {
  const ids = new Set(deliveries.filter((one) => one.channel === channel).map(({ id }) => id));
  const told = figures.filter(({ delivery, source }) => source === 'facebook_callbacks' && ids.has(delivery));
  return (
    told
      .map(({ asOf }) => asOf)
      .sort()
      .at(-1) ?? null
  );
}
