import type { Context, Env, Handler, HonoRequest } from 'hono';
import type { EngagementLedger } from '../../shared/answer-ports.ts';
import { isAllowed, isLinkCode } from '../../shared/domain/tracked-link.ts';
import type { Clock } from '../../shared/ports.ts';
import { isPreviewAgent } from './preview-agent.ts';

export interface TrackedLinkPorts {
  readonly clock: Pick<Clock, 'now'>;
  readonly engagement: Pick<EngagementLedger, 'linkTarget' | 'openLink' | 'allowedHosts'>;
}

/** What browsers and Facebook's app send along when they fetch a page that nobody has asked for yet. */
const AHEAD_HEADERS = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'];

/** Khmer: draft, needs native review. */
const NOWHERE = `<!doctype html>
<html lang="km">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>តំណនេះលែងប្រើបាន · This link leads nowhere any more</title>
<p>តំណនេះលែងប្រើបានហើយ។
<p lang="en">This link leads nowhere any more.
</html>
`;

/**
 * Leads from one of our short links to its target, and counts a person's opening of it.
 *
 * Nothing of the request is kept, logged or passed on: neither who asks nor what platforms hang onto a link to follow
 * people (`fbclid`). A code that leads nowhere costs two reads and no write, whoever tries them all.
 */
export function trackedLink({ clock, engagement }: TrackedLinkPorts): Handler<Env, '/l/:code'> {
  return async (context) => {
    context.header('Cache-Control', 'no-store');
    context.header('Referrer-Policy', 'no-referrer');

    const code = context.req.param('code');
    if (!isLinkCode(code)) return nowhere(context);
    const [target, hosts] = await Promise.all([engagement.linkTarget(code), engagement.allowedHosts()]);
    if (target === null || !isAllowed(target, hosts)) return nowhere(context);

    if (isPerson(context.req)) await engagement.openLink(code, clock.now());
    // As a URL has it, all in ASCII: a header carries no Khmer, and what is escaped must not be escaped again.
    return context.redirect(new URL(target).href, 302);
  };
}

function isPerson(request: HonoRequest): boolean {
  const isAhead = AHEAD_HEADERS.some((name) => /prefetch|preview|prerender/i.test(request.header(name) ?? ''));
  return request.method === 'GET' && !isAhead && !isPreviewAgent(request.header('user-agent'));
}

function nowhere(context: Context): Response | Promise<Response> {
  return context.html(NOWHERE, 404);
}
