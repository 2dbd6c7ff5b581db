import type { Context } from 'hono';
import { html } from 'hono/html';
import { isApi, isReading } from '../from-here.ts';
import { safePath } from '../safe-path.ts';
import type { Signed } from '../sign-in.ts';
import { languageOf, notice, say, show } from './frame.ts';
import { FRAME_WORDS } from './frame-words.ts';
import { TURNED_AWAY_WORDS, type TurnedAwayWords } from './turned-away-words.ts';

/** What somebody sees instead of what they asked for, and what it means for what they were doing. */

/** Nobody is signed in: a page is asked for again afterwards; what was pressed was not done, and is said so. */
export function nobody(context: Context<Signed>): Response | Promise<Response> {
  const hasEnded = context.get('gone') === 'access-ended';
  if (isApi(context)) {
    return context.json(
      hasEnded ? { error: 'access_ended', message: ENDED } : { error: 'sign_in', message: SIGN_IN },
      401,
    );
  }
  if (hasEnded) return accessEnded(context);
  if (!isReading(context.req.method)) return leadToSignIn(context, 401, ({ notDone }) => notDone, signInPath(context));
  const url = new URL(context.req.url);
  // Whoever follows a link in their own language signs in in it as well.
  languageOf(context);
  return context.redirect(`/sign-in?to=${encodeURIComponent(url.pathname + url.search)}`, 303);
}

export function mayNotPage(context: Context): Promise<Response> {
  const words = FRAME_WORDS[languageOf(context)];
  return say(context, TURNED_AWAY_WORDS[languageOf(context)].cannot, words.mayNot, 403);
}

/** Somebody whose last day is over. */
export function accessEnded(context: Context): Promise<Response> {
  const { cannot, ended } = TURNED_AWAY_WORDS[languageOf(context)];
  return show(context, { title: cannot, place: null, body: notice('bad', ended) }, 403);
}

/** Another site made this browser send something, or nobody can tell that it did not. */
export function notFromHere(context: Context): Response | Promise<Response> {
  if (isApi(context)) return context.json({ error: 'cross_site', message: CROSS_SITE }, 403);
  const { cannot, notFromHere } = TURNED_AWAY_WORDS[languageOf(context)];
  return say(context, cannot, notFromHere, 403);
}

/** Somebody signed in a while ago, and is to approve something. */
export function confirmAgain(context: Context, hasIssuer: boolean): Response | Promise<Response> {
  if (isApi(context)) return context.json({ error: 'confirm', message: CONFIRM }, 403);
  const path = hasIssuer ? `/sign-in/start?afresh=1&to=${encodeURIComponent(backFrom(context))}` : signInPath(context);
  return leadToSignIn(context, 403, ({ confirm }) => confirm, path);
}

function leadToSignIn(
  context: Context,
  status: 401 | 403,
  said: (words: TurnedAwayWords) => string,
  path: string,
): Promise<Response> {
  const words = TURNED_AWAY_WORDS[languageOf(context)];
  const body = html`${notice('notice', said(words))}<p><a class="button main" href="${path}">${words.signIn}</a></p>`;
  return show(context, { title: words.signInAgain, place: null, body }, status);
}

function signInPath(context: Context): string {
  return `/sign-in?to=${encodeURIComponent(backFrom(context))}`;
}

/** The page that somebody pressed a button on, where their browser tells. */
function backFrom({ req }: Context): string {
  if (isReading(req.method)) {
    const url = new URL(req.url);
    return safePath(url.pathname + url.search, '/');
  }
  const from = URL.parse(req.header('referer') ?? '');
  return from && from.host === req.header('host') ? safePath(from.pathname + from.search, '/') : '/';
}

const SIGN_IN = 'Send a person\u2019s token: Authorization: Bearer …';
const ENDED = 'Your access has ended. Ask whoever gave it to you';
const CROSS_SITE = 'A page of another site made your browser send this. Nothing was changed';
const CONFIRM = 'You signed in more than ten minutes ago. Sign in once more, then approve: nothing is lost';
