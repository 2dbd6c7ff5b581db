import { BOT_WORDS, type BotWords } from '../../shared/content/bot-words.ts';
import type { BotLanguage } from '../../shared/domain/callback.ts';
import { type Delivery, mayBePublic } from '../../shared/domain/delivery.ts';
import type { ReceivePorts } from './app.ts';
import { countOnce } from './count-once.ts';

/** What a post may ask for through the bot. */
export const ANSWERS = ['rsvp', 'done', 'feedback', 'question', 'subscribe', 'vote'] as const;
export type Answer = (typeof ANSWERS)[number];

/** What somebody answers, and to which session of an event they say that they come. */
export interface Answering {
  readonly answer: Exclude<Answer, 'subscribe'>;
  readonly session?: string | undefined;
}

/** What its channel missed may have been given all the same to whoever is given the series. */
export function mayHaveBeenRead({ state }: Delivery): boolean {
  return mayBePublic(state) || state.status === 'missed' || state.status === 'refused';
}

/**
 * Takes a person's answer to a post, and says what they are told. Only a count is kept: "I will come" once a person and
 * event, or session of it, "I did it" once a person and post. What must be read by somebody is not taken in yet, and that
 * is said.
 */
export async function answered(
  { answer, session }: Answering,
  delivery: Delivery,
  user: string,
  language: BotLanguage,
  ports: ReceivePorts,
): Promise<string> {
  const words = BOT_WORDS[language];
  // No other answer is to a session.
  if (session !== undefined && answer !== 'rsvp') return words.oldButton;
  switch (answer) {
    case 'rsvp':
      return comes(session, delivery, user, words, ports);
    case 'done':
      if (delivery.asks.cta !== 'do_it_now') return words.oldButton;
      return words.done[await count(answer, delivery, [`delivery ${delivery.id}`, user], ports)];
    case 'feedback':
    case 'question':
    case 'vote':
      return words.notTakenYet;
    default:
      return answer satisfies never;
  }
}

/** Somebody comes. Whoever answers a post from before there were sessions is counted for the event, to none of them. */
async function comes(
  session: string | undefined,
  delivery: Delivery,
  user: string,
  words: BotWords,
  ports: ReceivePorts,
): Promise<string> {
  const { asks, id } = delivery;
  // A link that somebody made by hand asks for what the post does not, or for a session that is none any more.
  const named = session === undefined ? asks : asks.sessions?.find((one) => one.id === session);
  if (asks.cta !== 'attend_event' || !named) return words.oldButton;
  const now = ports.clock.now();
  if (named.until !== null && named.until <= now) {
    const isOver = asks.until === null || asks.until <= now;
    return isOver ? words.rsvp.over : words.sessionOver;
  }
  const once = [`event ${asks.event ?? id}`, ...(session === undefined ? [] : [`session ${session}`]), user];
  return words.rsvp[await count('rsvp', delivery, once, ports, session)];
}

function count(
  metric: 'rsvp' | 'done',
  { campaign, id }: Delivery,
  once: readonly string[],
  ports: ReceivePorts,
  session?: string,
): Promise<'counted' | 'known' | 'over'> {
  const figure = { campaign, delivery: id, metric, source: 'bot', ...(session && { session }) } as const;
  return countOnce({ figure, change: 1, event: [metric, ...once] }, ports);
}
