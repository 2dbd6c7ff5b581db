import type { Context } from 'hono';
import * as z from 'zod';
import { Sha256 } from '../../shared/domain/message.ts';
import { cookiesAt } from './cookies.ts';
import { afterwards, formOf } from './pages/said.ts';
import { noSuchSession, sessionsPage } from './pages/sessions.ts';
import type { SessionPorts } from './session.ts';
import type { Signed } from './sign-in.ts';

/** GET /sessions: where the caller is signed in. */
export function mySessions({ sessions, clock }: SessionPorts) {
  return async (context: Context<Signed>) => {
    const { name } = context.get('person');
    return sessionsPage(context, await sessions.of(name, clock.now()), context.get('session')?.id ?? null);
  };
}

/** POST /sessions/{id}/revoke: that browser of the caller is signed out. */
export function revokeSession({ sessions, address }: SessionPorts) {
  return async (context: Context<Signed>) => {
    const id = Sha256.safeParse(context.req.param('id'));
    const { name } = context.get('person');
    if (!id.success || !(await sessions.end(name, id.data))) return noSuchSession(context);
    if (context.get('session')?.id !== id.data) return context.redirect('/sessions', 303);
    cookiesAt(address).forget(context, 'session');
    return context.redirect('/sign-in?signed-out=1', 303);
  };
}

/** POST /sessions/revoke: the caller is signed out everywhere, here as well. */
export function revokeMySessions({ sessions, address }: SessionPorts) {
  return async (context: Context<Signed>) => {
    await sessions.endAll(context.get('person').name);
    cookiesAt(address).forget(context, 'session');
    return context.redirect('/sign-in?signed-out=1', 303);
  };
}

const Named = z.object({ name: z.string().min(1) });

/** POST /api/sessions/revoke {name}: somebody is signed out everywhere: they have left, or lost their phone. */
export function revokeSessionsOf({ sessions }: SessionPorts) {
  return async (context: Context<Signed>) => {
    const asked = Named.safeParse(await context.req.json().catch(() => null));
    if (!asked.success) return context.json({ error: 'bad_request', message: 'Send JSON: {name}' }, 400);
    const { name } = asked.data;
    return context.json({ name, ended: await sessions.endAll(name) });
  };
}

/** POST /sessions/of name=: the same by a form of the page, for staff. */
export function pressRevokeOf({ sessions }: SessionPorts) {
  return async (context: Context<Signed>) => {
    const asked = Named.safeParse(await formOf(context));
    const ended = asked.success ? await sessions.endAll(asked.data.name.trim()) : 0;
    return afterwards(context, '/sessions', ended > 0 ? 'ended' : 'no_session');
  };
}
