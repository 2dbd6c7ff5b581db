const LONGEST = 2000;
/** Printable ASCII without a backslash, which browsers read as a slash. */
const PLAIN = /^[!-[\]-~]+$/;
/** What some decoder on the way could make a slash, a backslash, a dot or the end of a line of. */
const HIDDEN = /%(2e|2f|5c|25|0|1|7f)/i;

/**
 * A path of ours to lead somebody back to after signing in; anything else leads to `otherwise`. Whoever makes a link with
 * our address must not be able to have it end at theirs.
 */
export function safePath(to: string | undefined, otherwise: string): string {
  if (to === undefined || to.length > LONGEST || !PLAIN.test(to) || !to.startsWith('/')) return otherwise;
  const here = 'http://here.invalid';
  const url = URL.parse(to, here);
  if (url?.origin !== here || url.pathname.startsWith('//') || HIDDEN.test(url.pathname)) return otherwise;
  // Signing in leads nowhere else than signing in; nor is anybody led to signing out.
  if (/^\/sign-(in|out)(\/|$)/.test(url.pathname)) return otherwise;
  return `${url.pathname}${url.search}`;
}
