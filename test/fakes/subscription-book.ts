import type { Subscriber, Subscription } from '../../shared/domain/subscription.ts';
import type { TipSeries } from '../../shared/domain/tip-series.ts';
import type { SubscriptionBook } from '../../shared/subscription-ports.ts';

/** Subscriptions in memory: the promises of test/conformance/subscription-book, and nothing that outlives the process. */
export function memorySubscriptions(): SubscriptionBook {
  const series = new Map<string, TipSeries>();
  const subscriptions = new Map<string, Subscription>();
  const tokens = new Set<string>();
  const keyOf = ({ campaign, person }: Subscriber) => `${campaign} ${person}`;
  return {
    async keepSeries(one) {
      series.set(one.campaign, structuredClone(one));
    },
    async series(campaign) {
      return structuredClone(series.get(campaign) ?? null);
    },
    async allSeries() {
      return [...series.values()].sort((a, b) => (a.campaign < b.campaign ? -1 : 1));
    },
    async begin(first, token) {
      if (subscriptions.has(keyOf(first)) || tokens.has(token)) return 'superseded';
      tokens.add(token);
      subscriptions.set(keyOf(first), structuredClone(first));
      return 'kept';
    },
    async keep(next) {
      const known = subscriptions.get(keyOf(next));
      if (known?.rev !== next.rev - 1 || known.startedAt !== next.startedAt) return 'superseded';
      subscriptions.set(keyOf(next), structuredClone(next));
      return 'kept';
    },
    async subscription(who) {
      return structuredClone(subscriptions.get(keyOf(who)) ?? null);
    },
    async forget(known) {
      if (subscriptions.get(keyOf(known))?.rev !== known.rev) return 'superseded';
      subscriptions.delete(keyOf(known));
      return 'kept';
    },
    async *dueBy(now) {
      for (const { campaign, person, dueAt } of [...subscriptions.values()])
        if (dueAt <= now) yield { campaign, person };
    },
  };
}
