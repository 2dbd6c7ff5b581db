import { createMiddleware } from 'hono/factory';
import { pagePath } from './sandbox/addresses.ts';

/**
 * Leads links of the sandbox into the sandbox: to the bot and the Pages that stand there, and not to whoever has those
 * names in the real world.
 */
export const intoTheSandbox = createMiddleware(async (context, next) => {
  await next();
  const target = URL.parse(context.res.headers.get('location') ?? '');
  const inside = target && insideOf(target);
  if (inside) context.res.headers.set('location', `/sandbox${inside}`);
});

function insideOf({ hostname, pathname, searchParams }: URL): string | null {
  const start = searchParams.get('start');
  if (hostname === 't.me' && start !== null) return `/telegram/open?start=${encodeURIComponent(start)}`;
  if (hostname === 'm.me') return pagePath(pathname.slice(1));
  return null;
}
