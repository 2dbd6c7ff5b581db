import { type Delivery, PINNED, sentSteps } from '../../domain/delivery.ts';
import type { Message, Sha256 } from '../../domain/message.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { ChannelAdapter, Clock } from '../../ports.ts';
import { type Content, jsonContent } from '../http.ts';
import { multipart } from '../multipart.ts';
import { telegramAmend } from './amend.ts';
import { type CallAnswer, callToAmend, callToSend, idsOf } from './call.ts';
import { type TelegramLookUp, telegramLookUp } from './lookup.ts';
import { permalinkOf } from './permalink.ts';
import { album, photoFiles } from './photos.ts';
import { probeChat } from './probe.ts';
import type { Audience } from './refusal.ts';
import { formFields, keys, shownSteps, stepsOf, textParts, toPin } from './steps.ts';
import { videoCall } from './video.ts';
import { voiceCall } from './voice.ts';

export interface TelegramChat extends TelegramLookUp {
  readonly media: (sha256: Sha256) => Promise<Uint8Array>;
  readonly clock: Clock;
  /** One person, of whom a no says nothing else; without it, a channel or a group. */
  readonly audience?: Audience;
}

const ALREADY_PINNED = /message is already pinned|CHAT_NOT_MODIFIED/i;

/**
 * A channel or a group. Throws only as `media`, `forwards` and `isTaken` do; when `send` throws, nothing has been sent.
 *
 * @see https://core.telegram.org/bots/api
 */
export function telegramChat({ media, forwards, isTaken, audience = 'public', ...chat }: TelegramChat): ChannelAdapter {
  const { chatId } = chat;

  async function call(method: string, content: Content): Promise<Outcome> {
    return outcomeOf(await callToSend({ ...chat, audience }, method, content), chatId);
  }

  /** Whoever may not pin may still post; and whether it is pinned need never be unknown, as it may be done again. */
  async function pin(message: Message, delivery: Delivery): Promise<Outcome> {
    const externalId = toPin(message, sentSteps(delivery.state));
    if (externalId === null) return { kind: 'refused', why: 'id_unknown' };
    const content = jsonContent({ chat_id: chatId, message_id: Number(externalId), disable_notification: true });
    const answer = await callToAmend({ ...chat, audience }, 'pinChatMessage', content, ALREADY_PINNED);
    switch (answer.kind) {
      case 'done':
        return { kind: 'published', externalId, permalink: null };
      case 'unknown':
        return { kind: 'deferred', until: null, why: answer.why };
      default:
        return answer;
    }
  }

  return {
    steps: stepsOf,
    async send(step, message, delivery) {
      const { text, entities, video, poll, voice } = message;
      switch (step) {
        case 'text':
          return call('sendMessage', jsonContent({ chat_id: chatId, ...textParts(message, delivery) }));
        case 'photo':
        case 'video': {
          const caption = { caption: text, caption_entities: entities };
          const fields = formFields({ chat_id: chatId, ...caption, ...keys(message, delivery) });
          if (step === 'photo') return call('sendPhoto', multipart(fields, await photoFiles(message.photos, media)));
          if (!video) throw new Error(`Delivery ${delivery.id} has no video to send`);
          const { method, content } = await videoCall(fields, video, media);
          return call(method, content);
        }
        case 'album':
          return call('sendMediaGroup', album(chatId, await photoFiles(message.photos, media)));
        case 'poll': {
          if (!poll) throw new Error(`Delivery ${delivery.id} has no poll to send`);
          const alone = shownSteps(message)[0] === step;
          return call(
            'sendPoll',
            jsonContent({
              chat_id: chatId,
              question: poll.question,
              options: poll.options.map((option) => ({ text: option })),
              is_anonymous: poll.anonymous,
              ...(alone && keys(message, delivery)),
            }),
          );
        }
        case 'voice': {
          if (!voice) throw new Error(`Delivery ${delivery.id} has no voice note to send`);
          const alone = shownSteps(message)[0] === step;
          const fields = formFields({ chat_id: chatId, ...(alone && keys(message, delivery)) });
          const { method, content } = await voiceCall(fields, voice, media);
          return call(method, content);
        }
        case PINNED:
          return pin(message, delivery);
        default:
          throw new Error(`Delivery ${delivery.id}: Telegram has no step ${step}`);
      }
    },
    ...telegramAmend({ ...chat, media }),
    lookUp: telegramLookUp({ ...chat, forwards, isTaken }),
    probe: () => probeChat(chat, chatId),
  };
}

function outcomeOf(answer: CallAnswer, chatId: string): Outcome {
  if (answer.kind !== 'sent') return answer;
  const ids = idsOf(answer);
  return { kind: 'published', ...ids, permalink: permalinkOf(ids.externalId, answer.message.chat, chatId) };
}
