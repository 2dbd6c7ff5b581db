import { createHmac } from 'node:crypto';
import type { CallbackTargets, Outgoing } from './callback-attempts.ts';
import type { PendingUpdate } from './update-queue.ts';

/** What goes over the wire, to the byte. */

const JSON_TYPE = { 'Content-Type': 'application/json' };

/**
 * A Page's callback with one change of its feed, escaped as Facebook escapes it: all but ASCII, and each slash. The
 * signature is over these bytes.
 */
export function pageCallback(page: string, time: number, value: object): (to: CallbackTargets) => Outgoing {
  const entry = { id: page, time, changes: [{ value, field: 'feed' }] };
  const text = JSON.stringify({ entry: [entry], object: 'page' }).replace(/[/\u0080-\uffff]/g, escaped);
  const body = Buffer.from(text);
  return ({ facebookUrl: url, appSecret }) => {
    const signature = createHmac('sha256', appSecret).update(body).digest('hex');
    return { url, headers: { ...JSON_TYPE, 'X-Hub-Signature-256': `sha256=${signature}` }, body };
  };
}

function escaped(unit: string): string {
  return unit === '/' ? '\\/' : `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** An update as the bot reads it. */
export function updateObject({ update, content }: Pick<PendingUpdate, 'update' | 'content'>): object {
  return { update_id: update, ...content };
}

/** An update with the secret by which the webhook knows its sender. */
export function updateCallback(update: PendingUpdate): (to: CallbackTargets) => Outgoing {
  const body = Buffer.from(JSON.stringify(updateObject(update)));
  return ({ telegramUrl: url, webhookSecret }) => {
    return { url, headers: { ...JSON_TYPE, 'X-Telegram-Bot-Api-Secret-Token': webhookSecret }, body };
  };
}

/** The Bot API call that an answer may hold. @see https://core.telegram.org/bots/api#making-requests-when-getting-updates */
export function callIn(answer: string): { method: string; values: Record<string, unknown> } | null {
  let said: unknown;
  try {
    said = JSON.parse(answer);
  } catch {
    return null;
  }
  if (typeof said !== 'object' || said === null) return null;
  const { method, ...values }: Record<string, unknown> = { ...said };
  return typeof method === 'string' ? { method, values } : null;
}
