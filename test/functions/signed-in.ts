import { randomBytes } from 'node:crypto';
import type { ConsolePorts } from '../../functions/console/app.ts';
import { consoleApp } from '../../functions/console/app.ts';
import { plus } from '../../shared/domain/instant.ts';
import type { Role } from '../../shared/domain/person.ts';
import { CONFIRMED_MS, SESSION_MS, type Session, sessionOf, sessionToken } from '../../shared/domain/session.ts';
import { asking } from './asking.ts';

const COOKIE = '__Host-civicast-session';

/** The console over fakes, and browsers in which people are signed in. */
export function signedIn(changes: Partial<ConsolePorts> = {}) {
  const here = asking({ issuer: NOBODYS, ...changes });
  const app = consoleApp(here.ports);
  const { clock } = here;

  return {
    ...here,
    app,
    /** A browser in which that person is signed in: the header that it sends. */
    async browserOf(name: string, role: Role, session: Partial<Session> = {}): Promise<string> {
      const token = sessionToken(name, randomBytes(32));
      const place = sessionOf(token);
      if (!place) throw new Error('no token');
      await here.ports.sessions.begin({
        id: place.id,
        person: { name, role },
        proof: 'issuer',
        device: 'windows',
        beganAt: clock.now(),
        expiresAt: plus(clock.now(), SESSION_MS),
        confirmedUntil: plus(clock.now(), CONFIRMED_MS),
        until: null,
        ...session,
      });
      return `${COOKIE}=${token}`;
    },
    /** Asks as a page of the console does, unless other headers say otherwise. */
    async browse(
      path: string,
      cookie: string | null,
      init: { method?: string; body?: string; headers?: Record<string, string> } = {},
    ) {
      const headers = { host: 'civic.example.org', 'sec-fetch-site': 'same-origin', ...(cookie && { cookie }) };
      const isForm = init.body !== undefined && !path.startsWith('/api/');
      return app.request(`https://civic.example.org${path}`, {
        ...init,
        headers: {
          ...headers,
          ...(isForm && { 'content-type': 'application/x-www-form-urlencoded' }),
          ...init.headers,
        },
      });
    },
  };
}

/** A provider that is configured, and that nobody goes to here. */
const NOBODYS: NonNullable<ConsolePorts['issuer']> = {
  begin: async () => null,
  complete: async () => ({ kind: 'unreachable' }),
};

/** The session that an answer leaves in a browser: the header that it sends from then on; null: it is signed out. */
export function cookieFrom(response: Response): string | null {
  const lines = response.headers.getSetCookie().filter((line) => /session/.test(line));
  const [, pair = ''] = /^([^;]+)/.exec(lines.at(-1) ?? '') ?? [];
  return pair.endsWith('=') || pair === '' ? null : pair;
}
