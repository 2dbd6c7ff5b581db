import { html } from 'hono/html';
import { messagesOf } from '../domain/arms.ts';
import type { BotLanguage } from '../domain/callback.ts';
import type { ChannelKind } from '../domain/content/channel.ts';
import { type Button, buttonsOf, type Message, type Photo, type Video, type Voice } from '../domain/message.ts';
import type { Html } from './html.ts';
import { PREVIEW_WORDS } from './preview-words.ts';

/** Where a message is looked at. */
export interface Look {
  /** Of our own words, not of the message's. */
  readonly language: BotLanguage;
  /** A picture in its place: only the page knows where the bytes are. */
  readonly picture: (photo: Photo) => Html;
  /** Where a photo is found as it is sent; without it, that is the one in its place. */
  readonly wholePhoto?: (photo: Photo) => string;
  /** What plays a voice note; without it, it is only said that there is one. */
  readonly sound?: (voice: Voice) => Html;
  /** What plays a video; without it, it is only said that there is one. */
  readonly film?: (video: Video) => Html;
  /** How many UTF-16 units its channel takes; not finite: as many as there are. */
  readonly limit: number;
}

/** A message as its channel will show it: the very one that is sent, drawn and not rendered anew. */
export function preview(message: Message, kind: ChannelKind, look: Look): Html {
  const words = PREVIEW_WORDS[look.language];
  if (message.arms)
    return html`${messagesOf(message).map(({ arm, message: own }) => html`<h3>${words.arm(arm ?? '')}</h3>${preview(own, kind, look)}`)}`;
  switch (kind) {
    case 'facebook_page':
      return html`${phone(message.language, html`${textOf(message)}${photosOf(message.photos, look)}`)}${sizeOf(message, look)}`;
    case 'telegram_channel':
    case 'telegram_group':
      return html`${phone(
        message.language,
        html`${photosOf(message.photos, look)}${videoOf(message.video, look)}${textOf(message)}${buttonsOf(message).map(buttonOf)}${voiceOf(message, look)}${pollOf(message)}`,
      )}${message.pin ? html`<p>${words.pinned}</p>` : ''}${sizeOf(message, look)}`;
    case 'offline_pack':
      return html`${phone(message.language, html`${photosOf(message.photos, look)}${textOf(message)}`)}${sizeOf(message, look)}`;
    case 'moderator_pack':
      return html`<p>${words.packParts}</p>
${message.note === null ? '' : phone(message.language, html`<p class="as-is">${message.note}</p>`)}
${(message.areas ?? []).map(({ district, words: own }) => html`<p>${words.area(district)}</p>${phone(message.language, html`<p class="as-is">${own}</p>`)}`)}
${message.photos.length > 0 ? phone(message.language, photosOf(message.photos, look)) : ''}
${message.video ? phone(message.language, videoOf(message.video, look)) : ''}
${message.voice ? phone(message.language, voiceOf(message, look)) : ''}
${phone(message.language, textOf(message))}${sizeOf(message, look)}
${message.plain === null ? '' : html`<details><summary>${words.withoutLogo}</summary>${phone(message.language, html`${photosOf(message.plain.photos, look)}${videoOf(message.plain.video, look)}<p class="as-is">${message.plain.text}</p>`)}</details>`}`;
    default:
      return kind satisfies never;
  }
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

function photosOf(photos: readonly Photo[], { language, picture, wholePhoto }: Look): Html {
  const weight = ({ bytes }: Photo) => kbOf(bytes, language);
  const caption = (photo: Photo) =>
    wholePhoto
      ? html`<a href="${wholePhoto(photo)}"><span>${PREVIEW_WORDS[language].wholePhoto} · ${weight(photo)}</span></a>`
      : weight(photo);
  return html`${photos.map((photo) => html`<figure>${picture(photo)}<figcaption>${caption(photo)}</figcaption></figure>`)}`;
}

/** What it shows is said below it, for whoever cannot see it. */
function videoOf(video: Video | undefined, { language, film }: Look): Html {
  if (!video) return html``;
  const { alt, bytes, seconds = null } = video;
  const said = html`<figcaption>${PREVIEW_WORDS[language].video(seconds)} · <data value="${bytes}">${PREVIEW_WORDS[language].mb(bytes)}</data><br>${alt}</figcaption>`;
  return html`<figure>${film ? film(video) : ''}${said}</figure>`;
}

function voiceOf({ voice }: Message, { language, sound }: Look): Html {
  if (!voice) return html``;
  const { bytes, seconds = null } = voice;
  return html`<p>${PREVIEW_WORDS[language].voice(seconds)} · ${kbOf(bytes, language)}</p>${sound ? sound(voice) : ''}`;
}

/** A picture of it: pressing does nothing here. */
function buttonOf({ label }: Button): Html {
  return html`<p><span class="linkish">${label}</span></p>`;
}

function pollOf({ poll }: Message): Html | '' {
  if (poll === null) return '';
  return html`<p><strong>${poll.question}</strong></p><ul>${poll.options.map((option) => html`<li>${option}</li>`)}</ul>`;
}

function sizeOf({ text, photos, video, voice }: Message, { language, limit }: Look): Html {
  const files = [...photos, ...(video ? [video] : []), ...(voice ? [voice] : [])];
  const bytes = new TextEncoder().encode(text).length + files.reduce((total, file) => total + file.bytes, 0);
  const { characters } = PREVIEW_WORDS[language];
  return html`<p><small>${characters(text.length, Number.isFinite(limit) ? limit : null)} · ${kbOf(bytes, language)}</small></p>`;
}

/** To the byte for whoever reads the page by a program. */
function kbOf(bytes: number, language: BotLanguage): Html {
  return html`<data value="${bytes}">${PREVIEW_WORDS[language].kb(bytes)}</data>`;
}
