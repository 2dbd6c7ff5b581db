import type { Delivery } from '../../domain/delivery.ts';
import type { Button, Message, Sha256 } from '../../domain/message.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { ChannelAdapter, Clock } from '../../ports.ts';
import { type Content, jsonContent } from '../http.ts';
import { multipart } from '../multipart.ts';
import { type CallAnswer, callToSend, idsOf } from './call.ts';
import { type TelegramLookUp, telegramLookUp } from './lookup.ts';
import { permalinkOf } from './permalink.ts';
import { album, photoFiles } from './photos.ts';
import { probeChat } from './probe.ts';

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
              ...(button && { reply_markup: keyboard(button, delivery) }),
            }),
          );
        case 'photo': {
          const fields = {
            chat_id: chatId,
            caption: text,
            caption_entities: JSON.stringify(entities),
            ...(button && { reply_markup: JSON.stringify(keyboard(button, delivery)) }),
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
              ...(alone && button && { reply_markup: keyboard(button, delivery) }),
            }),
          );
        }
        default:
          throw new Error(`Delivery ${delivery.id}: Telegram has no step ${step}`);
      }
    },
    lookUp: telegramLookUp({ ...chat, forwards, isTaken }),
    probe: () => probeChat(chat, chatId),
  };
}

function stepsOf({ text, photos, poll }: Message): readonly string[] {
  if (poll && photos.length === 0 && poll.question === text) return ['poll'];
  const lead = photos.length === 0 ? ['text'] : photos.length === 1 ? ['photo'] : ['album', 'text'];
  return poll ? [...lead, 'poll'] : lead;
}

/** A press comes back with the delivery that it belongs to: at most 30 of the 64 bytes that Telegram keeps for us. */
function keyboard(button: Button, delivery: Pick<Delivery, 'id'>) {
  const key =
    button.kind === 'link'
      ? { text: button.label, url: button.url }
      : { text: button.label, callback_data: `${button.action}:${delivery.id}` };
  return { inline_keyboard: [[key]] };
}

function outcomeOf(answer: CallAnswer, chatId: string): Outcome {
  if (answer.kind !== 'sent') return answer;
  const ids = idsOf(answer);
  return { kind: 'published', ...ids, permalink: permalinkOf(ids.externalId, answer.message.chat, chatId) };
}
