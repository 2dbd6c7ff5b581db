import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import { momentInWords, monthInWords } from '../../../shared/content/dates.ts';
import type { BotLanguage } from '../../../shared/domain/callback.ts';
import type { Delivery } from '../../../shared/domain/delivery.ts';
import { LOG_MARKS, type LogMark } from '../../../shared/domain/log-marks.ts';
import type { Html } from '../../../shared/pages/html.ts';
import type { ConsolePorts } from '../app.ts';
import { type LogPage, logMonth } from '../log-month.ts';
import { type LogQuery, logPath, logQuery } from '../log-query.ts';
import type { Signed } from '../sign-in.ts';
import { languageOf, show } from './frame.ts';
import { fileSection } from './log-file.ts';
import { LOG_WORDS } from './log-words.ts';
import { standingInWords } from './standing.ts';

/** GET /log: what was promised in a month and what became of it, with what each number means. */
export function logPage(ports: ConsolePorts) {
  return async (context: Context<Signed>) => {
    const language = languageOf(context);
    const query = logQuery(context.req.query(), ports.clock.now());
    const page = await logMonth(query, ports);
    // What is beyond the first rows is read by whoever has seen what stands above them.
    const above =
      query.after === null ? html`${figures(page, query, language)}${fileSection(query.month, page, language)}` : '';
    const body = html`${filter(page, query, language)}${above}${rows(page, query, language)}`;
    return show(context, { title: LOG_WORDS[language].title(query.month), place: 'log', body });
  };
}

function filter({ months, campaigns, channels, partnerCodes }: LogPage, query: LogQuery, language: BotLanguage): Html {
  const words = LOG_WORDS[language];
  const marks = Object.fromEntries(LOG_MARKS.map((mark) => [mark, words.marks[mark][0]]));
  const choice = (name: string, label: string, values: readonly string[], chosen: string | null, inWords = same) =>
    html`<label>${label}<select name="${name}">${name === 'month' ? '' : html`<option value="">${words.all}</option>`}${values.map(
      (value) => html`<option value="${value}"${value === chosen ? raw(' selected') : ''}>${inWords(value)}</option>`,
    )}</select></label>`;
  return html`<section><form method="get" action="/log" aria-label="${words.filter}">
${choice('month', words.month, months, query.month, (month) => monthInWords(month, language))}
${choice('campaign', words.campaign, campaigns, query.campaign)}
${choice('channel', words.channel, channels, query.channel)}
${choice('outcome', words.outcome, LOG_MARKS, query.outcome, (mark) => marks[mark] ?? mark)}
${partnerCodes.length === 0 ? '' : choice('partner_code', words.partnerCode, partnerCodes, query.partnerCode)}
<button>${words.show}</button></form></section>`;
}

const same = (value: string) => value;

function figures({ figures, closed }: LogPage, query: LogQuery, language: BotLanguage): Html {
  const words = LOG_WORDS[language];
  const [people, why] = words.people;
  const row = (name: Html | string, value: string, definition: string) =>
    html`<tr><td><strong>${value}</strong></td><th scope="row">${name}<br><small>${definition}</small></th></tr>`;
  const counted = (mark: LogMark) => {
    const [name, definition] = words.marks[mark];
    const count = figures?.counts[mark] ?? 0;
    const link = html`<a href="${logPath({ ...query, outcome: mark, after: null })}">${name}</a>`;
    return row(link, words.count(count), definition);
  };
  const asOf = figures?.asOf && (closed ? words.asClosed(figures.asOf) : words.asNow(figures.asOf));
  return html`<section><h2>${words.figures}</h2><p class="second">${asOf ?? words.notCounted} ${words.months}</p>
<table>${figures ? LOG_MARKS.map(counted) : ''}${row(people, '–', why)}</table></section>`;
}

function rows({ rows, next, closed }: LogPage, query: LogQuery, language: BotLanguage): Html {
  const words = LOG_WORDS[language];
  const nothing = next === null ? words.none : words.noneYet;
  const more = next && html`<p><a class="button" href="${logPath({ ...query, after: next })}">${words.more}</a></p>`;
  return html`<section><h2>${closed ? words.rowsNow : words.rows}</h2>${rows.length === 0 ? html`<p>${nothing}</p>` : ''}
<ul class="plain">${rows.map((delivery) => rowOf(delivery, language))}</ul>${more ?? ''}</section>`;
}

function rowOf(delivery: Delivery, language: BotLanguage): Html {
  const { id, at, campaign, post, channel } = delivery;
  const said = standingInWords(delivery, language);
  return html`<li class="row"><time datetime="${at}">${momentInWords(at, language)}</time><span class="grow"><a href="/log/${id}">${post}</a> <small>${channel} · ${campaign}</small></span><strong>${said}</strong></li>`;
}
