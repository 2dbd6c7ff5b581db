import { html } from 'hono/html';
import type { BotLanguage } from '../../../shared/domain/callback.ts';
import { fromWallTime, type Instant, wallDate } from '../../../shared/domain/instant.ts';
import type { Html } from '../../../shared/pages/html.ts';
import { POST_WORDS } from './post-words.ts';

/** Asks for another moment, as the clock on the wall in Phnom Penh says it. */
export function redateForm(path: string, language: BotLanguage): Html {
  const words = POST_WORDS[language];
  return html`<details><summary>${words.redate}</summary><p>${words.redateWhat}</p><form method="post" action="${path}/redate"><label>${words.moment}<input type="datetime-local" name="at" required></label><button>${words.redate}</button></form></details>`;
}

/** The moment that a form asks for; null where it is none. */
export function momentAsked(text: unknown): Instant | null {
  const [, date = '', time = ''] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)$/.exec(typeof text === 'string' ? text : '') ?? [];
  if (!date || Number.isNaN(Date.parse(`${date}T${time}:00Z`))) return null;
  const at = fromWallTime(date, time);
  // The thirtieth of February is no day, and not the second of March.
  return wallDate(at) === date ? at : null;
}
