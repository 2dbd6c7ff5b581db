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

/** The little of a sent message that we keep. */
export const SentMessage = z.object({ message_id: z.int().positive(), chat: Chat.optional().catch(undefined) });
export type SentMessage = z.infer<typeof SentMessage>;

/** An album answers with each of its messages. */
export const Sent = z.object({
  ok: z.literal(true),
  result: z.union([SentMessage, z.tuple([SentMessage], z.unknown())]),
});

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

/** Why the Bot API says no, in our words: its own may hold names. The first that fits. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/bot was blocked/i, 'blocked'],
  [/bot was kicked/i, 'kicked'],
  [/not a member/i, 'not_member'],
  [/deactivated/i, 'deactivated'],
  [/chat not found/i, 'chat_not_found'],
  [/not enough rights|administrator rights|WRITE_FORBIDDEN|RIGHT_FORBIDDEN/i, 'no_rights'],
  [/too long/i, 'too_long'],
  [/unauthorized|^not found/i, 'token'],
  [/conflict/i, 'conflict'],
];

export function reasonOf({ description, parameters }: BotError): string {
  // The one free value that is repeated: the person who mends channels.yaml needs it.
  if (parameters.migrate_to_chat_id !== undefined) return `migrated_to ${parameters.migrate_to_chat_id}`;
  return REASONS.find(([pattern]) => pattern.test(description))?.[1] ?? 'other';
}
