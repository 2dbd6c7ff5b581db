import type { Context } from 'hono';
import * as z from 'zod';
import { hasEnded } from '../../shared/domain/person.ts';
import type { Log } from '../../shared/ports.ts';
import type { Login } from '../../shared/sign-in-ports.ts';
import { beginSession, homeOf } from './begin-session.ts';
import { cookiesAt, isLoopbackHost } from './cookies.ts';
import { notSignedIn } from './pages/sign-in.ts';
import { accessEnded } from './pages/turned-away.ts';
import { safePath } from './safe-path.ts';
import type { SessionPorts } from './session.ts';
import type { Signed } from './sign-in.ts';

export interface IssuerSignInPorts extends SessionPorts {
  readonly log: Log;
}

/** What waits in the browser, and nowhere else, until it comes back. */
const Waiting = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  afresh: z.boolean(),
  to: z.string(),
});

/** GET /sign-in/start?to=&afresh=: to the identity provider. Nothing is written, so that whoever follows links by themselves may follow this one. */
export function startSignIn({ issuer, address }: IssuerSignInPorts) {
  const cookies = cookiesAt(address);
  return async (context: Context<Signed>) => {
    if (!issuer) return context.redirect('/sign-in', 303);
    if (isOtherName(context.req.header('host'), address)) {
      const { pathname, search } = new URL(context.req.url);
      return context.redirect(address + pathname + search, 303);
    }
    const begun = await issuer.begin(context.req.query('afresh') === '1');
    if (!begun) return notSignedIn(context, 'away', 503);
    cookies.keep(context, 'login', written(begun.login, safePath(context.req.query('to'), '')));
    return context.redirect(begun.url, 303);
  };
}

/** GET /sign-in/callback: back from the identity provider, in the browser that went there, once. */
export function finishSignIn(ports: IssuerSignInPorts) {
  const { issuer, people, clock, log, address } = ports;
  const cookies = cookiesAt(address);
  return async (context: Context<Signed>) => {
    const waiting = Waiting.safeParse(read(cookies.read(context, 'login')));
    cookies.forget(context, 'login');
    if (!issuer || !waiting.success) return notSignedIn(context, 'stale', 400);
    const { to, ...login } = waiting.data;
    const completed = await issuer.complete(new URL(context.req.url).searchParams, login);
    switch (completed.kind) {
      case 'denied':
        return notSignedIn(context, 'denied', 403);
      case 'unreachable':
        log.error('not_signed_in', { why: completed.kind });
        return notSignedIn(context, 'away', 503);
      case 'not-believed':
        log.error('not_signed_in', { why: completed.why });
        return notSignedIn(context, login.afresh ? 'not_afresh' : 'stale', 400);
      case 'claims':
        break;
      default:
        return completed satisfies never;
    }
    const claimed = await people.claimed(completed.claims);
    switch (claimed.kind) {
      case 'no-role':
        return notSignedIn(context, 'no_role', 403, claimed.name);
      case 'no-name':
      case 'bad-until':
        log.error('not_signed_in', { why: claimed.kind });
        return notSignedIn(context, claimed.kind === 'no-name' ? 'no_name' : 'bad_until', 403);
      case 'person':
        break;
      default:
        return claimed satisfies never;
    }
    const { person, until } = claimed;
    if (hasEnded(until, clock.now()) || (await people.hasLeft(person.name))) return accessEnded(context);
    await beginSession(context, { person, until, proof: 'issuer', agoMs: completed.agoMs }, ports);
    return context.redirect(safePath(to, homeOf(person)), 303);
  };
}

/** A laptop has two names for itself, and keeps cookies for each: who begins at one would come back to the other as a stranger. */
function isOtherName(host: string | undefined, address: string): boolean {
  const own = new URL(address).host;
  return isLoopbackHost(own) && isLoopbackHost(host) && host !== own;
}

function written(login: Login, to: string): string {
  return Buffer.from(JSON.stringify({ ...login, to })).toString('base64url');
}

function read(cookie: string | undefined): unknown {
  try {
    return JSON.parse(Buffer.from(cookie ?? '', 'base64url').toString());
  } catch {
    return null;
  }
}
