import type { DeliveryId } from './delivery-id.ts';
import { DAY_MS, type Instant } from './instant.ts';

/** What the public did, as counts and never as people. Both lists are closed: a report compares like with like. */

export const METRICS = [
  'reactions',
  'comments',
  'shares',
  'link_opens',
  'bot_starts',
  'rsvp',
  'done',
  /** People who began to be given a series. */
  'subscriptions',
  /** Of them, who were given everything that the series still had. */
  'series_finished',
  'tips_sent',
  /** Nobody knows whether they arrived; they are never sent again. */
  'tips_unknown',
  'tips_refused',
  'delivered',
  'posted',
  'declined',
] as const;
export type Metric = (typeof METRICS)[number];

/** Who counted. Figures of two sources are never added together. */
export const SOURCES = [
  /** Folded from a Page's webhooks. */
  'facebook_callbacks',
  /** Read from the Page itself. */
  'facebook_summary',
  'telegram_snapshot',
  'tracked_link',
  'bot',
  /** What moderators said of their packs. */
  'packs',
] as const;
export type Source = (typeof SOURCES)[number];

/** One figure of one delivery, as one source counted it. */
export interface Figure {
  readonly campaign: string;
  readonly delivery: DeliveryId;
  readonly metric: Metric;
  readonly source: Source;
  /** Never below 0; of all sessions together, where there are several. */
  readonly value: number;
  readonly asOf: Instant;
  /** How many of them were for each session of an event; nobody comes to one of which it does not tell. */
  readonly sessions?: Readonly<Record<string, number>>;
}

/** What one figure is about. */
export type FigureOf = Pick<Figure, 'campaign' | 'delivery' | 'metric' | 'source'> & {
  /** The session of an event of which it is a part. */
  readonly session?: string;
};

/**
 * What makes one event that event and no other, made unreadable with a key that is kept elsewhere: the same event told
 * a hundred times is counted once, and nobody can be found by it.
 */
export interface Once {
  readonly token: string;
  /** When it may be forgotten: no platform tells an event again after that. */
  readonly forgetAt: Instant;
}

/** A campaign's key is destroyed this long after its last post; nobody who answered can be recognised from then on. */
export const REMEMBERED_AFTER_END_MS = 7 * DAY_MS;

const CAMPAIGN_KEY = 'campaign/';

/** The name of the key under which a campaign's events are recognised. */
export function campaignKey(campaign: string): string {
  return CAMPAIGN_KEY + campaign;
}

/** The campaign that a key belongs to; null for a key of something else. */
export function campaignOfKey(name: string): string | null {
  return name.startsWith(CAMPAIGN_KEY) ? name.slice(CAMPAIGN_KEY.length) : null;
}
