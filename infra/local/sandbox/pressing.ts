import { ActRefusal } from './acting.ts';
import { CALLBACK_QUERY_MS } from './callbacks.ts';
import type { PostedMessage } from './chat-messages.ts';
import type { Person, SandboxChat } from './people.ts';
import { callbackQuery } from './telegram-updates.ts';
import type { SandboxWorld } from './world.ts';

/** Presses a button, and resolves with the id of the query when the bot was told. */
export async function press(
  { state, clock, callbacks }: SandboxWorld,
  by: Person,
  chat: SandboxChat,
  message: PostedMessage,
  data: string,
): Promise<string> {
  if (!message.keyboard.flat().some(({ callback_data }) => callback_data === data))
    throw new ActRefusal(400, 'សារនេះគ្មានប៊ូតុងបែបនេះទេ។', 'This message has no such button.');

  const query = state.inChats.nextQuery();
  state.record({
    kind: 'pressed',
    at: clock.now(),
    person: by.number,
    chat: chat.address,
    id: message.id,
    query,
    data,
    answerBy: clock.afterReal(CALLBACK_QUERY_MS),
  });
  const told = callbackQuery(query, by, chat, message, data, state.messages(chat.address));
  await callbacks.update(chat.address, told, CALLBACK_QUERY_MS);
  return query;
}
