import * as z from 'zod';
import { WEEKDAYS } from '../domain/content/campaign.ts';
import { epochMs } from '../domain/instant.ts';
import type { Subscriber, Subscription } from '../domain/subscription.ts';
import type { TipSeries } from '../domain/tip-series.ts';
import { instant } from './ledger-items.ts';

/** The rows of series and of those who are given them. */

export const subscriptionKeys = {
  series: (campaign: string) => ({ pk: 'series', sk: `series#${campaign}` }),
  subscription: ({ campaign, person }: Subscriber) => ({ pk: `${SUBSCRIBER}${person}`, sk: `campaign#${campaign}` }),
};

const SUBSCRIBER = 'subscriber#';

/** Their own partition of the due index: a bot says 25 messages a second, and one partition takes that. */
export const DUE_SUBSCRIPTIONS = 'subscription';

/** Whether a row, by its key, is about somebody who is given a series. */
export function isOfSubscriber(pk: string): boolean {
  return pk.startsWith(SUBSCRIBER);
}

const period = z.object({ from: z.string(), to: z.string(), why: z.string() });

export const SeriesRow = z.object({
  campaign: z.string(),
  name: z.object({ km: z.string(), en: z.string() }),
  on: z.array(z.enum(WEEKDAYS)),
  time: z.string(),
  postHours: z.string(),
  quiet: z.array(period),
  elections: z.array(period),
  bot: z.string().nullable(),
  isOpen: z.boolean(),
  tips: z.array(z.object({ post: z.string(), position: z.int(), electionSensitive: z.boolean() })),
  broken: z.array(z.string()).default([]),
}) satisfies z.ZodType<TipSeries>;

export const SubscriptionRow = z.object({
  campaign: z.string(),
  person: z.string(),
  sealedChat: z.string(),
  language: z.enum(['km', 'en']),
  startedAt: instant,
  had: z.array(z.string()),
  turn: z.object({ post: z.string(), out: z.array(z.string()), leaseUntil: instant.nullable() }).nullable(),
  dueAt: instant,
  forgetAt: instant,
  rev: z.int(),
}) satisfies z.ZodType<Subscription>;

const SubscriberKey = z.object({
  pk: z.string().startsWith(SUBSCRIBER),
  sk: z.string().startsWith('campaign#'),
});

/** Whose a row is, from its key alone. */
export function subscriberOfKey(row: unknown): Subscriber {
  const { pk, sk } = SubscriberKey.parse(row);
  return { campaign: sk.slice('campaign#'.length), person: pk.slice(SUBSCRIBER.length) };
}

/** Found in the due index when it is to be looked at; AWS deletes it where nobody ever looks again. */
export function subscriptionItem(subscription: Subscription) {
  const { dueAt, forgetAt } = subscription;
  return {
    ...subscriptionKeys.subscription(subscription),
    ...subscription,
    due_shard: DUE_SUBSCRIPTIONS,
    due_at: dueAt,
    ttl: Math.ceil(epochMs(forgetAt) / 1000),
  };
}
