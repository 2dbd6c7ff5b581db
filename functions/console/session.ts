import { createMiddleware } from 'hono/factory';
import { hasEnded } from '../../shared/domain/person.ts';
import { type Session, sessionOf } from '../../shared/domain/session.ts';
import type { Clock } from '../../shared/ports.ts';
import type { Issuer, People, Sessions } from '../../shared/sign-in-ports.ts';
import { cookiesAt, isLoopbackHost } from './cookies.ts';
import { isApi, isFromHere } from './from-here.ts';
import { confirmAgain, notFromHere } from './pages/turned-away.ts';
import type { Signed } from './sign-in.ts';

export interface SessionPorts {
  readonly clock: Pick<Clock, 'now' | 'afterReal'>;
  readonly people: People;
  readonly sessions: Sessions;
  /** Null where no identity provider is configured. */
  readonly issuer: Issuer | null;
  /** Roles are picked only where nothing is real. */
  readonly platforms: 'sandbox' | 'real';
  /** Where the console is, as browsers see it, without a slash at the end. */
  readonly address: string;
}

/**
 * Finds out whose browser is asking, and turns away whatever another site made it send. A request with an
 * Authorization header is a program's: no browser adds one by itself, and its cookies say nothing.
 */
export function withSession(ports: SessionPorts) {
  const cookies = cookiesAt(ports.address);
  return createMiddleware<Signed>(async (context, next) => {
    context.set('session', null);
    context.set('gone', null);
    if (context.req.header('authorization') !== undefined) return next();
    const token = cookies.read(context, 'session');
    if ((token !== undefined || !isApi(context)) && !isFromHere(context, ports.address)) return notFromHere(context);
    if (token === undefined) return next();
    const place = sessionOf(token);
    const session = place && (await ports.sessions.session(place.handle, place.id, ports.clock.now()));
    const standing = session ? await standingOf(session, context.req.header('host'), ports) : 'over';
    if (typeof standing === 'string') context.set('gone', standing);
    else context.set('session', standing);
    return next();
  });
}

/** A session as it is now: what it was begun by may have ended since. */
async function standingOf(
  session: Session,
  host: string | undefined,
  ports: SessionPorts,
): Promise<Session | 'over' | 'access-ended'> {
  const { clock, people, issuer } = ports;
  const { person, proof, until } = session;
  if (hasEnded(until, clock.now()) || (await people.hasLeft(person.name))) return 'access-ended';
  switch (proof) {
    case 'issuer':
      return issuer ? session : 'over';
    case 'token': {
      const named = await people.named(person.name);
      return named ? { ...session, person: named } : 'access-ended';
    }
    case 'picked':
      return (await mayPick(host, ports)) ? session : 'over';
    default:
      return proof satisfies never;
  }
}

/**
 * Whether anybody may take any role: on a laptop's own screen, where everything is a sample and nobody has been named. Two
 * picked roles are one person's word, which nothing real may leave by.
 */
export async function mayPick(
  host: string | undefined,
  { people, issuer, platforms }: Pick<SessionPorts, 'people' | 'issuer' | 'platforms'>,
): Promise<boolean> {
  return platforms === 'sandbox' && issuer === null && isLoopbackHost(host) && (await people.nobodyYet());
}

/**
 * Lets approve only who signed in within the last ten minutes, and leads others there and back: somebody may have left
 * their desk. A person's token proves itself with every call.
 */
export function confirmedRecently({ clock, issuer }: Pick<SessionPorts, 'clock' | 'issuer'>) {
  return createMiddleware<Signed>(async (context, next) => {
    const session = context.get('session');
    if (!session || session.confirmedUntil > clock.now()) return next();
    return confirmAgain(context, issuer !== null);
  });
}
