import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { SESSION_MS } from '../../shared/domain/session.ts';

/** What a browser keeps of a visit: the token of a session, and for minutes where it is in signing in. */
export type Kept = 'session' | 'login';

const LASTS_MS: Readonly<Record<Kept, number>> = { session: SESSION_MS, login: 600_000 };

/**
 * The cookies of a console at this address. No script reads them, no other site's form is sent with them; and but for
 * a laptop's own browser they go only over TLS, under a name that no neighbouring host can set.
 */
export function cookiesAt(address: string) {
  const url = new URL(address);
  const isHere = url.protocol === 'http:' && isLoopbackHost(url.host);
  const options = { path: '/', httpOnly: true, sameSite: 'Lax', secure: !isHere } as const;
  // Cookies know no ports: two hosts on one laptop must not sign each other's people out.
  const nameOf = (kept: Kept) => (isHere ? `civicast-${kept}-${url.port}` : `__Host-civicast-${kept}`);
  return {
    read: (context: Context, kept: Kept): string | undefined => getCookie(context, nameOf(kept)),
    keep(context: Context, kept: Kept, value: string): void {
      setCookie(context, nameOf(kept), value, { ...options, maxAge: LASTS_MS[kept] / 1000 });
    },
    forget(context: Context, kept: Kept): void {
      deleteCookie(context, nameOf(kept), options);
    },
  };
}

/** As a Host header has it. */
export function isLoopbackHost(host: string | undefined): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host ?? '');
}
