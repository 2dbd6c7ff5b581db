import { MODERATORS_KEY } from '../../shared/actions/moderators.ts';
import { personOf } from '../../shared/actions/staff.ts';
import {
  ANSWER_TOO_LONG,
  answerIsOut,
  askedOf,
  QUESTION_MARK,
  questionFor,
} from '../../shared/content/staff-moderator-words.ts';
import type { BotReply, BotUpdate } from '../../shared/domain/callback.ts';
import type { DeliveryId } from '../../shared/domain/delivery-id.ts';
import { MODERATOR_WORDS } from '../../shared/domain/moderator-words.ts';
import { mayDecide } from '../../shared/domain/person.ts';
import { unseal } from '../../shared/domain/pseudonym.ts';
import type { ReceivePorts } from './app.ts';

/** A moderator's question goes to the team, and the team's answer back, by code alone: neither is kept anywhere. */

/** A message of Telegram holds 4096, what is said around a question or an answer included. */
const LONGEST = 3_000;

export async function passedOn(
  text: string,
  code: string,
  pack: DeliveryId,
  ports: ReceivePorts,
): Promise<'passedOn' | 'too_long' | 'nobody'> {
  if (text.length > LONGEST) return 'too_long';
  const delivery = await ports.ledger.find(pack);
  return (await ports.tell(questionFor(text, code, delivery?.post ?? ''))) > 0 ? 'passedOn' : 'nobody';
}

/** Somebody of the team has answered a question by replying to it; null for everything else. */
export async function answeredQuestion(
  { chat, user, text, repliesTo }: Extract<BotUpdate, { kind: 'said' }>,
  ports: ReceivePorts,
): Promise<BotReply | null> {
  const code = repliesTo === null ? null : askedOf(repliesTo);
  if (code === null || !repliesTo?.startsWith(QUESTION_MARK)) return null;
  const person = await personOf(user, ports);
  if (!person || !mayDecide(person)) return null;
  if (text.length > LONGEST) return { kind: 'message', chat: chat.id, text: ANSWER_TOO_LONG };
  const moderator = await ports.moderators.moderator(code);
  const isThere = moderator?.reachable ?? false;
  const to = moderator && isThere ? unseal(await ports.keys.of(MODERATORS_KEY), moderator.sealedChat) : null;
  const isOut =
    to !== null &&
    moderator !== null &&
    (await ports.bot.say({ kind: 'message', chat: to, text: MODERATOR_WORDS[moderator.language].answered(text) }));
  return { kind: 'message', chat: chat.id, text: answerIsOut(isOut) };
}
