import { createHash } from 'node:crypto';
import type { Context } from 'hono';

export interface SandboxChannel {
  readonly id: string;
  readonly kind: 'facebook_page' | 'telegram_channel' | 'telegram_group';
  /** The Page's id, or the chat's id or @name. */
  readonly address: string;
  readonly label: string;
}

/** Where the host mounted the sandbox: `/sandbox`, or nothing. */
export function mountOf(c: Context): string {
  return c.req.path.replace(/\/(facebook|telegram|media)\/.*$/, '').replace(/\/$/, '');
}

export function originOf(c: Context): string {
  return new URL(c.req.url).origin;
}

/** The post is in the query too: the server never sees what stands behind the #, and shows old posts only when asked. */
export function postPath(page: string, number: number): string {
  return `${pagePath(page)}?post=${number}#post-${number}`;
}

export function pagePath(page: string): string {
  return `/facebook/pages/${encodeURIComponent(page)}`;
}

export function chatPath(address: string): string {
  return `/telegram/chats/${encodeURIComponent(address)}`;
}

/** The number that a chat answers to; one with an @name gets one that never changes. */
export function chatNumber(address: string): number {
  if (/^-?\d+$/.test(address)) return Number(address);
  return -1_002_000_000_000 - createHash('sha256').update(address.toLowerCase()).digest().readUInt32BE();
}

/** By its number: that of a group of the plain sort is shorter. */
export function isSupergroup(address: string): boolean {
  return /^-100\d{10}/.test(String(chatNumber(address)));
}

export function chatCalled(chatId: string, channels: readonly SandboxChannel[]): SandboxChannel | undefined {
  return channels.find(
    ({ kind, address }) =>
      kind !== 'facebook_page' &&
      (address.toLowerCase() === chatId.toLowerCase() || String(chatNumber(address)) === chatId),
  );
}
