import type { Context } from 'hono';
import { html } from 'hono/html';
import { momentInWords } from '../../../shared/content/dates.ts';
import type { Sha256 } from '../../../shared/domain/message.ts';
import { mayDecide } from '../../../shared/domain/person.ts';
import type { Session } from '../../../shared/domain/session.ts';
import type { Html } from '../../../shared/pages/html.ts';
import type { Signed } from '../sign-in.ts';
import { languageOf, say, show } from './frame.ts';
import { FRAME_WORDS } from './frame-words.ts';
import { saidIn } from './said.ts';
import { SESSION_WORDS } from './sessions-words.ts';

/** Where somebody is signed in, and a button to end each. */
export function sessionsPage(
  context: Context<Signed>,
  sessions: readonly Session[],
  here: Sha256 | null,
): Promise<Response> {
  const language = languageOf(context);
  const words = SESSION_WORDS[language];
  const row = ({ id, device, beganAt, expiresAt }: Session): Html => html`<li class="row">
<div class="grow"><strong>${words.devices[device]}</strong>${id === here ? html` · ${words.thisOne}` : ''}<br>${words.since(momentInWords(beganAt, language))}<br><small>${words.until(momentInWords(expiresAt, language))}</small></div>
<form method="post" action="/sessions/${id}/revoke"><button>${id === here ? FRAME_WORDS[language].signOut : words.end}</button></form></li>`;
  const ofOthers = html`<section><p>${words.ofOthers}</p><form method="post" action="/sessions/of"><label>${words.name}<input name="name" required maxlength="200" autocomplete="off"></label><button>${words.end}</button></form></section>`;
  const body = html`${saidIn(context, words.said)}<section><p>${words.what}</p>
${sessions.length === 0 ? html`<p>${words.none}</p>` : html`<ul class="plain">${sessions.map(row)}</ul>`}</section>
<section><p>${words.lost}</p><form method="post" action="/sessions/revoke"><button class="main">${words.endAll}</button></form></section>
${mayDecide(context.get('person')) ? ofOthers : ''}`;
  return show(context, { title: words.title, place: null, body });
}

export function noSuchSession(context: Context<Signed>): Promise<Response> {
  const words = SESSION_WORDS[languageOf(context)];
  return say(context, words.title, words.gone, 404);
}
