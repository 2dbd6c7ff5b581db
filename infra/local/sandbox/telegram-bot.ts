import * as z from 'zod';
import { Flag, ignored, json, WholeNumber } from './sent-params.ts';
import { type BotCall, ChatId, chatOf, read, Text } from './telegram-call.ts';
import { BOT, chatObject, messageObject } from './telegram-messages.ts';
import { badRequest } from './telegram-refusal.ts';

/** What concerns the bot itself. Its webhook is only kept: updates go where the host says, and nowhere else. */

/** The kinds of update of Bot API 10.3. Telegram passes over others; here a misspelt one is refused. */
export const UPDATES = [
  ...['message', 'edited_message', 'channel_post', 'edited_channel_post', 'guest_message'],
  ...['business_connection', 'business_message', 'edited_business_message', 'deleted_business_messages'],
  ...['message_reaction', 'message_reaction_count', 'inline_query', 'chosen_inline_result', 'callback_query'],
  ...['shipping_query', 'pre_checkout_query', 'purchased_paid_media', 'poll', 'poll_answer', 'subscription'],
  ...['my_chat_member', 'chat_member', 'chat_join_request', 'chat_boost', 'removed_chat_boost', 'managed_bot'],
  'stopped_message_generation',
];

const SetWebhook = z.strictObject({
  url: Text,
  max_connections: WholeNumber.default(40),
  allowed_updates: json(z.array(z.enum(UPDATES)))
    .nullable()
    .default(null),
  secret_token: Text,
  drop_pending_updates: Flag.optional(),
  ...ignored('ip_address', 'certificate'),
});

export function getMe(): object {
  return {
    ...BOT,
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
  };
}

export function getChat(call: BotCall): object {
  const chat = chatOf(call, read(z.strictObject({ chat_id: ChatId }), call.values).chat_id);
  const messages = call.state.messages(chat.address);
  const pinned = messages.find(({ id }) => id === call.state.pinned(chat.address));
  const gifts = ['unlimited_gifts', 'limited_gifts', 'unique_gifts', 'premium_subscription', 'gifts_from_channels'];
  return {
    ...chatObject(chat),
    accent_color_id: 0,
    max_reaction_count: 11,
    accepted_gift_types: Object.fromEntries(gifts.map((kind) => [kind, false])),
    ...(pinned ? { pinned_message: messageObject(chat, pinned, messages) } : {}),
  };
}

export function setWebhook(call: BotCall): true {
  const asked = read(SetWebhook, call.values);
  if (asked.url === '') return deleteWebhook(call);
  if (!asked.url.startsWith('https://')) throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
  if (!/^[A-Za-z0-9_-]{0,256}$/.test(asked.secret_token))
    throw badRequest('secret token contains unallowed characters');
  const webhook = {
    url: asked.url,
    secretToken: asked.secret_token,
    maxConnections: asked.max_connections,
    // Without a list the one before stays in force.
    allowedUpdates: asked.allowed_updates ?? call.state.webhook()?.allowedUpdates ?? null,
  };
  call.state.record({ kind: 'webhook', at: call.clock.now(), webhook });
  return true;
}

export function deleteWebhook({ state, clock }: BotCall): true {
  state.record({ kind: 'webhook', at: clock.now(), webhook: null });
  return true;
}

export function getWebhookInfo({ state }: BotCall): object {
  const webhook = state.webhook();
  return {
    url: webhook?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: state.updates.pendingCount(),
    ...(webhook ? { max_connections: webhook.maxConnections } : {}),
    ...(webhook?.allowedUpdates ? { allowed_updates: webhook.allowedUpdates } : {}),
  };
}
