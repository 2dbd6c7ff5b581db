import * as z from 'zod';

/** What a chat is called; an unreadable username is none. */
export const Chat = z.object({
  id: z.int(),
  username: z
    .string()
    .regex(/^\w{1,64}$/)
    .optional()
    .catch(undefined),
});
export type Chat = z.infer<typeof Chat>;

/** The little of a sent message that we keep. */
export const SentMessage = z.object({ message_id: z.int().positive(), chat: Chat.optional().catch(undefined) });
export type SentMessage = z.infer<typeof SentMessage>;

/** An album answers with each of its messages. It is out once the first can be read, whatever stands for the others. */
export const Sent = z.object({
  ok: z.literal(true),
  result: z.union([SentMessage, z.tuple([SentMessage], SentMessage.nullable().catch(null))]),
});

/** What an edit or a deletion answers: the message as it is now, or nothing but a yes. */
export const Yes = z.object({ ok: z.literal(true), result: z.union([SentMessage, z.literal(true)]) });

/** @see https://core.telegram.org/bots/api#making-requests */
export const BotError = z.object({
  ok: z.literal(false),
  error_code: z.int().optional().catch(undefined),
  description: z.string().catch(''),
  parameters: z
    .object({
      /** Seconds. */
      retry_after: z.number().nonnegative().optional().catch(undefined),
      migrate_to_chat_id: z.int().optional().catch(undefined),
    })
    .catch({}),
});
export type BotError = z.infer<typeof BotError>;

/** The header `Retry-After`, in seconds. */
export const RetryAfter = z.string().regex(/^\d+$/).transform(Number);
