import { createHmac, timingSafeEqual } from 'node:crypto';

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
