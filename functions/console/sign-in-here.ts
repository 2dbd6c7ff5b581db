import type { Context } from 'hono';
import { type Person, Role } from '../../shared/domain/person.ts';
import { beginSession, homeOf } from './begin-session.ts';
import { cookiesAt } from './cookies.ts';
import { notSignedIn, type Ways } from './pages/sign-in.ts';
import { safePath } from './safe-path.ts';
import { mayPick, type SessionPorts } from './session.ts';
import type { Signed } from './sign-in.ts';

/** Who can be picked on a laptop on which nobody has been named: one of each, so that two can approve. */
export const SAMPLE_PEOPLE: Readonly<Record<Role, Person>> = {
  comms: { name: 'Sample comms officer', role: 'comms' },
  approver: { name: 'Sample approver', role: 'approver' },
  creator: { name: 'Sample creator', role: 'creator' },
  partner: { name: 'Sample partner', role: 'partner' },
};

/** How somebody can sign in here and now. */
export async function waysOf(context: Context, ports: SessionPorts): Promise<Ways> {
  if (ports.issuer) return 'issuer';
  return (await mayPick(context.req.header('host'), ports)) ? 'pick' : 'token';
}

/** POST /sign-in/as role=&to=: on a laptop on which nobody has been named yet, anybody may try any role. */
export function pickRole(ports: SessionPorts) {
  return async (context: Context<Signed>) => {
    const form = await context.req.parseBody();
    const role = Role.safeParse(form.role);
    if ((await waysOf(context, ports)) !== 'pick' || !role.success) return notSignedIn(context, 'no_picking', 403);
    const person = SAMPLE_PEOPLE[role.data];
    await beginSession(context, { person, proof: 'picked', until: null, agoMs: 0 }, ports);
    return context.redirect(safePath(textOf(form.to), homeOf(person)), 303);
  };
}

/** POST /sign-in/token token=&to=: where no identity provider is configured, a person's own token opens the pages too. */
export function giveToken(ports: SessionPorts) {
  return async (context: Context<Signed>) => {
    const form = await context.req.parseBody();
    if ((await waysOf(context, ports)) !== 'token') return notSignedIn(context, 'no_tokens', 403);
    const person = await ports.people.byToken(textOf(form.token)?.trim() ?? '');
    if (!person) return notSignedIn(context, 'wrong_token', 403);
    await beginSession(context, { person, proof: 'token', until: null, agoMs: 0 }, ports);
    return context.redirect(safePath(textOf(form.to), homeOf(person)), 303);
  };
}

/** POST /sign-out: this browser is nobody's any more, and whatever it kept of the session is worth nothing. */
export function signOut({ sessions, address }: SessionPorts) {
  return async (context: Context<Signed>) => {
    const session = context.get('session');
    if (session) await sessions.end(session.person.name, session.id);
    cookiesAt(address).forget(context, 'session');
    return context.redirect('/sign-in?signed-out=1', 303);
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
