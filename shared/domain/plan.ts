import type { CallToAction } from './content/call-to-action.ts';
import type { ChannelId, ChannelKind } from './content/channel.ts';
import type { Content } from './content/content.ts';
import type { Language } from './content/language.ts';
import type { DeliveryId } from './delivery-id.ts';
import type { AskedSession } from './event-sessions.ts';
import { type Instant, latest } from './instant.ts';
import { wanted } from './wanted.ts';

/** Facts of the content that may hold a delivery; whether they do is computed when somebody asks (hold.ts). */
export interface Conditions {
  /** The language's text waits for a native reader. */
  readonly reviewNeeded: boolean;
  /** Why nothing goes out on that day, from `quiet_dates`. */
  readonly quiet: string | null;
  /** Why, when the post is election-sensitive and its day lies in `election_dates`. */
  readonly election: string | null;
  /** The hotline in the post, and the last moment at which its verification still counts (null: never verified). */
  readonly hotline: { readonly id: string; readonly verifiedUntil: Instant | null } | null;
}

/** One post to one channel, as the content wants it now. */
export interface PlannedDelivery {
  readonly id: DeliveryId;
  readonly campaign: string;
  readonly post: string;
  readonly channel: ChannelId;
  readonly kind: ChannelKind;
  /** The platform's own name of it: a Page's or a chat's id; empty where there is no platform. */
  readonly address: string;
  /** When it leaves for the channel. */
  readonly at: Instant;
  /** The moment meant for the public. */
  readonly publicAt: Instant;
  /** Nothing leaves after it. */
  readonly expires: Instant;
  readonly language: Language;
  /** The experiment's arm or the sections' variant; null where there is only one text. */
  readonly variant: string | null;
  /** Who it is for, where that is not the channel's public: the communities of a moderator pack, or the code of one moderator. */
  readonly recipients: readonly string[];
  /** What it asks people to do, and the event that it invites them to, with its beginning and its end. */
  readonly asks: {
    readonly cta: CallToAction['type'];
    readonly event: string | null;
    readonly from: Instant | null;
    readonly until: Instant | null;
    /** Where people may come to one of several; the event then begins with the first and ends with the last. */
    readonly sessions?: readonly AskedSession[];
  };
  readonly conditions: Conditions;
}

/** One moment at which one or more deliveries fall due. */
export interface Slot {
  readonly at: Instant;
  readonly deliveries: readonly PlannedDelivery[];
}

/** What a content folder asks for from now on. */
export interface Plan {
  /** By time; within a slot by delivery id. */
  readonly slots: readonly Slot[];
  /** What it asks for at a public moment that is past: never sent. */
  readonly gone: readonly PlannedDelivery[];
}

/** Whether a moment is past planning: nothing is ever sent late because somebody planned it late. */
export function isGone(delivery: Pick<PlannedDelivery, 'publicAt' | 'expires'>, now: Instant): boolean {
  return delivery.publicAt < now || delivery.expires <= now;
}

/** Plans everything in the folder. A lead time that has begun is caught up with at once. */
export function plan({ organisation, campaigns }: Pick<Content, 'organisation' | 'campaigns'>, now: Instant): Plan {
  if (!organisation) return { slots: [], gone: [] };
  const all = campaigns.flatMap((campaign) => wanted(organisation, campaign));
  const coming = all
    .filter((delivery) => !isGone(delivery, now))
    .map((delivery) => ({ ...delivery, at: latest(delivery.at, now) }));
  const byMoment = Map.groupBy(coming, (delivery) => delivery.at);
  const slots = [...byMoment].map(([at, deliveries]) => ({
    at,
    deliveries: deliveries.sort((a, b) => (a.id < b.id ? -1 : 1)),
  }));
  return { slots: slots.sort((a, b) => (a.at < b.at ? -1 : 1)), gone: all.filter((delivery) => isGone(delivery, now)) };
}
