import { html } from 'hono/html';
import type { BotLanguage } from '../../../shared/domain/callback.ts';
import { type ClosedMonth, type Corrections, closesAt } from '../../../shared/domain/closed-month.ts';
import type { Html } from '../../../shared/pages/html.ts';
import type { LogPage } from '../log-month.ts';
import { placeText } from '../log-place.ts';
import { LOG_WORDS } from './log-words.ts';

/** Of a month: its file, the head and the number of rows by which it is checked, and what was corrected since. */
export function fileSection(month: string, { closed, correctedIn, partEnds }: LogPage, language: BotLanguage): Html {
  const words = LOG_WORDS[language];
  return html`<section><h2>${words.file}</h2>${
    closed ? frozen(closed, correctedIn, language) : asItIs(month, partEnds, language)
  }</section>`;
}

/** One button a part: each opens by itself, and its name says which part it is. */
function asItIs(month: string, partEnds: LogPage['partEnds'], language: BotLanguage): Html {
  const words = LOG_WORDS[language];
  const parts = partEnds.length + 1;
  const path = (index: number) => {
    const [after, until] = [partEnds[index - 1], partEnds[index]];
    const query = new URLSearchParams({
      month,
      ...(parts > 1 && { part: String(index + 1) }),
      ...(after && { after: placeText(after) }),
      ...(until && { until: placeText(until) }),
    });
    return `/log.csv?${query}`;
  };
  return html`<p>${words.closes(closesAt(month))}</p><p>${words.wholeMonth} ${words.goesOn}</p>
${Array.from({ length: parts }, (_, index) => html`<p><a class="button" href="${path(index)}">${words.downloadOpen(index + 1, parts)}</a></p>`)}`;
}

function frozen(closed: ClosedMonth, correctedIn: LogPage['correctedIn'], language: BotLanguage): Html {
  const words = LOG_WORDS[language];
  const { month, closedAt, head, rows, parts, corrections } = closed;
  const names = parts.map((_, index) => fileName(month, index + 1, parts.length));
  return html`<p>${words.closedAt(closedAt)}</p>
<dl class="pairs"><dt>${words.rowCount}</dt><dd>${rows}</dd><dt>${words.head}</dt><dd><code>${head}</code></dd></dl>
<p>${words.wholeMonth}</p>
${parts.map((_, index) => html`<p><a class="button" href="${csvPath(month, index + 1)}">${words.download(index + 1, parts.length)}</a></p>`)}
<p>${words.verify}<br><code>npm run verify-log -- ${names.join(' ')} --head ${head} --rows ${rows}</code></p>
<ul>${Object.entries(corrections).map(([other, found]) => html`<li>${words.corrects(other, found.rows)}${named(found)}</li>`)}
${correctedIn.map((other) => html`<li class="row"><a href="/log?month=${other.month}">${words.correctedIn(other.month, other.rows)}</a>${named(other)}</li>`)}
${correctedIn.length === 0 ? html`<li>${words.noCorrections}</li>` : ''}</ul>`;
}

/** Each leads to its evidence, which says how it stood in either file. */
function named({ rows, first }: Corrections): Html {
  return html`<ul class="plain">${first.map(
    ({ id, post, channel }) => html`<li class="row"><a href="/log/${id}">${post}</a> <small>${channel}</small></li>`,
  )}${rows > first.length ? html`<li>…</li>` : ''}</ul>`;
}

function csvPath(month: string, part = 1): string {
  return `/log.csv?month=${month}${part === 1 ? '' : `&part=${part}`}`;
}

function fileName(month: string, part: number, parts: number): string {
  return `deliveries-${parts === 1 ? month : `${month}-part-${part}`}.csv`;
}
