import { html } from 'hono/html';
import { dateInWords, inKhmerDigits, timeInWords } from '../../../shared/content/dates.ts';
import { wallDate } from '../../../shared/domain/instant.ts';
import { chatPath, type SandboxChannel } from './addresses.ts';
import type { ChatPoll, InlineButton } from './entries.ts';
import { avatar, frame, type Html, KINDS, moment, nothingYet } from './frame.ts';
import { isOpenable } from './links.ts';
import { pictures } from './pictures-shown.ts';
import type { PlatformState, PostedMessage } from './platform-state.ts';
import { shownOf } from './shown-window.ts';
import { BOT } from './telegram-messages.ts';
import { written } from './written.ts';

const NO_ALT = 'រូបភាព (Telegram មិនផ្ញើការពិពណ៌នាទេ) · Photo (Telegram carries no description)';

/** A chat: oldest first, the newest at the bottom. */
export function telegramPage(
  mount: string,
  channel: SandboxChannel,
  state: PlatformState,
  asked: string | undefined,
): Html {
  const all = state.messages(channel.address);
  const { shown, older, isNewest } = shownOf(all, (message) => message.id, asked);
  const here = mount + chatPath(channel.address);
  const pinned = state.pinned(channel.address);
  const newest = shown.at(-1);
  return frame(
    channel.label,
    html`<main class="${channel.kind}">
<header class="card head">
<div class="who">${avatar(channel)}<div><h1>${channel.label}</h1><p class="soft">${KINDS[channel.kind].km} · <span lang="en">${KINDS[channel.kind].en}</span></p></div></div>
<nav><a href="${mount || '/'}">ឆានែលទាំងអស់ · <span lang="en">All channels</span></a> ${
      newest && isNewest ? html`<a href="#m${newest.id}">សារថ្មីបំផុត · <span lang="en">Newest message</span></a>` : ''
    } <a href="${here}">${isNewest ? html`ផ្ទុកឡើងវិញ · <span lang="en">Reload</span>` : html`សារថ្មីៗ · <span lang="en">Newest messages</span>`}</a></nav>
</header>
${pinned === null ? '' : html`<p class="pinned"><a href="${here}?post=${pinned}#m${pinned}">សារខ្ទាស់ · <span lang="en">Pinned message</span></a></p>`}
${older === null ? '' : html`<nav><a href="${here}?post=${older}#m${older}">សារចាស់ជាងនេះ · <span lang="en">Older messages</span></a></nav>`}
${newest ? html`<ol class="chat">${itemsOf(mount, channel, shown)}</ol>` : nothingYet()}
</main>`,
  );
}

/** A line for each new day, one bubble for each message, one for a whole album. */
function itemsOf(mount: string, channel: SandboxChannel, shown: readonly PostedMessage[]): readonly Html[] {
  return shown.flatMap((message, index) => {
    const before = shown[index - 1];
    if (message.album !== null && message.album === before?.album) return [];
    const together = message.album === null ? [message] : shown.filter(({ album }) => album === message.album);
    const isNewDay = !before || wallDate(before.at) !== wallDate(message.at);
    const day = html`<li class="day">${dateInWords(message.at, 'km')} · <span lang="en">${dateInWords(message.at, 'en')}</span></li>`;
    const item = html`<li id="m${message.id}">${bubble(mount, channel, together)}</li>`;
    return isNewDay ? [day, item] : [item];
  });
}

function bubble(mount: string, { kind }: SandboxChannel, together: readonly PostedMessage[]): Html {
  const there = together.filter((message) => message.removedAt === null);
  const [first] = there;
  if (!first) return removed(together);
  const photos = there.flatMap(({ id, picture }) => {
    if (!picture) return [];
    return [{ picture, alt: NO_ALT, ...(id === together[0]?.id ? {} : { anchor: `m${id}` }) }];
  });
  const texts = there.filter(({ text }) => text !== '').map(({ text, entities }) => written(text, entities));
  // In a group others speak too, so each message says whose it is; a channel has one voice.
  const from = kind === 'telegram_group' ? html`<p class="from">${BOT.first_name}</p>` : '';
  return html`<div class="message"><div class="bubble">${from}${photos.length > 0 ? pictures(mount, photos) : ''}${texts}${
    first.poll ? poll(first.poll) : ''
  }${stamp(first)}</div>${first.keyboard.length > 0 ? keys(first.keyboard) : ''}</div>`;
}

function removed(together: readonly PostedMessage[]): Html {
  const at = together[0]?.removedAt;
  return html`<div class="message bubble removed"><p>សារនេះត្រូវបានដកចេញ · <span lang="en">This message was removed</span></p>${at ? moment(at) : ''}</div>`;
}

function stamp({ at, editedAt }: PostedMessage): Html {
  const edited = editedAt === null ? '' : html`បានកែ · <span lang="en">edited</span> `;
  return html`<p class="stamp">${edited}<time datetime="${at}">${timeInWords(at, 'km')} · <span lang="en">${timeInWords(at, 'en')}</span></time></p>`;
}

function keys(rows: readonly (readonly InlineButton[])[]): Html {
  return html`<div class="keys">${rows.map((row) => html`<div>${row.map(key)}</div>`)}</div>`;
}

/** A link opens; a press is drawn only, and says what it will do. */
function key({ text, url, callback_data, copy_text }: InlineButton): Html {
  if (url !== undefined && isOpenable(url))
    return html`<a class="key" href="${url}" rel="noreferrer" target="_blank">${text} ↗</a>`;
  const what =
    callback_data !== undefined
      ? `ពេលចុច បូតទទួលបាន «${callback_data}» ហើយគ្មានអ្វីបើកទេ · Pressing tells the bot “${callback_data}”; nothing opens`
      : copy_text
        ? `ពេលចុច អត្ថបទនេះត្រូវបានចម្លង៖ ${copy_text.text} · Pressing copies: ${copy_text.text}`
        : 'កន្លែងសាកល្បងមិនអាចបង្ហាញប៊ូតុងនេះទេ · The sandbox cannot show what this button does';
  return html`<button class="key" type="button" disabled title="${what}">${text}</button>`;
}

function poll({ question, options, anonymous, severalAnswers }: ChatPoll): Html {
  const kind = anonymous
    ? html`ការបោះឆ្នោតអនាមិក · <span lang="en">Anonymous poll</span>`
    : html`ការបោះឆ្នោត · <span lang="en">Poll</span>`;
  const choices = options.map((option) => html`<li><span>${option}</span><span>${inKhmerDigits(0)}</span></li>`);
  return html`<div class="poll${severalAnswers ? ' several' : ''}"><p><strong>${question}</strong></p><p class="soft">${kind}</p><ul>${choices}</ul><p class="soft">${inKhmerDigits(0)} សំឡេង · <span lang="en">0 votes</span></p></div>`;
}
