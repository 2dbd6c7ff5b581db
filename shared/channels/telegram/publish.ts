import type { Sha256 } from '../../domain/message.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { ChannelAdapter, Clock } from '../../ports.ts';
import { type Content, jsonContent } from '../http.ts';
import { multipart } from '../multipart.ts';
import { editInChat, removeFromChat } from './amend.ts';
import { type CallAnswer, callToSend } from './call.ts';
import { keyboardOf } from './keyboard.ts';
import { type TelegramLookUp, telegramLookUp } from './lookup.ts';
import { permalinkOf } from './permalink.ts';
import { album, photoFiles } from './photos.ts';
import { probeChat } from './probe.ts';
import { stepsOf } from './steps.ts';

export interface TelegramChat extends TelegramLookUp {
  readonly media: (sha256: Sha256) => Promise<Uint8Array>;
  readonly clock: Clock;
}

/**
 * A channel or a group. An album takes neither a button nor more than a caption's length of text, so its text follows
 * as a message of its own. Throws only as `media`, `forwards` and `isTaken` do; when `send` throws, nothing has been sent.
 *
 * @see https://core.telegram.org/bots/api
 */
export function telegramChat({ media, forwards, isTaken, ...chat }: TelegramChat): ChannelAdapter {
  const { chatId } = chat;

  async function call(method: string, content: Content): Promise<Outcome> {
    return outcomeOf(await callToSend({ ...chat, audience: 'public' }, method, content), chatId);
  }

  return {
    steps: stepsOf,
    async send(step, message, delivery) {
      const { text, entities, button, poll } = message;
      switch (step) {
        case 'text':
          return call(
            'sendMessage',
            jsonContent({
              chat_id: chatId,
              text,
              entities,
              link_preview_options: { is_disabled: true },
              ...(button && { reply_markup: keyboardOf(button, delivery) }),
            }),
          );
        case 'photo': {
          const fields = {
            chat_id: chatId,
            caption: text,
            caption_entities: JSON.stringify(entities),
            ...(button && { reply_markup: JSON.stringify(keyboardOf(button, delivery)) }),
          };
          return call('sendPhoto', multipart(fields, await photoFiles(message.photos, media)));
        }
        case 'album':
          return call('sendMediaGroup', album(chatId, await photoFiles(message.photos, media)));
        case 'poll': {
          if (!poll) throw new Error(`Delivery ${delivery.id} has no poll to send`);
          const alone = stepsOf(message).length === 1;
          return call(
            'sendPoll',
            jsonContent({
              chat_id: chatId,
              question: poll.question,
              options: poll.options.map((option) => ({ text: option })),
              is_anonymous: poll.anonymous,
              ...(alone && button && { reply_markup: keyboardOf(button, delivery) }),
            }),
          );
        }
        default:
          throw new Error(`Delivery ${delivery.id}: Telegram has no step ${step}`);
      }
    },
    edit: (before, after, delivery) => editInChat({ ...chat, audience: 'public' }, before, after, delivery),
    remove: (_message, delivery) => removeFromChat({ ...chat, audience: 'public' }, delivery),
    lookUp: telegramLookUp({ ...chat, forwards, isTaken }),
    probe: () => probeChat(chat, chatId),
  };
}

function outcomeOf(answer: CallAnswer, chatId: string): Outcome {
  if (answer.kind !== 'sent') return answer;
  const { message_id, chat } = answer.message;
  const externalId = String(message_id);
  const permalink = permalinkOf(externalId, chat, chatId);
  return { kind: 'published', externalId, permalink, ...alsoIds(answer) };
}

/** The other messages of an album: without their ids they could not be deleted. */
function alsoIds({ others }: Extract<CallAnswer, { kind: 'sent' }>): { readonly alsoIds?: readonly string[] } {
  return others.length > 0 ? { alsoIds: others.map(({ message_id }) => String(message_id)) } : {};
}
