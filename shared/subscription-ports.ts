import type { Delivery } from './domain/delivery.ts';
import type { Instant } from './domain/instant.ts';
import type { Message } from './domain/message.ts';
import type { Outcome } from './domain/outcome.ts';
import type { Subscriber, Subscription } from './domain/subscription.ts';
import type { TipSeries } from './domain/tip-series.ts';

/** What we ask of the outside world to give a series to one person after another. */

/** Who is given which series. There is no way to list them: they are found by their pseudonym, or when they are due. */
export interface SubscriptionBook {
  /** Puts what the content says of a series in the place of what it said before. */
  keepSeries(series: TipSeries): Promise<void>;
  series(campaign: string): Promise<TipSeries | null>;
  /** By campaign. */
  allSeries(): Promise<readonly TipSeries[]>;

  /** Writes a first revision; `superseded` when they are there, or when this very wish, by its token, was taken before. */
  begin(subscription: Subscription, token: string): Promise<'kept' | 'superseded'>;
  /** Writes revision `rev` upon the one before it; `superseded` when somebody else was first, or they have left. */
  keep(subscription: Subscription): Promise<'kept' | 'superseded'>;
  subscription(who: Subscriber): Promise<Subscription | null>;
  /** Deletes all that is kept of them, as it was; `superseded` when it has changed since. */
  forget(subscription: Subscription): Promise<'kept' | 'superseded'>;
  /** Whoever is to be looked at by then, in no order; seconds-old on AWS. */
  dueBy(now: Instant): AsyncIterable<Subscriber>;
}

/** The bot where it gives somebody, in their private chat, what a channel says. */
export interface TipSender {
  steps(message: Message): readonly string[];
  /** Throws only before anything has left. No outcome names the chat. */
  send(chat: string, step: string, message: Message, delivery: Delivery): Promise<Outcome>;
}
