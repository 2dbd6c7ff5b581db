import { isDeepStrictEqual } from 'node:util';
import { type Delivery, PINNED, type Sent, sentSteps } from '../../domain/delivery.ts';
import { buttonsOf, type Message, type Sha256 } from '../../domain/message.ts';
import type { Amended } from '../../domain/outcome.ts';
import type { ChannelAdapter, Clock } from '../../ports.ts';
import { type Content, jsonContent } from '../http.ts';
import { multipart } from '../multipart.ts';
import { isSamePhotos } from '../same-photos.ts';
import { type Bot, callToAmend } from './call.ts';
import { photoFiles } from './photos.ts';
import { formFields, keys, shownSteps, textParts } from './steps.ts';
import { aboutVideo, videoFile } from './video.ts';

export interface TelegramAmend extends Bot {
  readonly chatId: string;
  readonly media: (sha256: Sha256) => Promise<Uint8Array>;
  readonly clock: Clock;
}

interface Change {
  readonly method: string;
  readonly content: Content;
}

const DONE: Amended = { kind: 'done' };
const NOT_MODIFIED = /message is not modified/i;
const NOT_THERE = /message to delete not found|MESSAGE_ID_INVALID/i;

/**
 * Edits and deletes what is out in a channel or a group. Either may be done again: what is already so is done. Throws
 * only as `media` does; when `edit` throws, nothing has been changed.
 *
 * @see https://core.telegram.org/bots/api#updating-messages
 */
export function telegramAmend({
  chatId,
  media,
  ...chat
}: TelegramAmend): Required<Pick<ChannelAdapter, 'edit' | 'remove'>> {
  const bot = { ...chat, audience: 'public' } as const;

  /** Null where nothing of the step can be another. */
  async function changeOf(
    step: string,
    message_id: number,
    [before, after]: readonly [Message, Message],
    delivery: Pick<Delivery, 'id'>,
  ): Promise<Change | null> {
    const target = { chat_id: chatId, message_id };
    const { text, entities, photos, video } = after;
    switch (step) {
      case 'text':
        return { method: 'editMessageText', content: jsonContent({ ...target, ...textParts(after, delivery) }) };
      case 'photo':
      case 'video': {
        const caption = { caption: text, caption_entities: entities };
        if (isSamePhotos(before.photos, photos) && before.video?.sha256 === video?.sha256) {
          const fields = { ...target, ...caption, ...keys(after, delivery) };
          return { method: 'editMessageCaption', content: jsonContent(fields) };
        }
        const files = video ? [await videoFile(video, media)] : await photoFiles(photos, media);
        const about = video && aboutVideo(video);
        const shown = { type: step, media: `attach://${step}`, ...about, ...caption };
        const fields = formFields({ ...target, media: shown, ...keys(after, delivery) });
        return { method: 'editMessageMedia', content: multipart(fields, files) };
      }
      case 'poll':
      case 'voice': {
        const alone = shownSteps(after)[0] === step;
        if (!alone || isDeepStrictEqual(buttonsOf(before), buttonsOf(after))) return null;
        return { method: 'editMessageReplyMarkup', content: jsonContent({ ...target, ...keys(after, delivery) }) };
      }
      default:
        return null;
    }
  }

  return {
    async edit(before, after, delivery) {
      const sent = shownOf(delivery);
      const why = whyNot(before, after, sent);
      if (why !== null) return { kind: 'refused', why };

      const changes: Change[] = [];
      for (const { step, externalId } of sent) {
        const change = await changeOf(step, Number(externalId), [before, after], delivery);
        if (change && externalId === null) return { kind: 'refused', why: 'id_unknown' };
        if (change) changes.push(change);
      }
      for (const { method, content } of changes) {
        const amended = await callToAmend(bot, method, content, NOT_MODIFIED);
        if (amended.kind !== 'done') return amended;
      }
      return DONE;
    },

    async remove(message, delivery) {
      const sent = shownOf(delivery);
      const message_ids = messagesOf(sent);
      if (message_ids.length > 0) {
        const content = jsonContent({ chat_id: chatId, message_ids });
        const amended = await callToAmend(bot, 'deleteMessages', content, NOT_THERE);
        if (amended.kind !== 'done') return amended;
      }
      // As much as we know of is gone first: somebody must find the rest by hand, and less of it is better.
      return areAllKnown(message, sent) ? DONE : { kind: 'refused', why: 'id_unknown' };
    },
  };
}

/** Pinning made no message; a post is pinned when it goes out, and stays as it is when its words change. */
function shownOf({ state }: Delivery): Sent {
  return sentSteps(state).filter(({ step }) => step !== PINNED);
}

/** The ids of all messages that some steps are known to be. */
export function messagesOf(sent: Sent): readonly number[] {
  return sent.flatMap(({ externalId, alsoIds = [] }) =>
    (externalId === null ? [] : [externalId, ...alsoIds]).map(Number),
  );
}

/** Why one message cannot become the other; null when nothing is in the way. */
function whyNot(before: Message, after: Message, sent: Sent): string | null {
  const steps = shownSteps(after);
  if (sent.length === 0) return 'id_unknown';
  if (!isDeepStrictEqual(shownSteps(before), steps)) return 'form_cannot_change';
  if (sent.some(({ step }) => !steps.includes(step))) return 'form_cannot_change';
  if (steps.includes('album') && !isSamePhotos(before.photos, after.photos)) return 'photos_cannot_change';
  if (before.voice?.sha256 !== after.voice?.sha256) return 'voice_cannot_change';
  return isDeepStrictEqual(before.poll, after.poll) ? null : 'poll_cannot_change';
}

/** Of an album that was sent before all its ids were kept, or whose answer was not quite legible, some are missing. */
function areAllKnown({ photos }: Message, sent: Sent): boolean {
  const isKnown = ({ step, externalId, alsoIds = [] }: Sent[number]) =>
    externalId !== null && (step !== 'album' || alsoIds.length + 1 >= photos.length);
  return sent.length > 0 && sent.every(isKnown);
}
