import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { epochMs, HOUR_MS } from '../../../shared/domain/instant.ts';
import type { SandboxChat } from './people.ts';
import type { PostedMessage } from './platform-state.ts';
import type { Entity, InlineButton } from './posted-entries.ts';
import { Flag, ignored } from './sent-params.ts';
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
import { badRequest } from './telegram-refusal.ts';

const DELETABLE_MS = 48 * HOUR_MS;

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

const EditReplyMarkup = z.strictObject({ ...Target, reply_markup: ReplyMarkup, ...ignored('business_connection_id') });

const Pin = z.strictObject({
  ...Target,
  disable_notification: Flag.optional(),
  ...ignored('business_connection_id'),
});

export function editMessageText(call: BotCall): object {
  const asked = read(EditText, call.values);
  const chat = chatOf(call, asked.chat_id);
  const before = editableOf(call, chat, asked.message_id);
  if (before.picture || before.poll) throw badRequest('there is no text in the message to edit');
  const written = writtenText(asked.text, asked.entities, asked.parse_mode);
  return edit(call, chat, before, { ...written, keyboard: asked.reply_markup.inline_keyboard });
}

export function editMessageCaption(call: BotCall): object {
  const asked = read(EditCaption, call.values);
  const chat = chatOf(call, asked.chat_id);
  const before = editableOf(call, chat, asked.message_id);
  if (!before.picture) throw badRequest('there is no caption in the message to edit');
  const written = writtenCaption(asked.caption, asked.caption_entities, asked.parse_mode);
  return edit(call, chat, before, { ...written, keyboard: asked.reply_markup.inline_keyboard });
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
}

function edit({ state, clock }: BotCall, chat: SandboxChat, before: PostedMessage, changed: Changed): object {
  const { text, keyboard } = changed;
  const entities = [...changed.entities];
  checkKeyboard(keyboard);
  const { text: oldText, keyboard: oldKeyboard, entities: oldEntities } = before;
  const isSame = isDeepStrictEqual([text, entities, keyboard], [oldText, oldEntities, oldKeyboard]);
  if (isSame)
    throw badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    );
  const at = clock.now();
  state.record({ kind: 'message_edited', at, chat: chat.address, id: before.id, text, entities, keyboard });
  return messageObject(chat, { ...before, text, entities, keyboard, editedAt: at });
}

export function deleteMessage(call: BotCall): true {
  const asked = read(z.strictObject(Target), call.values);
  const chat = chatOf(call, asked.chat_id);
  const { id, at } = messageOf(call, chat, asked.message_id, 'delete');
  const now = call.clock.now();
  if (epochMs(now) - epochMs(at) >= DELETABLE_MS) throw badRequest("message can't be deleted for everyone");
  call.state.record({ kind: 'message_removed', at: now, chat: chat.address, id });
  return true;
}

export function pinChatMessage(call: BotCall): true {
  const asked = read(Pin, call.values);
  const chat = chatOf(call, asked.chat_id);
  const { id } = messageOf(call, chat, asked.message_id, 'pin');
  call.state.record({ kind: 'message_pinned', at: call.clock.now(), chat: chat.address, id });
  return true;
}
