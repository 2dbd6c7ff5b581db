import { codeOf } from '../../shared/actions/moderators.ts';
import { joinStaff } from '../../shared/actions/staff.ts';
import { BOT_WORDS } from '../../shared/content/bot-words.ts';
import type { BotReply, BotUpdate } from '../../shared/domain/callback.ts';
import type { DeliveryId } from '../../shared/domain/delivery-id.ts';
import { nextStep } from '../../shared/domain/registration.ts';
import { ANSWERS, type Answer, answered, mayHaveBeenRead } from './answer.ts';
import type { ReceivePorts } from './app.ts';
import { countOnce } from './count-once.ts';
import { invited, whereTheyAre } from './registering.ts';
import { subscribe } from './subscribe.ts';

const STAFF = /^staff_([\w-]+)$/;
const ANSWER = new RegExp(`^(${ANSWERS.join('|')})_([a-z2-7]{20})(?:_([\\w-]{1,20}))?$`);

/**
 * Somebody started the bot: by an invitation, by the link in a post, or just so. A wrong link is greeted like any
 * stranger, and like a moderator who came without one: the bot tells nobody who is who.
 */
export async function started(
  start: Extract<BotUpdate, { kind: 'start' }>,
  ports: ReceivePorts,
): Promise<BotReply | null> {
  const { chat, user, payload, language } = start;
  const words = BOT_WORDS[language];
  const say = (text: string): BotReply => ({ kind: 'message', chat: chat.id, text });

  const begun = (await invited(start, ports)) ?? (payload === '' ? await wentOn(start, ports) : null);
  if (begun) {
    // A call of its own, which waits where the bot is told to: many may come in one minute.
    await ports.bot.say(begun);
    return null;
  }

  const link = STAFF.exec(payload)?.[1];
  if (link !== undefined && (await joinStaff(chat.id, link, ports))) return say(words.staffJoined);

  const [, action, id, session] = ANSWER.exec(payload) ?? [];
  const delivery = id === undefined ? null : await ports.ledger.find(id as DeliveryId);
  if (!delivery || !mayHaveBeenRead(delivery)) return say(words.hello);
  const { campaign } = delivery;
  const figure = { campaign, delivery: delivery.id, metric: 'bot_starts', source: 'bot' } as const;
  await countOnce({ figure, change: 1, event: ['bot_starts', user] }, ports);
  if (action === 'subscribe')
    return say(session === undefined ? await subscribe(delivery, start, ports) : words.oldButton);
  const answer = action as Exclude<Answer, 'subscribe'>;
  return say(await answered({ answer, session }, delivery, user, language, ports));
}

/** Whoever has begun to register goes on where they were; null for everybody else, whom nothing tells apart. */
async function wentOn(
  { chat, language }: Extract<BotUpdate, { kind: 'start' }>,
  ports: ReceivePorts,
): Promise<BotReply | null> {
  const moderator = await ports.moderators.moderator(await codeOf(chat.id, ports));
  return moderator && nextStep(moderator) ? whereTheyAre(moderator, chat.id, language, ports) : null;
}
