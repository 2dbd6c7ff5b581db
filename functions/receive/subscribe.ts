import { keptUntil, sealedChatOf, subscriberOf } from '../../shared/actions/subscriptions.ts';
import { BOT_WORDS } from '../../shared/content/bot-words.ts';
import { SUBSCRIPTION_WORDS } from '../../shared/content/subscription-words.ts';
import type { BotLanguage, BotUpdate } from '../../shared/domain/callback.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { campaignKey } from '../../shared/domain/engagement.ts';
import { pseudonym } from '../../shared/domain/pseudonym.ts';
import { outlook, sayableTips, subscribed } from '../../shared/domain/subscription.ts';
import type { ReceivePorts } from './app.ts';
import { countOnce } from './count-once.ts';

/** Somebody wants a series one message at a time, from today on. */

type Asked = Pick<Extract<BotUpdate, { kind: 'start' }>, 'chat' | 'user' | 'language' | 'at'>;

/** Subscribes whoever started the bot by a post's link, and says what they are told. */
export async function subscribe(delivery: Delivery, asked: Asked, ports: ReceivePorts): Promise<string> {
  const { campaign } = delivery;
  const { chat, language, at } = asked;
  const words = SUBSCRIPTION_WORDS[language];
  // A link that somebody made by hand asks for what the post does not.
  if (delivery.asks.cta !== 'subscribe_series') return BOT_WORDS[language].oldButton;
  const forgetAt = await keptUntil(campaign, ports);
  if (forgetAt === null) return BOT_WORDS[language].done.over;

  const who = await subscriberOf(campaign, chat.id, ports);
  if (await ports.subscriptions.subscription(who)) return known(delivery, asked, ports);
  const series = await ports.subscriptions.series(campaign);
  if (!series?.isOpen) return words.notBySubscription;

  const now = ports.clock.now();
  const tips = sayableTips(language, series, await ports.ledger.deliveriesOf(campaign));
  const sealedChat = await sealedChatOf(campaign, chat.id, ports);
  const first = subscribed({ ...who, sealedChat, language, forgetAt }, now);
  const [next, ...others] = outlook(first, series, tips);
  if (!next) return tips.length === 0 ? words.notBySubscription : BOT_WORDS[language].done.over;
  // The same message told late, or twice, must not bring back somebody who has sent /stop since.
  const wish = pseudonym(await ports.keys.of(campaignKey(campaign)), 'subscribing', chat.id, at);
  if ((await ports.subscriptions.begin(first, wish)) === 'superseded') {
    const isThere = (await ports.subscriptions.subscription(who)) !== null;
    return isThere ? known(delivery, asked, ports) : BOT_WORDS[language].hello;
  }
  await count(delivery, asked, ports);
  const firstAt = next.at > now ? next.at : null;
  return words.begun({ series, coming: others.length + 1, all: tips.length, firstAt });
}

async function known(delivery: Delivery, asked: Asked, ports: ReceivePorts): Promise<string> {
  // Whoever began when this could not be counted is counted now.
  await count(delivery, asked, ports);
  return SUBSCRIPTION_WORDS[asked.language].already;
}

async function count({ campaign, id }: Delivery, { user }: Asked, ports: ReceivePorts): Promise<void> {
  const figure = { campaign, delivery: id, metric: 'subscriptions', source: 'bot' } as const;
  await countOnce({ figure, change: 1, event: ['subscriptions', user] }, ports);
}

/**
 * What whoever pressed the button below a post is told: a bot may write to nobody who has not started it, so the press
 * opens it with what it would ask. Null where there is nothing to subscribe to any more.
 */
export async function openToSubscribe(
  { campaign, id, asks }: Delivery,
  language: BotLanguage,
  { subscriptions }: ReceivePorts,
): Promise<{ readonly text: string; readonly url?: string } | null> {
  if (asks.cta !== 'subscribe_series') return null;
  const series = await subscriptions.series(campaign);
  if (!series?.isOpen) return { text: SUBSCRIPTION_WORDS[language].notBySubscription };
  if (series.bot === null) return { text: BOT_WORDS[language].notTakenYet };
  return { text: SUBSCRIPTION_WORDS[language].pressStart, url: `https://t.me/${series.bot}?start=subscribe_${id}` };
}
