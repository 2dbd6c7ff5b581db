import { html } from 'hono/html';
import type { Html } from './frame.ts';
import { isOpenable } from './links.ts';
import type { Entity } from './posted-entries.ts';
import { startPath } from './start-link.ts';
import { withLinks } from './telegram-messages.ts';

/** A text as a reader sees it: line breaks kept, addresses as links, formatting laid over it. Everything is escaped. */
export function written(mount: string, text: string, entities: readonly Entity[] = []): Html {
  const marks = withLinks(text, entities);
  const cuts = new Set([0, text.length, ...marks.flatMap(({ offset, length }) => [offset, offset + length])]);
  const places = [...cuts].filter((at) => at <= text.length).sort((a, b) => a - b);
  const pieces = places.slice(1).map((end, index) => {
    const start = places[index] ?? 0;
    const over = marks.filter(({ offset, length }) => offset <= start && offset + length >= end);
    return over.reduce<Html>((inner, mark) => marked(mount, inner, mark, text), html`${text.slice(start, end)}`);
  });
  return html`<p class="said" lang="${languageOf(text)}">${pieces}</p>`;
}

function marked(mount: string, inner: Html, { type, offset, length, url }: Entity, text: string): Html {
  switch (type) {
    case 'bold':
      return html`<strong>${inner}</strong>`;
    case 'italic':
      return html`<em>${inner}</em>`;
    case 'underline':
      return html`<u>${inner}</u>`;
    case 'strikethrough':
      return html`<s>${inner}</s>`;
    case 'code':
    case 'pre':
      return html`<code>${inner}</code>`;
    case 'url':
      return link(mount, text.slice(offset, offset + length), inner);
    case 'text_link':
      return link(mount, url ?? '', inner);
    case 'phone_number':
      return html`<a href="tel:${text.slice(offset, offset + length).replace(/[^+\d]/g, '')}">${inner}</a>`;
    default:
      return inner;
  }
}

/** The text alone, where the address is not one that may be opened from here. */
export function link(mount: string, address: string, inner: string | Html, look = ''): Html {
  const named = look === '' ? '' : html` class="${look}"`;
  // As written, but a bot is started here: the real one would know nothing of it.
  const start = startPath(address);
  if (start !== null) return html`<a href="${mount}${start}"${named}>${inner}</a>`;
  return isOpenable(address)
    ? html`<a href="${address}" rel="noreferrer" target="_blank"${named}>${inner}</a>`
    : html`${inner}`;
}

export function languageOf(text: string): 'km' | 'en' {
  return /\p{Script=Khmer}/u.test(text) ? 'km' : 'en';
}
