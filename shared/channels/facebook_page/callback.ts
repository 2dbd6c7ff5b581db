import { createHmac, timingSafeEqual } from 'node:crypto';
import type { PageAct, PageCallback } from '../../domain/callback.ts';
import { Entry, FeedChange, IsOfFeed, PageBody, parseBody } from './callback-wire.ts';
import { actOf } from './feed-act.ts';

/**
 * What Facebook must be answered when a webhook is set up; null for a stranger.
 *
 * @see https://developers.facebook.com/docs/graph-api/webhooks/getting-started
 */
export function handshake(query: Readonly<Record<string, string>>, verifyToken: string | undefined): string | null {
  if (!verifyToken || query['hub.mode'] !== 'subscribe' || query['hub.verify_token'] !== verifyToken) return null;
  return query['hub.challenge'] ?? null;
}

/** Whether these very bytes were signed with the app's secret. Parsed and printed again they would be others. */
export function isSigned(body: Uint8Array, signature: string | undefined, appSecret: string | undefined): boolean {
  if (!appSecret || !signature?.startsWith('sha256=')) return false;
  const given = Buffer.from(signature.slice('sha256='.length), 'hex');
  const right = createHmac('sha256', appSecret).update(body).digest();
  return given.length === right.length && timingSafeEqual(given, right);
}

/**
 * What a Page's webhook tells. Never throws; what cannot be read in one change is passed over and costs no other one.
 * Whether it was signed must be known before.
 */
export function readFeed(body: Uint8Array): PageCallback {
  const json = parseBody(body);
  if (json === undefined) return { kind: 'illegible', error: 'body: not JSON' };
  const page = PageBody.safeParse(json);
  // Their message could hold a value; their path is a key of ours.
  if (!page.success)
    return { kind: 'illegible', error: `${page.error.issues[0]?.path[0]?.toString() ?? 'body'}: not of a Page` };

  const told = page.data.entry.flatMap(actsIn);
  const acts = told.filter((act) => act !== null && act !== 'unreadable');
  const unreadable = told.filter((act) => act === 'unreadable').length;
  return { kind: 'feed', acts, passedOver: told.length - acts.length, unreadable };
}

/** One for each change, null for those that count nothing; an entry of something else, as of messages, is one of them. */
function actsIn(raw: unknown): readonly (PageAct | 'unreadable' | null)[] {
  const entry = Entry.safeParse(raw);
  if (!entry.success) return [null];
  const { id, time, changes } = entry.data;
  return changes.map((change) => {
    const feed = FeedChange.safeParse(change);
    if (feed.success) return actOf(id, feed.data.value, time ?? null);
    return IsOfFeed.safeParse(change).success ? 'unreadable' : null;
  });
}
