import * as z from 'zod';
import { Flag, ignored, json, WholeNumber } from './sent-params.ts';
import { ChatId, Entities, Options, ParseMode, ReplyMarkup, ReplyParameters, Text, UNSEEN } from './telegram-call.ts';

/** What the calls that send something take. @see https://core.telegram.org/bots/api */

export const SendMessage = z.strictObject({
  chat_id: ChatId,
  text: Text,
  parse_mode: ParseMode,
  entities: Entities,
  reply_markup: ReplyMarkup,
  reply_parameters: ReplyParameters,
  ...ignored('link_preview_options'),
  ...UNSEEN,
});

const Caption = {
  caption: Text,
  parse_mode: ParseMode,
  caption_entities: Entities,
  ...ignored('show_caption_above_media', 'has_spoiler'),
};

export const SendPhoto = z.strictObject({
  chat_id: ChatId,
  photo: Text,
  ...Caption,
  reply_markup: ReplyMarkup,
  reply_parameters: ReplyParameters,
  ...UNSEEN,
});

export const SendVoice = z.strictObject({
  chat_id: ChatId,
  voice: Text,
  duration: WholeNumber.optional(),
  caption: Text,
  parse_mode: ParseMode,
  caption_entities: Entities,
  reply_markup: ReplyMarkup,
  reply_parameters: ReplyParameters,
  ...UNSEEN,
});

export const SendVideo = z.strictObject({
  chat_id: ChatId,
  video: Text,
  duration: WholeNumber.optional(),
  width: WholeNumber.optional(),
  height: WholeNumber.optional(),
  supports_streaming: Flag.default(false),
  ...Caption,
  reply_markup: ReplyMarkup,
  reply_parameters: ReplyParameters,
  ...UNSEEN,
});

export const SendMediaGroup = z.strictObject({
  chat_id: ChatId,
  media: json(z.array(z.strictObject({ type: z.literal('photo'), media: Text, ...Caption }))).default([]),
  reply_parameters: ReplyParameters,
  ...ignored('reply_markup'),
  ...UNSEEN,
});

export const SendPoll = z.strictObject({
  chat_id: ChatId,
  question: Text,
  options: Options,
  is_anonymous: Flag.default(true),
  type: z.enum(['regular', 'quiz']).default('regular'),
  allows_multiple_answers: Flag.default(false),
  correct_option_ids: json(z.array(WholeNumber)).optional(),
  reply_markup: ReplyMarkup,
  reply_parameters: ReplyParameters,
  ...ignored('explanation', 'explanation_entities', 'open_period', 'close_date', 'allows_revoting', 'shuffle_options'),
  ...UNSEEN,
});
