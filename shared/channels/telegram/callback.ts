import { createHash, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import type { BotCallback, BotUpdate } from '../../domain/callback.ts';
import { sha256 } from '../../domain/delivery-id.ts';
import { parseJson } from '../http.ts';
import {
  AnyMessage,
  AutomaticForward,
  CallbackQuery,
  CommandMessage,
  CommandSign,
  ForwardSign,
  Membership,
  ReactionCounts,
  Start,
  StartSign,
  UPDATE_KINDS,
  UpdateId,
  type UpdateKind,
  WrittenMessage,
  WrittenSign,
} from './update-wire.ts';

/** Whether the caller knows the secret that the webhook was set with; compared in constant time. */
export function hasSecret(given: string | undefined, webhookSecret: string | undefined): boolean {
  if (!given || !webhookSecret) return false;
  return timingSafeEqual(digest(given), digest(webhookSecret));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** What an update says. Never throws: one that cannot be taken in would block all that come after it. */
export function readUpdate(body: Uint8Array): BotCallback {
  const text = textOf(body);
  if (text === null) return { kind: 'illegible', update: null, what: 'unknown', error: 'body: not_utf8' };
  const json = parseJson(text);
  if (json === undefined) return { kind: 'illegible', update: null, what: 'unknown', error: 'body: not_json' };

  const { what, content } = contentOf(json);
  const id = UpdateId.safeParse(json);
  if (!id.success) return { kind: 'illegible', update: null, what, error: placeOf(id.error) };
  const update = id.data.update_id;
  const said = shapeOf(what, content).safeParse(content);
  if (!said.success) return { kind: 'illegible', update, what, error: placeOf(said.error, what) };
  return { update, ...said.data };
}

type Without<Key extends string, Union> = Union extends unknown ? Omit<Union, Key> : never;
type Said = Without<'update', BotUpdate>;

const utf8 = new TextDecoder('utf-8', { fatal: true });

function textOf(body: Uint8Array): string | null {
  try {
    return utf8.decode(body);
  } catch {
    return null;
  }
}

function contentOf(json: unknown): { readonly what: UpdateKind | 'unknown'; readonly content: unknown } {
  if (typeof json !== 'object' || json === null) return { what: 'unknown', content: undefined };
  const what = UPDATE_KINDS.find((kind) => Object.hasOwn(json, kind));
  return what ? { what, content: Reflect.get(json, what) } : { what: 'unknown', content: undefined };
}

/** Where the first mistake is and of which sort: names and numbers of ours, never a value. */
function placeOf({ issues: [issue] }: z.ZodError, ...within: readonly string[]): string {
  const path = [...within, ...(issue?.path ?? [])].join('.') || 'body';
  return `${path}: ${issue?.code ?? 'custom'}`;
}

/** Only what a message shows to be is read closely: most say nothing to us, in whatever new way Telegram thinks of. */
function shapeOf(what: UpdateKind | 'unknown', content: unknown): z.ZodType<Said> {
  const other = (): Said => ({ kind: 'other', what });
  switch (what) {
    case 'message_reaction_count':
      return reactions;
    case 'callback_query':
      return press;
    case 'my_chat_member':
      return membership;
    case 'message':
      if (ForwardSign.safeParse(content).success) return forward;
      if (StartSign.safeParse(content).success) return start;
      if (CommandSign.safeParse(content).success) return command;
      if (WrittenSign.safeParse(content).success) return written;
      return AnyMessage.transform(other);
    default:
      return z.unknown().transform(other);
  }
}

const reactions = ReactionCounts.transform(({ chat, message_id, date, reactions }): Said => {
  const counts = new Map<string, number>();
  for (const { type, total_count } of reactions) counts.set(type, (counts.get(type) ?? 0) + total_count);
  return { kind: 'reactions', chat, message: message_id, counts: Object.fromEntries(counts), at: date };
});

const forward = AutomaticForward.transform(({ forward_origin: { chat, message_id, date }, text, caption }): Said => {
  const words = (text ?? caption ?? '').normalize('NFC');
  return { kind: 'forward', channel: chat, message: message_id, text: sha256(words), at: date };
});

const start = Start.transform(({ chat, from: { id, language }, text, date }): Said => {
  return { kind: 'start', chat, user: id, payload: text, language, at: date };
});

const command = CommandMessage.transform(({ chat, from: { id, language }, text, date }): Said => {
  return { kind: 'command', chat, user: id, ...text, language, at: date };
});

const written = WrittenMessage.transform(({ chat, from: { id, language }, text, reply_to_message, date }): Said => {
  return { kind: 'said', chat, user: id, text, repliesTo: reply_to_message, language, at: date };
});

const press = CallbackQuery.transform(({ id, from, message, data }): Said => {
  return { kind: 'press', query: id, user: from.id, under: message, data, language: from.language };
});

const membership = Membership.transform((now): Said => {
  return { kind: 'membership', chat: now.chat, mayPost: mayPost(now), at: now.date };
});

function mayPost({ chat, new_chat_member: { status, ...may } }: Membership): boolean {
  switch (chat.type) {
    case 'private':
      return status === 'member';
    case 'channel':
      return status === 'administrator' && may.can_post_messages === true;
    case 'group':
    case 'supergroup':
      // A restriction outlives a departure: who is restricted need not be there.
      if (status === 'restricted') return may.is_member !== false && may.can_send_messages === true;
      return status === 'member' || status === 'administrator';
    default:
      return chat.type satisfies never;
  }
}
