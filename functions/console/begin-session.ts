import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import type { Person } from '../../shared/domain/person.ts';
import {
  CONFIRMED_MS,
  deviceOf,
  type Proof,
  SESSION_MS,
  sessionOf,
  sessionToken,
} from '../../shared/domain/session.ts';
import { cookiesAt } from './cookies.ts';
import type { SessionPorts } from './session.ts';
import type { Signed } from './sign-in.ts';

const TOKEN_BYTES = 32;

export interface Proven {
  readonly person: Person;
  readonly proof: Proof;
  /** Their last day, where who vouches for them names one. */
  readonly until: string | null;
  /** Real time since they proved who they are; null: nobody knows. */
  readonly agoMs: number | null;
}

/** Signs a browser in, in the place of whoever was signed in there: each signing in is a session of its own, with a token of its own. */
export async function beginSession(
  context: Context<Signed>,
  { person, proof, until, agoMs }: Proven,
  { clock, sessions, address }: SessionPorts,
): Promise<void> {
  const before = context.get('session');
  const token = sessionToken(person.name, randomBytes(TOKEN_BYTES));
  const id = sessionOf(token)?.id;
  if (!id) throw new Error('A token that we have just made is none');
  const now = clock.now();
  await sessions.begin({
    id,
    person,
    proof,
    until,
    device: deviceOf(context.req.header('user-agent') ?? ''),
    beganAt: now,
    expiresAt: clock.afterReal(SESSION_MS),
    confirmedUntil: agoMs === null ? now : clock.afterReal(Math.max(0, CONFIRMED_MS - agoMs)),
  });
  if (before) await sessions.end(before.person.name, before.id);
  cookiesAt(address).keep(context, 'session', token);
}

/** Where somebody begins who was not on their way anywhere. */
export function homeOf({ role }: Person): string {
  return role === 'partner' ? '/log' : '/';
}
