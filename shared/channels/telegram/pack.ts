import { MODERATOR_WORDS } from '../../domain/moderator-words.ts';
import { packLinks, packNoteFor, packSteps, packText, packVersion } from '../../domain/pack-copy.ts';
import { packKeyboard } from '../../domain/pack-keyboard.ts';
import type { ChannelAdapter } from '../../ports.ts';
import { type Content, jsonContent } from '../http.ts';
import { type CallAnswer, callToSend, idsOf } from './call.ts';
import { type PackAmend, packAmend } from './pack-amend.ts';
import { spokenIn } from './pack-opening.ts';
import { packReminder } from './pack-reminder.ts';
import { photosCall } from './photos.ts';
import { probeBot } from './probe.ts';
import { inlineKeyboard } from './reply.ts';
import { videoCall } from './video.ts';
import { voiceCall } from './voice.ts';

/** The moderator's chat is personal: no outcome ever names it. */
export type ModeratorPack = PackAmend;

/**
 * What a moderator posts into a group by hand: first what to know of it, then the photo or video to save and the
 * voice note to forward, then the text to copy.
 * Throws only as `media` does, and then nothing has been sent.
 */
export function moderatorPack({
  chat,
  withoutLogo,
  countsOpens,
  districts = [],
  media,
  isThere,
  ...bot
}: ModeratorPack): ChannelAdapter {
  const wishes = { withoutLogo, countsOpens, districts };
  const inPrivate = { chat_id: chat, link_preview_options: { is_disabled: true } };

  async function call(method: string, content: Content) {
    return outcomeOf(await callToSend({ ...bot, audience: 'person' }, method, content));
  }

  return {
    steps: (message) => packSteps(message, wishes),
    async send(step, message, delivery) {
      const { photos, video } = packVersion(message, wishes);
      switch (step) {
        case 'note': {
          const language = spokenIn(message);
          const reply_markup = inlineKeyboard(packKeyboard('received', delivery.id, language));
          const text = packNoteFor(message, wishes) ?? MODERATOR_WORDS[language].plainNote;
          return call('sendMessage', jsonContent({ ...inPrivate, text, reply_markup }));
        }
        case 'photo': {
          if (photos.length === 0) throw new Error(`Delivery ${delivery.id} has no photo to send`);
          const { method, content } = await photosCall(chat, photos, media);
          return call(method, content);
        }
        case 'video': {
          if (!video) throw new Error(`Delivery ${delivery.id} has no video to send`);
          const { method, content } = await videoCall({ chat_id: chat }, video, media);
          return call(method, content);
        }
        case 'voice': {
          if (!message.voice) throw new Error(`Delivery ${delivery.id} has no voice note to send`);
          const { method, content } = await voiceCall({ chat_id: chat }, message.voice, media);
          return call(method, content);
        }
        case 'text':
          // Nothing else is in this message: a long press copies all of it, and it is pasted as it is.
          return call('sendMessage', jsonContent({ ...inPrivate, text: packText(message, delivery, wishes) }));
        default:
          throw new Error(`Delivery ${delivery.id}: a pack has no step ${step}`);
      }
    },
    ownLinks: (message, delivery) => packLinks(message, delivery, wishes),
    ...packAmend({ ...bot, ...wishes, chat, media, ...(isThere && { isThere }) }),
    remind: packReminder({ ...bot, chat, withoutLogo }),
    // Of the bot alone: whether a moderator still reads it is nobody else's trouble.
    probe: () => probeBot(bot),
  };
}

/** Never a permalink: in a private chat it would hold the moderator's username. */
function outcomeOf(answer: CallAnswer) {
  if (answer.kind !== 'sent') return answer;
  return { kind: 'published', ...idsOf(answer), permalink: null } as const;
}
