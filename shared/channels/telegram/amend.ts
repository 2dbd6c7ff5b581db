import { isDeepStrictEqual } from 'node:util';
import { type Delivery, type SentStep, sentSteps } from '../../domain/delivery.ts';
import type { Message } from '../../domain/message.ts';
import type { Amended } from '../../domain/outcome.ts';
import type { Clock } from '../../ports.ts';
import { jsonContent } from '../http.ts';
import { type Bot, callToChange } from './call.ts';
import { keyboardOf } from './keyboard.ts';
import type { Audience } from './refusal.ts';
import { stepsOf } from './steps.ts';

type Chat = Bot & { readonly clock: Clock; readonly chatId: string; readonly audience: Audience };

const NO_ID: Amended = { kind: 'refused', why: 'id_unknown' };

/**
 * Puts other words in the place of those in a chat, message by message; a message that has them already is done. A
 * photo, a poll and the form of a post cannot be changed once they are out.
 *
 * @see https://core.telegram.org/bots/api#updating-messages
 */
export async function editInChat(chat: Chat, before: Message, after: Message, delivery: Delivery): Promise<Amended> {
  if (!isDeepStrictEqual(stepsOf(before), stepsOf(after))) return { kind: 'refused', why: 'form_cannot_change' };
  if (!samePhotos(before, after)) return { kind: 'refused', why: 'photos_cannot_change' };
  if (!isDeepStrictEqual(before.poll, after.poll)) return { kind: 'refused', why: 'poll_cannot_change' };
  return each(sentSteps(delivery.state), ({ step, externalId }) => {
    if (step !== 'text' && step !== 'photo') return null;
    if (externalId === null) return NO_ID;
    const { text, entities, button } = after;
    const words =
      step === 'text'
        ? { text, entities, link_preview_options: { is_disabled: true } }
        : { caption: text, caption_entities: entities };
    // Without its button in the call, the button would go.
    const reply_markup = button && { reply_markup: keyboardOf(button, delivery) };
    const method = step === 'text' ? 'editMessageText' : 'editMessageCaption';
    const target = { chat_id: chat.chatId, message_id: Number(externalId) };
    return callToChange(chat, method, jsonContent({ ...target, ...words, ...reply_markup }));
  });
}

/** Deletes everything of a post from a chat; what is gone already is done. */
export function removeFromChat(chat: Chat, delivery: Delivery): Promise<Amended> {
  return each(sentSteps(delivery.state), async ({ externalId, alsoIds = [] }) => {
    if (externalId === null) return NO_ID;
    return each([externalId, ...alsoIds], (id) =>
      callToChange(chat, 'deleteMessage', jsonContent({ chat_id: chat.chatId, message_id: Number(id) })),
    );
  });
}

export function samePhotos(before: Message, after: Message): boolean {
  const hashes = ({ photos }: Message) => photos.map(({ sha256 }) => sha256);
  return isDeepStrictEqual(hashes(before), hashes(after));
}

/** Nothing is left out because of another: what can be done is done, and then it is said what could not. */
async function each<Item extends SentStep | string>(
  items: readonly Item[],
  act: (item: Item) => Promise<Amended> | Amended | null,
): Promise<Amended> {
  const answers: Amended[] = [];
  for (const item of items) answers.push((await act(item)) ?? { kind: 'done' });
  const first = (kind: Amended['kind']) => answers.find((answer) => answer.kind === kind);
  return first('unknown') ?? first('deferred') ?? first('refused') ?? { kind: 'done' };
}
