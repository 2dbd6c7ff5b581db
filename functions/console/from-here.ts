import type { Context } from 'hono';

/**
 * Whether a request that changes something was made by a page of ours. Browsers say so themselves; an old one names at
 * least its page's origin. Who says neither is refused.
 */
export function isFromHere({ req }: Context, address: string): boolean {
  if (isReading(req.method)) return true;
  const site = req.header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  const origin = URL.parse(req.header('origin') ?? '');
  return origin !== null && (origin.origin === new URL(address).origin || origin.host === req.header('host'));
}

export function isReading(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Programs are answered in JSON, people by pages. */
export function isApi({ req }: Context): boolean {
  return req.path.startsWith('/api/');
}
