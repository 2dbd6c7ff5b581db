import { BOT_WORDS } from '../../shared/content/bot-words.ts';
import type { BotLanguage } from '../../shared/domain/callback.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import type { ReceivePorts } from './app.ts';
import { countOnce } from './count-once.ts';

/** What a post may ask for through the bot. */
export const ANSWERS = ['rsvp', 'done', 'feedback', 'question', 'subscribe', 'vote'] as const;
export type Answer = (typeof ANSWERS)[number];

/**
 * Takes a person's answer to a post, and says what they are told. Only a count is kept: "I will come" once a person and
 * event, "I did it" once a person and post. What must be read by somebody is not taken in yet, and that is said.
 */
export async function answered(
  answer: Answer,
  delivery: Delivery,
  user: string,
  language: BotLanguage,
  ports: ReceivePorts,
): Promise<string> {
  const words = BOT_WORDS[language];
  switch (answer) {
    case 'rsvp':
    case 'done': {
      const { campaign, id, asks } = delivery;
      const figure = { campaign, delivery: id, metric: answer, source: 'bot' } as const;
      const once = answer === 'rsvp' && asks.event !== null ? `event ${asks.event}` : `delivery ${id}`;
      const counted = await countOnce({ figure, change: 1, event: [answer, once, user] }, ports);
      return words[answer][counted];
    }
    case 'feedback':
    case 'question':
    case 'subscribe':
    case 'vote':
      return words.notTakenYet;
    default:
      return answer satisfies never;
  }
}
