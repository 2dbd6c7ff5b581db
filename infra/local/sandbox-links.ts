import { createMiddleware } from 'hono/factory';
import { pagePath } from './sandbox/addresses.ts';
import { startPath } from './sandbox/start-link.ts';

/**
 * Leads links of the sandbox into the sandbox: to the bot and the Pages that stand there, and not to whoever has those
 * names in the real world.
 */
export const intoTheSandbox = createMiddleware(async (context, next) => {
  await next();
  const location = context.res.headers.get('location') ?? '';
  const inside = startPath(location) ?? pageOf(location);
  if (inside) context.res.headers.set('location', `/sandbox${inside}`);
});

function pageOf(location: string): string | null {
  const target = URL.parse(location);
  return target?.hostname === 'm.me' ? pagePath(target.pathname.slice(1)) : null;
}
