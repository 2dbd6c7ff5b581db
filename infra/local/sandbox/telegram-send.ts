import { fresh } from './chat-messages.ts';
import type { SandboxChat } from './people.ts';
import type { ChatMessage, Entity, Film, Picture, Sound } from './posted-entries.ts';
import { PER_BOT, PER_CHAT, PER_GROUP, waitMs } from './rate-limits.ts';
import { type BotCall, type ReplyParameters, read, recipientOf, repliedTo } from './telegram-call.ts';
import { checkAlbum, checkKeyboard, checkPoll, writtenCaption, writtenText } from './telegram-limits.ts';
import { messageObject } from './telegram-messages.ts';
import { filmOf, pictureOf, soundOf } from './telegram-photos.ts';
import { tooManyRequests } from './telegram-refusal.ts';
import { SendMediaGroup, SendMessage, SendPhoto, SendPoll, SendVideo, SendVoice } from './telegram-send-wire.ts';

export function sendMessage(call: BotCall): object {
  const asked = read(SendMessage, call.values);
  const chat = recipientOf(call, asked.chat_id);
  const written = writtenText(asked.text, asked.entities, asked.parse_mode);
  checkKeyboard(asked.reply_markup.inline_keyboard);
  return first(
    post(call, chat, [{ ...written, keyboard: asked.reply_markup.inline_keyboard }], asked.reply_parameters),
  );
}

export async function sendPhoto(call: BotCall): Promise<object> {
  const asked = read(SendPhoto, call.values);
  const chat = recipientOf(call, asked.chat_id);
  const written = writtenCaption(asked.caption, asked.caption_entities, asked.parse_mode);
  checkKeyboard(asked.reply_markup.inline_keyboard);
  const picture = await pictureOf(call, call.files.get('photo') ?? asked.photo);
  return first(
    post(call, chat, [{ ...written, picture, keyboard: asked.reply_markup.inline_keyboard }], asked.reply_parameters),
  );
}

export async function sendVoice(call: BotCall): Promise<object> {
  const asked = read(SendVoice, call.values);
  const chat = recipientOf(call, asked.chat_id);
  const written = writtenCaption(asked.caption, asked.caption_entities, asked.parse_mode);
  const keyboard = asked.reply_markup.inline_keyboard;
  checkKeyboard(keyboard);
  const voice = { ...(await soundOf(call, call.files.get('voice'))), seconds: asked.duration ?? null };
  return first(post(call, chat, [{ ...written, voice, keyboard }], asked.reply_parameters));
}

export async function sendVideo(call: BotCall): Promise<object> {
  const asked = read(SendVideo, call.values);
  const chat = recipientOf(call, asked.chat_id);
  const written = writtenCaption(asked.caption, asked.caption_entities, asked.parse_mode);
  const keyboard = asked.reply_markup.inline_keyboard;
  checkKeyboard(keyboard);
  const { duration: seconds = null, width = null, height = null } = asked;
  const video = { ...(await filmOf(call, call.files.get('video') ?? asked.video)), seconds, width, height };
  return first(post(call, chat, [{ ...written, video, keyboard }], asked.reply_parameters));
}

export async function sendMediaGroup(call: BotCall): Promise<object> {
  const asked = read(SendMediaGroup, call.values);
  const chat = recipientOf(call, asked.chat_id);
  checkAlbum(asked.media.length, asked.reply_markup !== undefined);
  const photos: New[] = [];
  for (const { media, caption, caption_entities, parse_mode } of asked.media) {
    const written = writtenCaption(caption, caption_entities, parse_mode);
    photos.push({ ...written, picture: await pictureOf(call, media) });
  }
  return post(call, chat, photos, asked.reply_parameters);
}

export function sendPoll(call: BotCall): object {
  const asked = read(SendPoll, call.values);
  const chat = recipientOf(call, asked.chat_id);
  const { question, options, is_anonymous: anonymous, allows_multiple_answers: severalAnswers } = asked;
  const poll = { question, options, anonymous, severalAnswers, quiz: asked.type === 'quiz' };
  checkPoll(poll);
  checkKeyboard(asked.reply_markup.inline_keyboard);
  return first(
    post(
      call,
      chat,
      [{ text: '', entities: [], poll, keyboard: asked.reply_markup.inline_keyboard }],
      asked.reply_parameters,
    ),
  );
}

interface New {
  readonly text: string;
  readonly entities: readonly Entity[];
  readonly picture?: Picture;
  readonly voice?: Sound;
  readonly video?: Film;
  readonly poll?: ChatMessage['poll'];
  readonly keyboard?: ChatMessage['keyboard'];
}

/** Nothing waits between the rate and the record: two racing calls cannot both be the last that fits. */
function post(call: BotCall, chat: SandboxChat, news: readonly New[], replies: ReplyParameters): readonly object[] {
  const { state, clock } = call;
  const now = clock.now();
  const replyTo = repliedTo(call, chat, replies);
  const limits = chat.kind === 'telegram_group' ? [PER_CHAT, PER_GROUP] : [PER_CHAT];
  const waits = limits.map((limit) => waitMs(limit, state.sent(chat.address), now, news.length));
  const wait = Math.max(...waits, waitMs(PER_BOT, state.sent(), now, news.length));
  if (wait > 0) throw tooManyRequests(wait);

  const next = state.messages(chat.address).length + 1;
  const album = news.length > 1 ? `${Date.parse(now)}${next}` : null;
  const messages = news.map((one, index) => {
    const { entities, picture = null, voice = null, video = null, poll = null, keyboard = [], text } = one;
    return { id: next + index, text, entities: [...entities], picture, album, keyboard, poll, voice, video, replyTo };
  });
  state.record({ kind: 'messages', at: now, chat: chat.address, messages });
  return messages.map((message) => messageObject(chat, fresh(message, 'bot', now), state.messages(chat.address)));
}

function first(objects: readonly object[]): object {
  return objects[0] ?? {};
}
