import { createMiddleware } from 'hono/factory';
import type { Person, Role } from '../../shared/domain/person.ts';
import type { People } from '../../shared/ports.ts';

/** What a route knows of its caller. */
export interface Signed {
  Variables: { person: Person };
}

/** Somebody who looks at a laptop on which nobody has been named yet: reads everything, decides nothing. */
const NEWCOMER: Person = { name: '', role: 'partner' };

/** Lets in whoever carries the token of a person with one of these roles. */
export function only(people: People, ...roles: Role[]) {
  return createMiddleware<Signed>(async (context, next) => {
    const token = /^Bearer (\S+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
    const person = token
      ? await people.byToken(token)
      : await newcomer(people, context.req.method, context.req.header('host'));
    if (!person)
      return context.json({ error: 'sign_in', message: 'Send a person\u2019s token: Authorization: Bearer …' }, 401);
    if (!roles.includes(person.role)) return context.json({ error: 'may_not' }, 403);
    context.set('person', person);
    return next();
  });
}

async function newcomer(people: People, method: string, host: string | undefined): Promise<Person | null> {
  const isHere = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host ?? '');
  return method === 'GET' && isHere && (await people.nobodyYet()) ? NEWCOMER : null;
}
