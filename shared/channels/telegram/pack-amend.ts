import type { Keyboard } from '../../domain/callback.ts';
import { type Delivery, sentSteps } from '../../domain/delivery.ts';
import type { Message, Sha256 } from '../../domain/message.ts';
import type { PackReceiver } from '../../domain/moderator.ts';
import { MODERATOR_WORDS } from '../../domain/moderator-words.ts';
import type { Amended } from '../../domain/outcome.ts';
import { packText, packVersion } from '../../domain/pack-copy.ts';
import { correctionKeyboard } from '../../domain/pack-keyboard.ts';
import type { ChannelAdapter, Clock } from '../../ports.ts';
import { type Content, jsonContent } from '../http.ts';
import { isSamePhotos } from '../same-photos.ts';
import { messagesOf } from './amend.ts';
import { type Bot, callBot, callToSend } from './call.ts';
import { openingOf, spokenIn } from './pack-opening.ts';
import { photosCall } from './photos.ts';
import { inlineKeyboard } from './reply.ts';
import { videoCall } from './video.ts';
import { voiceCall } from './voice.ts';

/** So many digits of a version tell which one a button stands for. */
const SHOWN = 12;

type Amends = Required<Pick<ChannelAdapter, 'edit' | 'remove'>>;

export interface PackAmend extends Bot, Pick<PackReceiver, 'chat' | 'withoutLogo' | 'countsOpens' | 'districts'> {
  readonly media: (sha256: Sha256) => Promise<Uint8Array>;
  readonly clock: Clock;
  /** Whether they are still there, after they were told that a post has changed. */
  readonly isThere?: () => Promise<boolean>;
}

/**
 * What a moderator posted by hand only they can correct or delete: they are told so, each time that this is called:
 * it is deferred only where nothing of it can have been read. Throws only as `media` does, and then nothing has been sent.
 */
export function packAmend({ chat, media, withoutLogo, countsOpens, isThere, ...bot }: PackAmend): Amends {
  const wishes = { withoutLogo, countsOpens };
  const copyOf = (message: Message, delivery: Delivery) => ({
    text: packText(message, delivery, wishes),
    photos: packVersion(message, wishes).photos,
    video: packVersion(message, wishes).video ?? null,
    voice: message.voice ?? null,
  });

  const text = (words: string, keyboard: Keyboard = []): { method: string; content: Content } => ({
    method: 'sendMessage',
    content: jsonContent({
      chat_id: chat,
      text: words,
      link_preview_options: { is_disabled: true },
      ...(keyboard.length > 0 && { reply_markup: inlineKeyboard(keyboard) }),
    }),
  });

  async function tell(method: string, content: Content): Promise<Amended> {
    const answer = await callToSend({ ...bot, audience: 'person' }, method, content);
    return answer.kind === 'sent' ? { kind: 'done' } : answer;
  }

  return {
    async edit(before, after, delivery) {
      const [had, has] = [copyOf(before, delivery), copyOf(after, delivery)];
      const isSame = isSamePhotos(had.photos, has.photos);
      const isSameVoice = had.voice?.sha256 === has.voice?.sha256;
      const isSameVideo = had.video?.sha256 === has.video?.sha256;
      // What has changed is in the version that others have.
      if (isSame && isSameVideo && isSameVoice && had.text === has.text) return { kind: 'done' };
      const photos = isSame || has.photos.length === 0 ? [] : [await photosCall(chat, has.photos, media)];
      const video = isSameVideo || !has.video ? [] : [await videoCall({ chat_id: chat }, has.video, media)];
      const voice = isSameVoice || !has.voice ? [] : [await voiceCall({ chat_id: chat }, has.voice, media)];
      const words = has.text.trim() === '' ? [] : [text(has.text)];
      const version =
        delivery.amendment?.kind === 'edit' ? delivery.amendment.version.message.slice(0, SHOWN) : undefined;
      const done = correctionKeyboard('corrected', delivery.id, spokenIn(after), version);
      const notice = text(inBoth('changed', after), done);
      const told = await tell(notice.method, notice.content);
      if (told.kind !== 'done') return told;
      // The new text is alone in its message, so that a long press copies it and nothing else.
      for (const { method, content } of [...photos, ...video, ...voice, ...words]) {
        if (isThere && !(await isThere().catch(() => true))) break;
        const shown = await tell(method, content);
        // Nobody is told again that it has changed, for the sake of what did not follow.
        if (shown.kind !== 'done') return { kind: 'unknown', why: shown.why };
      }
      return { kind: 'done' };
    },

    async remove(message, delivery) {
      const words = `${inBoth('withdrawn', message)}\n\n${openingOf(copyOf(message, delivery).text)}`;
      const { method, content } = text(words, correctionKeyboard('deleted', delivery.id, spokenIn(message)));
      const told = await tell(method, content);
      // Whoever was certainly not told yet still needs to see what it is about.
      if (told.kind === 'deferred') return told;
      const message_ids = messagesOf(sentSteps(delivery.state));
      // For whoever has not posted it yet; older than two days it stays, and they have been told.
      if (message_ids.length > 0) await callBot(bot, 'deleteMessages', jsonContent({ chat_id: chat, message_ids }));
      return told;
    },
  };
}

/** The language of the post first: the group may be read in one language and its moderator in another. */
function inBoth(what: 'changed' | 'withdrawn', { language }: Message): string {
  const { km, en } = MODERATOR_WORDS;
  return (language === 'en' ? [en[what], km[what]] : [km[what], en[what]]).join('\n\n');
}
