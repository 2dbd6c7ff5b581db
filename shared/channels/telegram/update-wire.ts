import * as z from 'zod';
import { type BotLanguage, type ChatRef, COMMANDS, type Command } from '../../domain/callback.ts';
import { instantOf } from '../../domain/instant.ts';
import { Chat } from './wire.ts';

/**
 * Every kind of update there is, so that no name from outside is ever repeated.
 *
 * @see https://core.telegram.org/bots/api#update
 */
export const UPDATE_KINDS = [
  'message',
  'edited_message',
  'channel_post',
  'edited_channel_post',
  'business_connection',
  'business_message',
  'edited_business_message',
  'deleted_business_messages',
  'guest_message',
  'message_reaction',
  'message_reaction_count',
  'inline_query',
  'chosen_inline_result',
  'callback_query',
  'shipping_query',
  'pre_checkout_query',
  'purchased_paid_media',
  'poll',
  'poll_answer',
  'my_chat_member',
  'chat_member',
  'chat_join_request',
  'chat_boost',
  'removed_chat_boost',
  'managed_bot',
  'subscription',
  'stopped_message_generation',
] as const;
export type UpdateKind = (typeof UPDATE_KINDS)[number];

export const UpdateId = z.object({ update_id: z.int() });

/** What getUpdates answers; each update is kept whole. */
export const Updates = z.object({ ok: z.literal(true), result: z.array(z.looseObject(UpdateId.shape)) });

/** Ids have up to 52 bits, which a number holds exactly; one that it does not hold is illegible. */
const Id = z.int().transform(String);
const MessageId = z.int().positive().transform(String);

const LAST_SECOND = Date.UTC(9999, 11, 31, 23, 59, 59) / 1000;

/** Never clamped to what a calendar holds: of two snapshots the later one wins, and a false one would win for ever. */
const Seconds = z
  .int()
  .min(0)
  .max(LAST_SECOND)
  .transform((seconds) => instantOf(seconds * 1000));

const ChatOfUpdate = Chat.extend({ type: z.enum(['private', 'group', 'supergroup', 'channel']) }).transform(
  ({ id, username, type }): ChatRef => ({ id: String(id), username: username?.toLowerCase() ?? null, type }),
);

const User = z
  .object({ id: Id, language_code: z.string().default('').catch('') })
  .transform(({ id, language_code }) => {
    const language: BotLanguage = language_code.toLowerCase().startsWith('en') ? 'en' : 'km';
    return { id, language };
  });

/** Telegram writes ❤ without the variation selector, everybody else with it. No letters: two names beside it are ours. */
const Emoji = z
  .string()
  .overwrite((emoji) => emoji.replaceAll('\uFE0F', ''))
  .regex(/^[^a-z]{1,32}$/iu);

const ReactionName = z.discriminatedUnion('type', [
  z.object({ type: z.literal('emoji'), emoji: Emoji }).transform(({ emoji }) => emoji),
  z.object({ type: z.literal('custom_emoji') }).transform(() => 'custom'),
  z.object({ type: z.literal('paid') }).transform(() => 'paid'),
]);

const MAX_COUNT = 2_147_483_647;

/** @see https://core.telegram.org/bots/api#messagereactioncountupdated */
export const ReactionCounts = z.object({
  chat: ChatOfUpdate,
  message_id: MessageId,
  date: Seconds,
  reactions: z.array(z.object({ type: ReactionName, total_count: z.int().min(0).max(MAX_COUNT) })),
});

/** The least that every message has. */
export const AnyMessage = z.object({ chat: z.object({ id: z.int() }) });

/** By what an automatic forward is known, however unreadable the rest of it. */
export const ForwardSign = z.object({
  is_automatic_forward: z.literal(true),
  forward_origin: z.object({ type: z.literal('channel') }),
});

/** @see https://core.telegram.org/bots/api#messageoriginchannel */
export const AutomaticForward = z.object({
  /** Its date is that of the channel's message; the forward has a later one. */
  forward_origin: z.object({ chat: ChatOfUpdate, message_id: MessageId, date: Seconds }),
  text: z.string().optional(),
  caption: z.string().optional(),
});

const START = /^\/start(?:@\w+)?(?=\s|$)/i;

/** By what a start is known. A group's members can write the same, and it starts nothing there. */
export const StartSign = z.object({
  chat: z.object({ type: z.literal('private') }),
  text: z.string().regex(START),
});

/** @see https://core.telegram.org/bots/features#deep-linking */
export const Start = z.object({
  chat: ChatOfUpdate,
  from: User,
  date: Seconds,
  text: z.string().transform((text) => {
    const payload = text.replace(START, '').trim();
    return /^[A-Za-z0-9_-]{1,64}$/.test(payload) ? payload : '';
  }),
});

const COMMAND = new RegExp(`^/(${COMMANDS.join('|')})(?:@\\w+)?(?=\\s|$)`, 'i');

/** By what a command is known; in a group it is none of ours. */
export const CommandSign = z.object({
  chat: z.object({ type: z.literal('private') }),
  text: z.string().regex(COMMAND),
});

export const CommandMessage = z.object({
  chat: ChatOfUpdate,
  from: User,
  date: Seconds,
  text: z.string().transform((text, context): { readonly command: Command; readonly about: string } => {
    const named = COMMAND.exec(text)?.[1]?.toLowerCase();
    const command = COMMANDS.find((known) => known === named);
    const [about = ''] = /(?<=^\/\S+\s+)[\w-]{1,64}(?=\s*$)/.exec(text) ?? [];
    if (command) return { command, about: about.toLowerCase() };
    context.addIssue('not a command');
    return z.NEVER;
  }),
});

/** By what a message is known that somebody wrote to the bot by hand, and that is no command. */
export const WrittenSign = z.object({
  chat: z.object({ type: z.literal('private') }),
  from: z.object({ is_bot: z.literal(false).default(false) }),
  text: z.string().regex(/^(?!\s*\/)/),
});

/** Whose message it answers matters: only the bot's own say what they are about. */
const RepliedTo = z
  .object({ from: z.object({ is_bot: z.literal(true) }), text: z.string() })
  .transform(({ text }) => text);

export const WrittenMessage = z.object({
  chat: ChatOfUpdate,
  from: User,
  date: Seconds,
  text: z.string(),
  reply_to_message: RepliedTo.nullable().default(null).catch(null),
});

/** The message under the button may be gone by now, or be told without its place. */
const Under = z
  .object({ message_id: MessageId, chat: z.object({ id: Id }) })
  .transform(({ message_id, chat }) => ({ chat: chat.id, message: message_id }));

export const CallbackQuery = z.object({
  id: z.string().min(1),
  from: User,
  message: Under.nullable().default(null).catch(null),
  data: z.string().default(''),
});

/** @see https://core.telegram.org/bots/api#chatmember */
export const Membership = z.object({
  chat: ChatOfUpdate,
  date: Seconds,
  new_chat_member: z.object({
    status: z.enum(['creator', 'administrator', 'member', 'restricted', 'left', 'kicked']),
    is_member: z.boolean().optional(),
    can_post_messages: z.boolean().optional(),
    can_send_messages: z.boolean().optional(),
  }),
});
export type Membership = z.infer<typeof Membership>;
