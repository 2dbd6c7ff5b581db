import * as z from 'zod';

export const Me = z.object({ id: z.int().positive(), is_bot: z.literal(true) });

/** The bot as a member of a chat; a right that is not named is not given. @see https://core.telegram.org/bots/api#chatmember */
export const Member = z.object({
  status: z.string(),
  can_post_messages: z.boolean().default(false),
  can_edit_messages: z.boolean().default(false),
  can_delete_messages: z.boolean().default(false),
  /** Of groups; in a channel whoever may edit may pin. */
  can_pin_messages: z.boolean().default(false),
});
export type Member = z.infer<typeof Member>;

/** @see https://core.telegram.org/bots/api#webhookinfo */
export const WebhookInfo = z.object({
  url: z.string(),
  pending_update_count: z.int().nonnegative().default(0),
  /** Epoch seconds. */
  last_error_date: z.int().nonnegative().optional(),
  /** Left out: all kinds but those that must be asked for, reactions among them. */
  allowed_updates: z.array(z.string()).default([]),
});
export type WebhookInfo = z.infer<typeof WebhookInfo>;
