import * as z from 'zod';
import type { ChannelFault } from '../../domain/outcome.ts';
import { jsonContent, parseJson } from '../http.ts';
import { type Bot, callBot, failureOf } from './call.ts';
import { refusalOf } from './refusal.ts';

/** What was asked for; or why it cannot be had, in our words. */
export type Read<Value> =
  | { readonly kind: 'read'; readonly value: Value }
  | { readonly kind: 'unreadable'; readonly why: string; readonly fault: ChannelFault | null };

const Answer = z.object({ ok: z.literal(true), result: z.unknown() });

/** Calls a method that changes nothing. Never throws, and never tells the token. */
export async function readBot<Shape extends z.ZodType>(
  bot: Bot,
  method: 'getChat' | 'getChatMember' | 'getMe' | 'getWebhookInfo',
  params: Readonly<Record<string, string | number>>,
  shape: Shape,
): Promise<Read<z.output<Shape>>> {
  const reply = await callBot(bot, method, jsonContent(params));
  if (reply.kind !== 'answer') return { kind: 'unreadable', why: `telegram: ${reply.why}`, fault: null };
  const answer = Answer.safeParse(parseJson(reply.text));
  const wanted = shape.safeParse(answer.data?.result);
  if (reply.status < 300 && answer.success && wanted.success) return { kind: 'read', value: wanted.data };

  const { error, code, tooMany } = failureOf(reply);
  if (tooMany) return { kind: 'unreadable', why: 'telegram_429: rate', fault: null };
  if (!error || reply.status >= 500 || code < 400 || code >= 500) {
    const why = reply.status < 300 ? 'illegible' : `status_${reply.status}`;
    return { kind: 'unreadable', why: `telegram: ${why}`, fault: null };
  }
  const { why, fault = null } = refusalOf(code, error, 'public');
  return { kind: 'unreadable', why, fault };
}
