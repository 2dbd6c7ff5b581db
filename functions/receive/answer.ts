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
    case 'rsvp': {
      const { asks, id } = delivery;
      // A link that somebody made by hand asks for what the post does not.
      if (asks.cta !== 'attend_event') return words.oldButton;
      if (asks.until !== null && asks.until <= ports.clock.now()) return words.rsvp.over;
      return words.rsvp[await count(answer, delivery, [`event ${asks.event ?? id}`, user], ports)];
    }
    case 'done':
      if (delivery.asks.cta !== 'do_it_now') return words.oldButton;
      return words.done[await count(answer, delivery, [`delivery ${delivery.id}`, user], ports)];
    case 'feedback':
    case 'question':
    case 'subscribe':
    case 'vote':
      return words.notTakenYet;
    default:
      return answer satisfies never;
  }
}

function count(
  metric: 'rsvp' | 'done',
  { campaign, id }: Delivery,
  once: readonly string[],
  ports: ReceivePorts,
): Promise<'counted' | 'known' | 'over'> {
  const figure = { campaign, delivery: id, metric, source: 'bot' } as const;
  return countOnce({ figure, change: 1, event: [metric, ...once] }, ports);
}
