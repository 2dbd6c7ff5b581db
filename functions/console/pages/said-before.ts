import { html } from 'hono/html';
import { momentInWords } from '../../../shared/content/dates.ts';
import { messagesOf } from '../../../shared/domain/arms.ts';
import type { BotLanguage } from '../../../shared/domain/callback.ts';
import { sha256 } from '../../../shared/domain/delivery-id.ts';
import { isWholeHistory } from '../../../shared/domain/versions-out.ts';
import type { Html } from '../../../shared/pages/html.ts';
import type { Evidence } from '../log-evidence.ts';
import { EVIDENCE_WORDS } from './evidence-words.ts';

/** What a post said before it was edited: a file that was closed in between names the hash of one of these. */
export function saidBefore({ delivery, before }: Evidence, language: BotLanguage): Html {
  const words = EVIDENCE_WORDS[language];
  if (before.length === 0) return html``;
  return html`<section><h2>${words.saidBefore}</h2>${isWholeHistory(delivery) ? '' : html`<p>${words.notWhole}</p>`}
${before.map((version) => saidThen(version, language))}</section>`;
}

function saidThen({ since, message }: Evidence['before'][number], language: BotLanguage): Html {
  const words = EVIDENCE_WORDS[language];
  const moment = since === null ? words.sinceUnknown : words.since(momentInWords(since, language));
  if (message === 'lost') return html`<h3>${moment}</h3><p>${words.lostBefore}</p>`;
  return html`<h3>${moment}</h3>${messagesOf(message).map(
    ({ message: { language: lang, text } }) => html`<div class="phone" lang="${lang}"><p class="as-is">${text}</p></div>
<dl class="pairs"><dt>${words.textHash}</dt><dd><code>${sha256(text)}</code></dd></dl>`,
  )}`;
}
