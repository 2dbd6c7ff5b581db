import { createHmac } from 'node:crypto';
import { SECOND_MS } from '../../shared/domain/instant.ts';

/** Somebody's reaction to a Page's post, in the form of test/channels/callbacks. */
export function pageReaction(post: string): string {
  const value = {
    from: { id: '7300000000000001', name: 'ម៉ាលី' },
    post_id: post,
    parent_id: post,
    created_time: Math.floor(Date.now() / SECOND_MS),
    item: 'reaction',
    verb: 'add',
    reaction_type: 'love',
  };
  const entry = { id: '100000000000001', time: value.created_time, changes: [{ field: 'feed', value }] };
  return JSON.stringify({ object: 'page', entry: [entry] });
}

/** How many reactions a channel's message has by now. */
export function channelReactions(message: string, count: number): string {
  const reactions = [{ type: { type: 'emoji', emoji: '👍' }, total_count: count }];
  const chat = { id: -1_001_000_000_001, title: 'a channel', type: 'channel' };
  const date = Math.floor(Date.now() / SECOND_MS);
  const told = { chat, message_id: Number(message), date, reactions };
  return JSON.stringify({ update_id: 900_000_001, message_reaction_count: told });
}

let updates = 900_000_001;

/** Something that somebody did in a private chat with the bot, in the form of test/channels/callbacks. */
export function writtenBy(user: number, text: string): string {
  const message = { ...placeOf(user), date: Math.floor(Date.now() / SECOND_MS), from: personOf(user), text };
  return nextUpdate({ message });
}

export function pressedBy(user: number, data: string): string {
  const query = { id: `query-${updates}`, from: personOf(user), chat_instance: '1', data };
  return nextUpdate({ callback_query: { ...query, message: { ...placeOf(user), date: 1_800_000_000 } } });
}

function nextUpdate(what: object): string {
  updates += 1;
  return JSON.stringify({ update_id: updates, ...what });
}

function placeOf(user: number) {
  return { message_id: updates, chat: { id: user, type: 'private', first_name: 'ម៉ាលី' } };
}

function personOf(user: number) {
  return { id: user, is_bot: false, first_name: 'ម៉ាលី', language_code: 'km' };
}

type Request = readonly [path: string, init: RequestInit];

/** The callback as Facebook brings it, signed with this secret. */
export function byFacebook(body: string, secret: string): Request {
  const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
  const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signature };
  return ['/webhooks/facebook', { method: 'POST', headers, body }];
}

/** The update as Telegram brings it, with this secret. */
export function byTelegram(body: string, secret: string): Request {
  const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret };
  return ['/webhooks/telegram', { method: 'POST', headers, body }];
}
