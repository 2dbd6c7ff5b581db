import type { Context } from 'hono';
import { html } from 'hono/html';
import { messageToMend, type OpenMatter, openMatters } from '../../../shared/actions/open-matters.ts';
import { matterInWords } from '../../../shared/content/matter-words.ts';
import type { BotLanguage } from '../../../shared/domain/callback.ts';
import type { CampaignRecord } from '../../../shared/domain/campaign-record.ts';
import { sentSteps } from '../../../shared/domain/delivery.ts';
import { ACTIONS_ON } from '../../../shared/domain/matter.ts';
import { missingVersion } from '../../../shared/domain/missing.ts';
import type { Html } from '../../../shared/pages/html.ts';
import type { ConsolePorts } from '../app.ts';
import type { Signed } from '../sign-in.ts';
import { drawn } from './drawn.ts';
import { languageOf, show } from './frame.ts';
import { MATTERS_WORDS } from './matters-words.ts';
import { pathOf } from './post.ts';
import { redateForm } from './redate-form.ts';
import { saidIn } from './said.ts';
import { KIND_WORDS } from './state-words.ts';

/** As many as somebody decides before they look again. */
const SHOWN = 20;

/** GET /matters: what only a person can decide, newest first, with all that is needed to do it by hand. */
export function mattersPage(ports: ConsolePorts) {
  return async (context: Context<Signed>) => {
    const language = languageOf(context);
    const words = MATTERS_WORDS[language];
    const [open, campaigns] = await Promise.all([openMatters(ports, SHOWN + 1), ports.ledger.campaigns()]);
    const missing = campaigns.filter((record) => record.missing.length > 0);
    const shown = await Promise.all(open.slice(0, SHOWN).map((one) => matterOf(one, language, ports)));
    const isEmpty = open.length === 0 && missing.length === 0;
    const body = html`${saidIn(context, words.said)}
${isEmpty ? html`<section class="good"><p>${words.none}</p><p>${words.noneWhat}</p></section>` : ''}
${missing.map((record) => missingOf(record, language))}
${shown}
${open.length > SHOWN ? html`<p>${words.more}</p>` : ''}`;
    return show(context, { title: words.title, place: 'matters', body });
  };
}

function missingOf({ campaign, missing }: CampaignRecord, language: BotLanguage): Html {
  const words = MATTERS_WORDS[language];
  return html`<section class="notice"><h2>${words.missing(campaign)}</h2><p>${words.missingWhat}</p><ul>${missing.map(
    (post) => html`<li>${post}</li>`,
  )}</ul><form method="post" action="/matters/missing"><input type="hidden" name="campaign" value="${campaign}"><button name="missing" value="${missingVersion(missing)}">${words.confirm(missing.length)}</button></form></section>`;
}

async function matterOf(open: OpenMatter, language: BotLanguage, ports: ConsolePorts): Promise<Html> {
  const words = MATTERS_WORDS[language];
  const { delivery, matter } = open;
  const message = await messageToMend(open, ports);
  const { because, to_do: toDo } = matterInWords(delivery, matter);
  const permalink = sentSteps(delivery.state)[0]?.permalink;
  const actions = ACTIONS_ON[matter.kind];
  return html`<article id="${delivery.id}"><h2>${delivery.post} → ${KIND_WORDS[language][delivery.kind]} <small>${delivery.channel}</small></h2>
<p>${matter.kind === 'unknown' ? '?' : '✕'} ${because[language]} <small>${words.since(matter.since)}</small></p>
<p><strong>${words.toDo}:</strong> ${toDo[language]}${permalink ? html` <a href="${permalink}" rel="noreferrer">${words.look}</a>` : ''}</p>
${message ? html`<details><summary>${words.theText}</summary>${drawn(message, delivery.kind, language)}</details>` : ''}
<form method="post" action="/matters/decide"><input type="hidden" name="delivery" value="${delivery.id}">${actions.map(
    (action) =>
      action === 'redate'
        ? ''
        : html`<button name="action" value="${action}"${action === 'published' || action === 'done' ? html` class="main"` : ''}>${words.actions[action]}</button> `,
  )}</form>
${actions.includes('redate') ? redateForm(pathOf(delivery), language) : ''}
<p><a href="${pathOf(delivery)}">${words.toThePost}</a> <small>${delivery.campaign}</small></p></article>`;
}
