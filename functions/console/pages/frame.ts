import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { html, raw } from 'hono/html';
import type { BotLanguage } from '../../../shared/domain/callback.ts';
import { mayDecide, type Person } from '../../../shared/domain/person.ts';
import { type Html, pageHeaders } from '../../../shared/pages/html.ts';
import { FRAME_WORDS, PLACES, type Place } from './frame-words.ts';
import { STYLE } from './style.ts';

/** Within the console it may be told where a form comes from: a browser that hides that hides it from us too, and its forms are refused. */
export const HEADERS = { ...pageHeaders({ style: STYLE }), 'Referrer-Policy': 'same-origin' } as const;

/** One page, inside the menu. */
export interface Page {
  readonly title: string;
  /** Where in the menu it stands; null: nowhere. */
  readonly place: Place | null;
  readonly body: Html;
}

type Status = 200 | 202 | 400 | 401 | 403 | 404 | 409 | 413 | 422 | 500 | 503;

const PATHS: Readonly<Record<Place, string>> = { queue: '/', matters: '/matters', log: '/log', health: '/health' };
const LANGUAGE_COOKIE = 'language';
const A_YEAR_SECONDS = 365 * 24 * 3600;

/** Answers a page in the visitor's language. */
export async function show(context: Context, { title, place, body }: Page, status: Status = 200): Promise<Response> {
  const language = languageOf(context);
  const person: Person | undefined = context.get('person');
  for (const [name, value] of Object.entries(HEADERS)) context.header(name, value);
  const words = FRAME_WORDS[language];
  const other = language === 'km' ? 'en' : 'km';
  return context.html(
    html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title} · civicast</title><style>${raw(STYLE)}</style></head>
<body><header><div><a class="skip" href="#content">${words.toContent}</a>
${person ? menu(placesOf(person), place, language) : ''}
<div class="who">${person ? who(person, language) : ''}${context.get('session') ? signOut(language) : ''}<a lang="${other}" hreflang="${other}" href="${here(context, other)}">${words.otherLanguage}</a></div>
</div></header>
<main id="content"><h1>${title}</h1>
${body}
</main></body></html>
`,
    status,
  );
}

/** Whom a page is for: partners read the log alone, and somebody who stands in for nobody has nothing to decide. */
export function placesOf(person: Person): readonly Place[] {
  if (mayDecide(person)) return PLACES;
  return person.role === 'partner' ? ['log'] : ['queue'];
}

/**
 * In which language a page is read: as it was chosen last, and before that in Khmer, and by partners in English. A link
 * to the other language chooses it, and keeps that in a cookie which says nothing else.
 */
export function languageOf(context: Context): BotLanguage {
  const known: BotLanguage | undefined = context.get('language');
  if (known) return known;
  const language = languageAsked(context);
  context.set('language', language);
  return language;
}

function languageAsked(context: Context): BotLanguage {
  const chosen = languageIn(context.req.query('language'));
  if (chosen) {
    const secure = new URL(context.req.url).protocol === 'https:';
    setCookie(context, LANGUAGE_COOKIE, chosen, { path: '/', maxAge: A_YEAR_SECONDS, sameSite: 'Lax', secure });
    return chosen;
  }
  const person: Person | undefined = context.get('person');
  return languageIn(getCookie(context, LANGUAGE_COOKIE)) ?? (person?.role === 'partner' ? 'en' : 'km');
}

function languageIn(language: string | undefined): BotLanguage | null {
  return language === 'km' || language === 'en' ? language : null;
}

/** The page that somebody is at, in the other language; where a form was sent there is no page. */
function here({ req }: Context, language: BotLanguage): string {
  const url = new URL(req.method === 'POST' ? '/' : req.url, req.url);
  url.searchParams.set('language', language);
  // What was pressed is not said again as if it had been pressed again.
  url.searchParams.delete('said');
  return `${url.pathname}${url.search}`;
}

function menu(places: readonly Place[], current: Place | null, language: BotLanguage): Html {
  const { places: names, menu: label } = FRAME_WORDS[language];
  return html`<nav aria-label="${label}">${places.map(
    (place) =>
      html`<a href="${PATHS[place]}"${place === current ? raw(' aria-current="page"') : ''}>${names[place]}</a>`,
  )}</nav>`;
}

function who({ name, role }: Person, language: BotLanguage): Html {
  const { roles } = FRAME_WORDS[language];
  return html`<span>${[name, roles[role]].filter(Boolean).join(' · ')}</span>`;
}

function signOut(language: BotLanguage): Html {
  const { sessions, signOut } = FRAME_WORDS[language];
  return html`<a href="/sessions">${sessions}</a><form method="post" action="/sign-out"><button>${signOut}</button></form>`;
}

/** One thing to say about what somebody has just done, or cannot do. */
export function notice(kind: 'good' | 'bad' | 'notice', said: string | Html): Html {
  return html`<section class="${kind}" role="${kind === 'bad' ? 'alert' : 'status'}"><p>${said}</p></section>`;
}

/** A page that says one thing, and what it means for what somebody was doing. */
export function say(context: Context, title: string, said: string, status: Status, path = '/'): Promise<Response> {
  const { back } = FRAME_WORDS[languageOf(context)];
  const body = html`${notice(status < 400 ? 'good' : 'bad', said)}<p><a class="button" href="${path}">${back}</a></p>`;
  return show(context, { title, place: null, body }, status);
}
