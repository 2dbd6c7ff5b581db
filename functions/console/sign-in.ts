import { createMiddleware } from 'hono/factory';
import type { Person, Role } from '../../shared/domain/person.ts';
import type { Session } from '../../shared/domain/session.ts';
import type { People } from '../../shared/sign-in-ports.ts';
import { isLoopbackHost } from './cookies.ts';
import { isApi, isReading } from './from-here.ts';
import { mayNotPage, nobody } from './pages/turned-away.ts';

/** What a route knows of its caller. */
export interface Signed {
  Variables: {
    person: Person;
    /** In which browser they are signed in; null where a program asks with a person's token. */
    session: Session | null;
    /** Why the session that a browser still names is none any more. */
    gone: 'over' | 'access-ended' | null;
  };
}

/** Somebody who looks at a laptop on which nobody has been named yet: reads everything, decides nothing. */
const NEWCOMER: Person = { name: '', role: 'partner' };

/** Lets in whoever has one of these roles, and is signed in or carries a person's token. */
export function only(people: People, ...roles: Role[]) {
  return createMiddleware<Signed>(async (context, next) => {
    const { req } = context;
    const authorization = req.header('authorization');
    const person =
      authorization === undefined
        ? (context.get('session')?.person ??
          (isApi(context) ? await newcomer(people, req.method, req.header('host')) : null))
        : await bearer(people, authorization);
    if (!person) return nobody(context);
    context.set('person', person);
    if (roles.includes(person.role)) return next();
    return isApi(context) ? context.json({ error: 'may_not' }, 403) : mayNotPage(context);
  });
}

async function bearer(people: People, authorization: string): Promise<Person | null> {
  const token = /^Bearer (\S+)$/i.exec(authorization)?.[1];
  return token ? people.byToken(token) : null;
}

async function newcomer(people: People, method: string, host: string | undefined): Promise<Person | null> {
  return isReading(method) && isLoopbackHost(host) && (await people.nobodyYet()) ? NEWCOMER : null;
}
