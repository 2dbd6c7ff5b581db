import * as z from 'zod';

/** @see https://core.telegram.org/bots/features#deep-linking */
export const StartPayload = z.string().regex(/^[A-Za-z0-9_-]{0,64}$/);

/** Where a link that starts a bot leads here; null for any other link. Every bot is the one of the sandbox. */
export function startPath(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, hostname, searchParams } = new URL(address);
  const payload = searchParams.get('start');
  if (!['http:', 'https:'].includes(protocol) || hostname !== 't.me' || payload === null) return null;
  return openPath(payload);
}

/** Where somebody chooses as whom to start the bot. */
export function openPath(payload: string): string {
  return `/telegram/open?start=${encodeURIComponent(payload)}`;
}
