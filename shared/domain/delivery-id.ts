import { createHash } from 'node:crypto';
import type { Sha256 } from './message.ts';

/** The identity of one post on one channel, or for one recipient there: it never changes while the post exists. */
export type DeliveryId = string & { readonly __brand: 'DeliveryId' };

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const ID_LENGTH = 20;

/**
 * The first 20 characters of the lower-case base32 of SHA-256 over campaign, post, channel and recipient,
 * each followed by a line feed. Time and text are no part of it: moving or rewording a post moves the same delivery.
 */
export function deliveryId(campaign: string, post: string, channel: string, recipient?: string): DeliveryId {
  const parts = recipient === undefined ? [campaign, post, channel] : [campaign, post, channel, recipient];
  return shortHash(parts, ID_LENGTH) as DeliveryId;
}

/** Somebody's text as an id, where it is the form of one. */
export function deliveryIdText(text: string): DeliveryId | null {
  return /^[a-z2-7]{20}$/.test(text) ? (text as DeliveryId) : null;
}

/** The first `length` characters of the lower-case base32 of SHA-256 over the parts, each followed by a line feed. */
export function shortHash(parts: readonly string[], length: number): string {
  const digest = createHash('sha256')
    .update(parts.map((part) => `${part}\n`).join(''))
    .digest();
  return base32(digest).slice(0, length);
}

export function sha256(data: string | Uint8Array): Sha256 {
  return createHash('sha256').update(data).digest('hex') as Sha256;
}

/** RFC 4648 base32 in lower case, without padding. */
export function base32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xfff;
    for (bits += 8; bits >= 5; bits -= 5) text += ALPHABET[(value >>> (bits - 5)) & 31];
  }
  return bits > 0 ? text + ALPHABET[(value << (5 - bits)) & 31] : text;
}
