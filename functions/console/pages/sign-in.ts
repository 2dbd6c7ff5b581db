import type { Context } from 'hono';
import { html } from 'hono/html';
import { Role } from '../../../shared/domain/person.ts';
import type { Html } from '../../../shared/pages/html.ts';
import { safePath } from '../safe-path.ts';
import type { Signed } from '../sign-in.ts';
import { languageOf, notice, show } from './frame.ts';
import { FRAME_WORDS } from './frame-words.ts';
import { SIGN_IN_WORDS, type SignInWords, type WhyNot } from './sign-in-words.ts';

/** By an identity provider, by picking a role, or by a person's own token. */
export type Ways = 'issuer' | 'pick' | 'token';

/** GET /sign-in?to=: how to sign in here. Opening it does nothing. */
export function signInPage(ways: (context: Context) => Promise<Ways>) {
  return async (context: Context<Signed>) => {
    const words = SIGN_IN_WORDS[languageOf(context)];
    const to = safePath(context.req.query('to'), '');
    const session = context.get('session');
    const hasSignedOut = context.req.query('signed-out') === '1';
    const body = html`${session ? isSignedIn(session.person.name, to, words) : ''}
${hasSignedOut && !session ? notice('good', words.signedOut) : ''}
${offered(context, await ways(context), { to, afresh: hasSignedOut })}`;
    return show(context, { title: words.title, place: null, body });
  };
}

/** Why somebody is not signed in now, and what they can do about it. */
export function notSignedIn(
  context: Context,
  why: WhyNot,
  status: 400 | 403 | 503,
  name: string | null = null,
): Promise<Response> {
  const words = SIGN_IN_WORDS[languageOf(context)];
  const body = html`${name === null ? '' : html`<p>${words.knownAs(name)}</p>`}
${notice('bad', words.whyNot[why])}<p><a class="button main" href="/sign-in">${words.again}</a></p>`;
  return show(context, { title: words.title, place: null, body }, status);
}

function isSignedIn(name: string, to: string, words: SignInWords): Html {
  return html`<section><p>${words.isSignedIn(name)}</p><p><a class="button main" href="${to || '/'}">${words.goOn}</a></p></section>`;
}

interface Wish {
  readonly to: string;
  /** Whoever has just signed out is asked who they are, though the provider still knows the browser. */
  readonly afresh: boolean;
}

function offered(context: Context, ways: Ways, { to, afresh }: Wish): Html {
  const language = languageOf(context);
  const words = SIGN_IN_WORDS[language];
  const back = html`<input type="hidden" name="to" value="${to}">`;
  switch (ways) {
    case 'issuer': {
      const query = new URLSearchParams({ ...(to && { to }), ...(afresh && { afresh: '1' }) });
      return html`<section><p>${words.withIssuer}</p><p><a class="button main" rel="nofollow" href="/sign-in/start?${query.toString()}">${words.signIn}</a></p></section>`;
    }
    case 'pick':
      return html`<section><p>${words.pick}</p><form method="post" action="/sign-in/as">${back}
<ul class="plain">${Role.options.map(
        (role) =>
          html`<li class="row"><button class="main" name="role" value="${role}">${FRAME_WORDS[language].roles[role]}</button><span>${words.picks[role]}</span></li>`,
      )}</ul></form></section>`;
    case 'token':
      return html`<section><p>${words.withToken}</p><form method="post" action="/sign-in/token">${back}
<label class="grow">${words.token}<input type="password" name="token" autocomplete="off" required></label><button class="main">${words.signIn}</button></form></section>`;
    default:
      return ways satisfies never;
  }
}
