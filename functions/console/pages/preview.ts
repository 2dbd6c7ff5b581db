import { diffWordsWithSpace } from 'diff';
import { html } from 'hono/html';
import type { BotLanguage } from '../../../shared/domain/callback.ts';
import type { ChannelKind } from '../../../shared/domain/content/channel.ts';
import type { Button, Message, Photo } from '../../../shared/domain/message.ts';
import type { Html } from '../../../shared/pages/html.ts';
import { PREVIEW_WORDS } from './preview-words.ts';

/** A message as its channel will show it: the very one that is sent, drawn and not rendered anew. */
export function preview(message: Message, kind: ChannelKind, language: BotLanguage): Html {
  const words = PREVIEW_WORDS[language];
  switch (kind) {
    case 'facebook_page':
      return html`${phone(message.language, html`${textOf(message)}${photosOf(message.photos, language)}`)}${sizeOf(message, language)}`;
    case 'telegram_channel':
    case 'telegram_group':
      return html`${phone(
        message.language,
        html`${photosOf(message.photos, language)}${textOf(message)}${buttonOf(message.button)}${pollOf(message)}`,
      )}${sizeOf(message, language)}`;
    case 'offline_pack':
      return html`${phone(message.language, html`${photosOf(message.photos, language)}${textOf(message)}`)}${sizeOf(message, language)}`;
    case 'moderator_pack':
      return html`<p>${words.packParts}</p>
${message.note === null ? '' : phone(message.language, html`<p class="as-is">${message.note}</p>`)}
${message.photos.length > 0 ? phone(message.language, photosOf(message.photos, language)) : ''}
${phone(message.language, textOf(message))}${sizeOf(message, language)}
${message.plain === null ? '' : html`<details><summary>${words.withoutLogo}</summary>${phone(message.language, html`${photosOf(message.plain.photos, language)}<p class="as-is">${message.plain.text}</p>`)}</details>`}`;
    default:
      return kind satisfies never;
  }
}

/** What is new in the words, and what is gone from them. Khmer is cut into words by its dictionary: it has no spaces. */
export function changesIn(before: Message, after: Message): Html {
  const intlSegmenter = new Intl.Segmenter(after.language, { granularity: 'word' });
  const parts = diffWordsWithSpace(before.text, after.text, { intlSegmenter });
  return html`<p class="as-is phone" lang="${after.language}">${parts.map(({ added, removed, value }) => {
    if (added) return html`<ins>${value}</ins>`;
    return removed ? html`<del>${value}</del>` : value;
  })}</p>`;
}

/** Whether the pictures, the button or what goes with the words is another one. */
export function changesBeside(before: Message, after: Message, language: BotLanguage): string[] {
  const words = PREVIEW_WORDS[language];
  const isOther = (part: (message: Message) => unknown) => JSON.stringify(part(before)) !== JSON.stringify(part(after));
  return [
    isOther(({ photos }) => photos) ? words.otherPhotos : [],
    isOther(({ button, poll, link }) => [button, poll, link?.target]) ? words.otherButton : [],
    isOther(({ note, plain, answers }) => [note, plain, answers]) ? words.otherNote : [],
  ].flat();
}

function phone(language: string, inside: Html): Html {
  return html`<div class="phone" lang="${language}">${inside}</div>`;
}

/** With what is bold set bold; offsets count UTF-16 units, as JavaScript's strings do. */
function textOf({ text, entities }: Message): Html {
  const bold = entities.filter(({ type }) => type === 'bold').toSorted((a, b) => a.offset - b.offset);
  const parts: (string | Html)[] = [];
  let from = 0;
  for (const { offset, length } of bold) {
    parts.push(text.slice(from, offset), html`<strong>${text.slice(offset, offset + length)}</strong>`);
    from = offset + length;
  }
  return html`<p class="as-is">${[...parts, text.slice(from)]}</p>`;
}

function photosOf(photos: readonly Photo[], language: BotLanguage): Html {
  return html`${photos.map(
    ({ sha256, alt, width, height, bytes }) =>
      html`<figure><img src="/media/${sha256}" alt="${alt}" width="${width}" height="${height}" loading="lazy"><figcaption>${PREVIEW_WORDS[language].kb(bytes)}</figcaption></figure>`,
  )}`;
}

/** A picture of it: pressing does nothing here. */
function buttonOf(button: Button | null): Html | '' {
  return button === null ? '' : html`<span class="linkish">${button.label}</span>`;
}

function pollOf({ poll }: Message): Html | '' {
  if (poll === null) return '';
  return html`<p><strong>${poll.question}</strong></p><ul>${poll.options.map((option) => html`<li>${option}</li>`)}</ul>`;
}

function sizeOf({ text, photos }: Message, language: BotLanguage): Html {
  const bytes = new TextEncoder().encode(text).length + photos.reduce((total, photo) => total + photo.bytes, 0);
  const words = PREVIEW_WORDS[language];
  return html`<p><small>${words.characters(text.length)} · ${words.kb(bytes)}</small></p>`;
}
