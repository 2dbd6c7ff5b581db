import { html } from 'hono/html';
import { packNoteWordsIn } from '../../shared/content/pack-note-words.ts';
import type { BotLanguage } from '../../shared/domain/callback.ts';
import { inMegabytes } from '../../shared/domain/in-megabytes.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { Message, Photo, Video, Voice } from '../../shared/domain/message.ts';
import { DECLINE_REASONS, type PackResponse } from '../../shared/domain/moderator.ts';
import { isShown } from '../../shared/domain/prepared-video.ts';
import type { Html } from '../../shared/pages/html.ts';
import { frame, inLine, inOrder, lines, notice, type Sentence } from './pack-page-frame.ts';
import { PACK_PAGE_WORDS } from './pack-page-words.ts';

/** What a visitor of the page sees of a pack. */
export interface Shown {
  /** Where the page is, and where its forms go. */
  readonly path: string;
  readonly message: Message;
  readonly expiresAt: Instant;
  readonly response: PackResponse | null;
  readonly hasChanged: boolean;
  /** They said that it is not for their group, and had said before that it is posted. */
  readonly saysOtherwise: boolean;
}

/** The pack in the order in which it is used: what to know of it, the photo to save, the text to copy, and what became of it. */
export function packPage(shown: Shown): Html {
  const { path, message, expiresAt, hasChanged } = shown;
  const language = spokenIn(message);
  return frame(
    language,
    html`<h1>${inLine(language, ({ title }) => title)}</h1>
${hasChanged ? notice(language, ({ changed }) => changed) : ''}
${answered(shown, language)}
${noteOf(message)}
${message.photos.map((photo, index) => figure(photo, `${path}/photo/${index + 1}`, language))}
${message.video ? film(message.video, `${path}/video`, language) : ''}
${message.voice ? sound(message.voice, `${path}/voice`, language) : ''}
${message.text.trim() === '' ? '' : toCopy(message, language)}
${questions(shown, language)}
<footer>${lines(language, ({ until }) => until(expiresAt))}${lines(language, ({ kept }) => kept)}</footer>`,
  );
}

/** There is none where a pack is only heard. */
function toCopy({ text, language: spoken }: Message, language: BotLanguage): Html {
  return html`<section><h2>${inLine(language, ({ theText }) => theText)}</h2>
${lines(language, ({ howToCopy }) => howToCopy)}
<div id="text" class="as-is" lang="${spoken}" tabindex="0">${text}</div>
<button id="copy" type="button" class="main" hidden aria-live="polite" data-done="${done(language)}">${inLine(language, ({ copy }) => copy)}</button></section>`;
}

/** Instead of the pack: of which one it speaks, and nothing that could be copied. */
export function insteadOf(message: Message, said: Sentence): Html {
  const language = spokenIn(message);
  const [opening = ''] = message.text.trim().split('\n', 1);
  return frame(
    language,
    html`${notice(language, said)}${opening === '' ? '' : html`<section><p class="opening" lang="${message.language}">«${opening}»</p></section>`}`,
  );
}

/** To whom nothing is shown: Khmer first, whatever the pack. */
export function onlySays(said: Sentence): Html {
  return frame('km', notice('km', said));
}

/** A third language is framed in Khmer, as the bot does. */
function spokenIn({ language }: Message): BotLanguage {
  return language === 'en' ? 'en' : 'km';
}

function done(language: BotLanguage): string {
  return inOrder(language)
    .map((one) => PACK_PAGE_WORDS[one].copied)
    .join(' · ');
}

function answered({ response, saysOtherwise }: Shown, language: BotLanguage): Html | '' {
  if (saysOtherwise) return notice(language, ({ alreadyPosted }) => alreadyPosted);
  if (response === 'posted') return notice(language, ({ posted }) => posted);
  return response === 'declined' ? notice(language, ({ declined }) => declined) : '';
}

/** How to copy is another thing here than in a chat, and the page says it itself. */
function noteOf({ note, language }: Message): Html | '' {
  const said = note?.replace(packNoteWordsIn(language).howToCopy, '').replace(/\n +/g, '\n').trim();
  return said ? html`<section class="as-is" lang="${language}">${said}</section>` : '';
}

/** Another photo in its place has another address: this one may be kept by the browser. */
function figure({ sha256, alt, width, height, bytes }: Photo, path: string, language: BotLanguage): Html {
  const kb = Math.ceil(bytes / 1000);
  return html`<figure><img src="${path}?v=${sha256.slice(0, 8)}" alt="${alt}" width="${width}" height="${height}" loading="lazy"><figcaption>${lines(language, ({ photo }) => photo(kb))}</figcaption></figure>
`;
}

/** To save it for the group; one that is too large for a page is in the moderator's chat, as whoever has the link is told. */
function film({ sha256, alt, bytes, seconds }: Video, path: string, language: BotLanguage): Html {
  const said: Sentence = ({ video }) => video(inMegabytes(bytes), seconds ?? null);
  const own = isShown({ bytes })
    ? html`<p><a href="${path}?v=${sha256.slice(0, 8)}" download>${inLine(language, ({ saveVideo }) => saveVideo)}</a></p>`
    : lines(language, ({ videoInTelegram }) => videoInTelegram);
  return html`<section>${lines(language, said)}<p>${alt}</p>${own}</section>
`;
}

/** To listen to it, and to save it for the group. */
function sound({ sha256, bytes, seconds }: Voice, path: string, language: BotLanguage): Html {
  const address = `${path}?v=${sha256.slice(0, 8)}`;
  const said: Sentence = ({ voice }) => voice(Math.ceil(bytes / 1000), seconds ?? null);
  return html`<section>${lines(language, said)}<audio controls preload="none" src="${address}"></audio>
<p><a href="${address}" download>${inLine(language, ({ saveVoice }) => saveVoice)}</a></p></section>
`;
}

/** Who has posted it has said all; who declined it may still have posted it after all. */
function questions({ path, response }: Shown, language: BotLanguage): Html | '' {
  if (response === 'posted') return '';
  return html`<section><h2>${inLine(language, ({ tellUs }) => tellUs)}</h2>
<form method="post" action="${path}"><button class="main" name="response" value="posted">${inLine(language, ({ sayPosted }) => sayPosted)}</button></form>
${response === 'declined' ? '' : declining(path, language)}</section>`;
}

function declining(path: string, language: BotLanguage): Html {
  const reason = (value: (typeof DECLINE_REASONS)[number]) =>
    html`<button name="reason" value="${value}">${inLine(language, ({ reasons }) => reasons[value])}</button>
`;
  return html`<details><summary>${inLine(language, ({ sayDeclined }) => sayDeclined)}</summary>
<form method="post" action="${path}"><input type="hidden" name="response" value="declined">${lines(language, ({ why }) => why)}
${DECLINE_REASONS.map(reason)}<button>${inLine(language, ({ withoutReason }) => withoutReason)}</button></form></details>`;
}
