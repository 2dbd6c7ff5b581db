import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { epochMs, HOUR_MS } from '../../../shared/domain/instant.ts';
import type { PostedMessage } from './chat-messages.ts';
import type { SandboxChat } from './people.ts';
import type { Entity, Film, InlineButton, Picture } from './posted-entries.ts';
import { Flag, ignored, json, WholeNumber } from './sent-params.ts';
import {
  type BotCall,
  ChatId,
  chatOf,
  Entities,
  MessageId,
  messageOf,
  ParseMode,
  ReplyMarkup,
  read,
  Text,
} from './telegram-call.ts';
import { checkKeyboard, writtenCaption, writtenText } from './telegram-limits.ts';
import { messageObject } from './telegram-messages.ts';
import { mediaOf } from './telegram-photos.ts';
import { badRequest } from './telegram-refusal.ts';

const DELETABLE_MS = 48 * HOUR_MS;

const DELETED_AT_ONCE = 100;

const Target = { chat_id: ChatId, message_id: MessageId };

const EditText = z.strictObject({
  ...Target,
  text: Text,
  parse_mode: ParseMode,
  entities: Entities,
  reply_markup: ReplyMarkup,
  ...ignored('link_preview_options', 'business_connection_id'),
});

const EditCaption = z.strictObject({
  ...Target,
  caption: Text,
  parse_mode: ParseMode,
  caption_entities: Entities,
  reply_markup: ReplyMarkup,
  ...ignored('show_caption_above_media', 'business_connection_id'),
});

const EditMedia = z.strictObject({
  ...Target,
  media: json(
    z.strictObject({
      type: z.enum(['photo', 'video']),
      duration: WholeNumber.optional(),
      width: WholeNumber.optional(),
      height: WholeNumber.optional(),
      supports_streaming: z.boolean().optional(),
      media: Text,
      caption: Text,
      parse_mode: ParseMode,
      caption_entities: Entities,
      ...ignored('show_caption_above_media', 'has_spoiler'),
    }),
  ),
  reply_markup: ReplyMarkup,
  ...ignored('business_connection_id'),
});

const EditReplyMarkup = z.strictObject({ ...Target, reply_markup: ReplyMarkup, ...ignored('business_connection_id') });

const DeleteMany = z.strictObject({ chat_id: ChatId, message_ids: json(z.array(WholeNumber)).default([]) });

const Pin = z.strictObject({
  ...Target,
  disable_notification: Flag.optional(),
  ...ignored('business_connection_id'),
});

export function editMessageText(call: BotCall): object {
  const asked = read(EditText, call.values);
  const chat = chatOf(call, asked.chat_id);
  const before = editableOf(call, chat, asked.message_id);
  if (before.picture || before.video || before.voice || before.poll)
    throw badRequest('there is no text in the message to edit');
  const written = writtenText(asked.text, asked.entities, asked.parse_mode);
  return edit(call, chat, before, { ...written, keyboard: asked.reply_markup.inline_keyboard });
}

export function editMessageCaption(call: BotCall): object {
  const asked = read(EditCaption, call.values);
  const chat = chatOf(call, asked.chat_id);
  const before = editableOf(call, chat, asked.message_id);
  if (!before.picture && !before.video && !before.voice) throw badRequest('there is no caption in the message to edit');
  const written = writtenCaption(asked.caption, asked.caption_entities, asked.parse_mode);
  return edit(call, chat, before, { ...written, keyboard: asked.reply_markup.inline_keyboard });
}

/** Another photo or video with its caption; a text becomes one, as there. */
export async function editMessageMedia(call: BotCall): Promise<object> {
  const asked = read(EditMedia, call.values);
  const chat = chatOf(call, asked.chat_id);
  editableOf(call, chat, asked.message_id);
  const { caption, caption_entities, parse_mode } = asked.media;
  const written = writtenCaption(caption, caption_entities, parse_mode);
  const shown = await mediaOf(call, asked.media);
  // Read anew: while it was kept, the message may have become another, or gone.
  const before = editableOf(call, chat, asked.message_id);
  if (before.poll || before.voice) throw badRequest('there is no media in the message to edit');
  return edit(call, chat, before, { ...written, keyboard: asked.reply_markup.inline_keyboard, ...shown });
}

/** The buttons alone; without any, they go. */
export function editMessageReplyMarkup(call: BotCall): object {
  const asked = read(EditReplyMarkup, call.values);
  const chat = chatOf(call, asked.chat_id);
  const before = editableOf(call, chat, asked.message_id);
  const { text, entities } = before;
  return edit(call, chat, before, { text, entities, keyboard: asked.reply_markup.inline_keyboard });
}

function editableOf(call: BotCall, chat: SandboxChat, id: number): PostedMessage {
  const found = messageOf(call, chat, id, 'edit');
  if (found.by !== 'bot') throw badRequest("message can't be edited");
  return found;
}

interface Changed {
  readonly text: string;
  readonly entities: readonly Entity[];
  readonly keyboard: InlineButton[][];
  readonly picture?: Picture;
  readonly video?: Film;
}

function edit({ state, clock }: BotCall, where: SandboxChat, before: PostedMessage, changed: Changed): object {
  const { text, keyboard } = changed;
  const isOther = changed.picture !== undefined || changed.video !== undefined;
  const { picture = null, video = null } = isOther ? changed : before;
  const entities = [...changed.entities];
  checkKeyboard(keyboard);
  const saysTheSame = isDeepStrictEqual(
    [text, entities, picture?.file, video?.file],
    [before.text, before.entities, before.picture?.file, before.video?.file],
  );
  if (saysTheSame && isDeepStrictEqual(keyboard, before.keyboard))
    throw badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    );
  const here = { at: clock.now(), chat: where.address, id: before.id };
  if (saysTheSame) {
    state.record({ kind: 'keyboard_changed', ...here, keyboard });
    return messageObject(where, { ...before, keyboard }, state.messages(where.address));
  }
  const shown = { text, entities, keyboard, ...(picture && { picture }), ...(video && { video }) };
  state.record({ kind: 'message_edited', ...here, ...shown });
  return messageObject(
    where,
    { ...before, ...shown, picture, video, editedAt: here.at },
    state.messages(where.address),
  );
}

export function deleteMessage(call: BotCall): true {
  const asked = read(z.strictObject(Target), call.values);
  const chat = chatOf(call, asked.chat_id);
  return remove(call, chat, [messageOf(call, chat, asked.message_id, 'delete')]);
}

/** All or none of them; those that are not there are passed over. */
export function deleteMessages(call: BotCall): true {
  const asked = read(DeleteMany, call.values);
  const chat = chatOf(call, asked.chat_id);
  const ids = new Set(asked.message_ids);
  if (ids.size === 0) throw badRequest('message identifiers are not specified');
  if (asked.message_ids.length > DELETED_AT_ONCE) throw badRequest('too many message identifiers specified');
  const there = call.state.messages(chat.address).filter(({ id, removedAt }) => removedAt === null && ids.has(id));
  return remove(call, chat, there);
}

function remove({ state, clock }: BotCall, chat: SandboxChat, messages: readonly PostedMessage[]): true {
  const now = clock.now();
  if (messages.some(({ at }) => epochMs(now) - epochMs(at) >= DELETABLE_MS))
    throw badRequest("message can't be deleted for everyone");
  if (messages.some(({ migration }) => migration !== null)) throw badRequest("message can't be deleted");
  for (const { id } of messages) state.record({ kind: 'message_removed', at: now, chat: chat.address, id });
  return true;
}

export function pinChatMessage(call: BotCall): true {
  const asked = read(Pin, call.values);
  const chat = chatOf(call, asked.chat_id);
  const { id } = messageOf(call, chat, asked.message_id, 'pin');
  call.state.record({ kind: 'message_pinned', at: call.clock.now(), chat: chat.address, id });
  return true;
}
