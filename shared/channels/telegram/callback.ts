import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether the caller knows the secret that the webhook was set with; compared in constant time. */
export function hasSecret(given: string | undefined, webhookSecret: string | undefined): boolean {
  if (!given || !webhookSecret) return false;
  return timingSafeEqual(digest(given), digest(webhookSecret));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
