import * as z from 'zod';
import { chatCalled } from './addresses.ts';
import type { PostedMessage } from './chat-messages.ts';
import { personOnTelegram, privateChatOf, type SandboxChat } from './people.ts';
import { Entity, InlineButton } from './posted-entries.ts';
import { Flag, ignored, json, WholeNumber } from './sent-params.ts';
import { BotRefusal, badRequest, upgraded } from './telegram-refusal.ts';
import type { SandboxWorld } from './world.ts';

/** One Bot API call after its token was accepted. */
export interface BotCall extends SandboxWorld {
  readonly values: Readonly<Record<string, unknown>>;
  readonly files: ReadonlyMap<string, File>;
}

/** Parameters that many methods share. What is missing comes as empty, and the limits then say so as Telegram does. */
export const ChatId = z.union([z.string(), z.int()]).default('').transform(String);
export const MessageId = WholeNumber.default(0);
export const Text = z.string().default('');
export const Entities = json(z.array(Entity)).default([]);
export const ParseMode = z.string().default('');
export const ReplyMarkup = json(z.strictObject({ inline_keyboard: z.array(z.array(InlineButton)) })).default({
  inline_keyboard: [],
});
/** What it answers. The real ones also take a quote, or a message of another chat, which are refused here. */
export const ReplyParameters = json(
  z.strictObject({ message_id: MessageId, allow_sending_without_reply: Flag.default(false) }),
)
  .nullable()
  .default(null);
export type ReplyParameters = z.infer<typeof ReplyParameters>;
export const Options = json(z.array(z.union([z.string(), z.looseObject({ text: z.string() })])))
  .default([])
  .transform((options) => options.map((option) => (typeof option === 'string' ? option : option.text)));

/** What the sender of a message may ask for and nobody here would see. */
export const UNSEEN = {
  disable_notification: Flag.optional(),
  protect_content: Flag.optional(),
  ...ignored(
    'allow_paid_broadcast',
    'business_connection_id',
    'direct_messages_topic_id',
    'ephemeral_message_parameters',
    'message_effect_id',
    'message_thread_id',
    'suggested_post_parameters',
  ),
};

/** Telegram passes over parameters that it does not know; here a misspelt one is refused, so that somebody notices. */
export function read<Schema extends z.ZodType>(schema: Schema, values: BotCall['values']): z.infer<Schema> {
  const result = schema.safeParse(values);
  if (result.success) return result.data;
  const { issues } = result.error;
  const unknown = issues.find((one) => one.code === 'unrecognized_keys');
  if (unknown)
    throw badRequest(`the sandbox does not know the parameter ${[...unknown.path, unknown.keys[0]].join('.')}`);
  const [issue] = issues;
  throw badRequest(`can't parse ${issue?.path.join('.')}: ${issue?.message}`);
}

/** A channel, a group, or the private chat of somebody who has begun one. */
export function chatOf({ channels, state }: BotCall, chatId: string): SandboxChat {
  if (chatId === '') throw badRequest('chat_id is empty');
  const to = state.upgradedTo(chatId);
  if (to !== null) throw upgraded(to);
  const channel = chatCalled(chatId, channels());
  if (channel) return channel;
  const person = personOnTelegram(chatId);
  if (!person || state.inChats.standing(person.number) === 'never_started') throw badRequest('chat not found');
  return privateChatOf(person);
}

/** A chat that the bot may write to. @see PLATFORMS.md §1 */
export function recipientOf(call: BotCall, chatId: string): SandboxChat {
  const person = personOnTelegram(chatId);
  switch (person && call.state.inChats.standing(person.number)) {
    case 'never_started':
      throw new BotRefusal(403, "Forbidden: bot can't initiate conversation with a user");
    case 'blocked':
      throw new BotRefusal(403, 'Forbidden: bot was blocked by the user');
    default:
      return chatOf(call, chatId);
  }
}

/** The id of the message that is answered; null where none is, or where it is gone and that is no matter. */
export function repliedTo(call: BotCall, chat: SandboxChat, asked: ReplyParameters): number | null {
  if (!asked) return null;
  const { message_id: id, allow_sending_without_reply: mayBeGone } = asked;
  if (mayBeGone && !messageIn(call, chat, id)) return null;
  return messageOf(call, chat, id, 'be replied').id;
}

/** A message that is still there; `toWhat` as in "message to edit not found". */
export function messageOf(call: BotCall, chat: SandboxChat, id: number, toWhat: string): PostedMessage {
  const found = messageIn(call, chat, id);
  if (!found) throw badRequest(`message to ${toWhat} not found`);
  return found;
}

function messageIn({ state }: BotCall, chat: SandboxChat, id: number): PostedMessage | undefined {
  return state.messages(chat.address).find((message) => message.id === id && message.removedAt === null);
}
