import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import { base32 } from './delivery-id.ts';

/** How something personal is recognised again, or kept, without the ledger being able to tell what it is. */

/** The same for the same parts under the same key, and worthless without the key. */
export function pseudonym(key: Uint8Array, ...parts: readonly string[]): string {
  const mac = createHmac('sha256', key);
  for (const part of parts) mac.update(`${part.length}\n${part}\n`);
  return base32(mac.digest());
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * AES-256-GCM, in base64: nonce, tag, text.
 *
 * @param key 32 bytes
 * @param nonce 12 random bytes, never used before
 */
export function seal(key: Uint8Array, nonce: Uint8Array, text: string): string {
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

/** Throws when it was sealed with another key, or was touched. */
export function unseal(key: Uint8Array, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  const text = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
  return text.toString('utf8');
}
