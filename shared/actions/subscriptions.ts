import { randomBytes } from 'node:crypto';
import type { Keys } from '../answer-ports.ts';
import { campaignKey, REMEMBERED_AFTER_END_MS } from '../domain/engagement.ts';
import { epochMs, type Instant, instantOf, plus, SECOND_MS } from '../domain/instant.ts';
import { pseudonym, seal, unseal } from '../domain/pseudonym.ts';
import type { Subscription } from '../domain/subscription.ts';
import type { Clock, Ledger } from '../ports.ts';
import type { SubscriptionBook } from '../subscription-ports.ts';

export interface SubscriptionPorts {
  readonly clock: Pick<Clock, 'now'>;
  readonly ledger: Pick<Ledger, 'campaign'>;
  readonly subscriptions: SubscriptionBook;
  readonly keys: Pick<Keys, 'of'>;
}

const NONCE_BYTES = 12;
/** Somebody who leaves meets the sending of a tip at most; more tries mean something else is wrong. */
const TRIES = 10;

/** Until when anything of a campaign's people is kept; null where that is over, and its key must not be made anew. */
export async function keptUntil(
  campaign: string,
  { clock, ledger }: Pick<SubscriptionPorts, 'clock' | 'ledger'>,
): Promise<Instant | null> {
  const now = clock.now();
  const { endsAt } = await ledger.campaign(campaign);
  const until = plus(endsAt ?? now, REMEMBERED_AFTER_END_MS);
  return until > now ? until : null;
}

/** Who is behind a private chat, for one campaign: in another one they are somebody else. */
export async function subscriberOf(campaign: string, chat: string, { keys }: Pick<SubscriptionPorts, 'keys'>) {
  return { campaign, person: pseudonym(await keys.of(campaignKey(campaign)), 'subscription', chat) };
}

export async function sealedChatOf(campaign: string, chat: string, { keys }: Pick<SubscriptionPorts, 'keys'>) {
  return seal(await keys.of(campaignKey(campaign)), randomBytes(NONCE_BYTES), chat);
}

export async function chatOf({ campaign, sealedChat }: Subscription, { keys }: Pick<SubscriptionPorts, 'keys'>) {
  return unseal(await keys.of(campaignKey(campaign)), sealedChat);
}

/**
 * Ends every subscription of whoever is behind a private chat, whatever is being sent to them at this moment. Old news
 * ends nothing that began after it.
 *
 * @param at when they left, as the platform says, to the second; without it, whatever there is ends
 */
export async function unsubscribe(chat: string, at: Instant | null, ports: SubscriptionPorts): Promise<void> {
  for (const { campaign } of await ports.subscriptions.allSeries()) {
    if ((await keptUntil(campaign, ports)) === null) continue;
    const who = await subscriberOf(campaign, chat, ports);
    await forgetAll(who, at, ports);
  }
}

async function forgetAll(
  who: Awaited<ReturnType<typeof subscriberOf>>,
  at: Instant | null,
  { subscriptions }: SubscriptionPorts,
): Promise<void> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const known = await subscriptions.subscription(who);
    if (!known || (at !== null && at < toTheSecond(known.startedAt))) return;
    if ((await subscriptions.forget(known)) === 'kept') return;
  }
  throw new Error(`A subscription to ${who.campaign} was written by others ${TRIES} times in between`);
}

function toTheSecond(at: Instant): Instant {
  return instantOf(Math.floor(epochMs(at) / SECOND_MS) * SECOND_MS);
}
