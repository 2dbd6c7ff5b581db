import { html } from 'hono/html';
import { dateInWords, timeInWords } from '../../../shared/content/dates.ts';
import { inMegabytes } from '../../../shared/domain/in-megabytes.ts';
import { wallDate } from '../../../shared/domain/instant.ts';
import { inKhmerDigits } from '../../../shared/domain/khmer-digits.ts';
import { answerToPress, type ChatView, keys } from './chat-keys.ts';
import type { PostedMessage } from './chat-messages.ts';
import { type Html, moment } from './frame.ts';
import { migrationLine } from './group-upgrade-shown.ts';
import { personPath } from './people.ts';
import { pictures } from './pictures-shown.ts';
import type { ChatPoll, Film, Sound } from './posted-entries.ts';
import { quotedLine } from './quoted-line.ts';
import { reactionRow } from './reactions-shown.ts';
import { BOT } from './telegram-messages.ts';
import { written } from './written.ts';

const NO_ALT = 'រូបភាព (Telegram មិនផ្ញើការពិពណ៌នាទេ) · Photo (Telegram carries no description)';

/** A line for each new day, one bubble for each message, one for a whole album. */
export function chatItems(view: ChatView, shown: readonly PostedMessage[]): readonly Html[] {
  return shown.flatMap((message, index) => {
    const before = shown[index - 1];
    if (message.album !== null && message.album === before?.album) return [];
    const together = message.album === null ? [message] : shown.filter(({ album }) => album === message.album);
    const isNewDay = !before || wallDate(before.at) !== wallDate(message.at);
    const day = html`<li class="day">${dateInWords(message.at, 'km')} · <span lang="en">${dateInWords(message.at, 'en')}</span></li>`;
    const item = message.migration
      ? html`<li class="day" id="m${message.id}">${migrationLine(view.mount, message.migration)}</li>`
      : html`<li id="m${message.id}">${bubble(view, together)}</li>`;
    return isNewDay ? [day, item] : [item];
  });
}

function bubble(view: ChatView, together: readonly PostedMessage[]): Html {
  const { mount, chat } = view;
  const there = together.filter((message) => message.removedAt === null);
  const [first] = there;
  const notes = together.map((message) => answerToPress(view, message));
  if (!first) return html`${removed(together)}${notes}`;
  const photos = there.flatMap(({ id, picture }) => {
    if (!picture) return [];
    return [{ picture, alt: NO_ALT, ...(id === together[0]?.id ? {} : { anchor: `m${id}` }) }];
  });
  const texts = there.filter(({ text }) => text !== '').map(({ text, entities }) => written(mount, text, entities));
  // In a group others speak too, so each message says whose it is; a channel has one voice.
  const from = chat.kind === 'telegram_group' ? html`<p class="from">${BOT.first_name}</p>` : '';
  return html`<div class="${first.by === 'person' ? 'message mine' : 'message'}"><div class="bubble">${from}${quotedLine(view.state, chat, first.replyTo)}${
    photos.length > 0 ? pictures(mount, photos) : ''
  }${there.map(({ video }) => (video ? film(mount, video) : ''))}${there.map(({ voice }) => (voice ? sound(mount, voice) : ''))}${texts}${first.poll ? poll(first.poll) : ''}<div class="foot">${replyLink(view, first)}${stamp(first)}</div></div>${
    first.keyboard.length > 0 ? keys(view, first) : ''
  }${notes}${chat.kind === 'private' || view.state.upgradedTo(chat.address) ? '' : reactionRow(view, chat, first)}</div>`;
}

function film(mount: string, { file, bytes, seconds }: Film): Html {
  const mb = inMegabytes(bytes);
  const km = `${seconds === null ? '' : ` ${inKhmerDigits(seconds)} វិនាទី`} ${inKhmerDigits(mb)} MB`;
  const en = `${seconds === null ? '' : `, ${seconds} s`}, ${mb} MB`;
  return html`<video controls preload="none" src="${mount}/media/${file}"></video><p>🎬 វីដេអូ${km} · <span lang="en">Video${en}</span></p>`;
}

function sound(mount: string, { file, seconds }: Sound): Html {
  const km = seconds === null ? '' : ` ${inKhmerDigits(seconds)} វិនាទី`;
  const en = seconds === null ? '' : `, ${seconds} s`;
  return html`<p>🎧 សារជាសំឡេង${km} · <span lang="en">Voice note${en}</span></p><audio controls preload="none" src="${mount}/media/${file}"></audio>`;
}

function removed(together: readonly PostedMessage[]): Html {
  const at = together[0]?.removedAt;
  return html`<div class="message bubble removed"><p>សារនេះត្រូវបានដកចេញ · <span lang="en">This message was removed</span></p>${at ? moment(at) : ''}</div>`;
}

/** To the bot only: it is what waits for answers. */
function replyLink({ mount, state, chat }: ChatView, { by, id }: PostedMessage): Html | '' {
  if (chat.kind !== 'private' || by === 'person' || state.inChats.standing(chat.person.number) !== 'started') return '';
  return html`<a href="${mount}${personPath(chat.person)}?reply=${id}#write">↩ ឆ្លើយតប · <span lang="en">Reply</span></a>`;
}

function stamp({ at, editedAt }: PostedMessage): Html {
  const edited = editedAt === null ? '' : html`បានកែ · <span lang="en">edited</span> `;
  return html`<p class="stamp">${edited}<time datetime="${at}">${timeInWords(at, 'km')} · <span lang="en">${timeInWords(at, 'en')}</span></time></p>`;
}

function poll({ question, options, anonymous, severalAnswers }: ChatPoll): Html {
  const kind = anonymous
    ? html`ការបោះឆ្នោតអនាមិក · <span lang="en">Anonymous poll</span>`
    : html`ការបោះឆ្នោត · <span lang="en">Poll</span>`;
  const choices = options.map((option) => html`<li><span>${option}</span><span>${inKhmerDigits(0)}</span></li>`);
  return html`<div class="poll${severalAnswers ? ' several' : ''}"><p><strong>${question}</strong></p><p class="soft">${kind}</p><ul>${choices}</ul><p class="soft">${inKhmerDigits(0)} សំឡេង · <span lang="en">0 votes</span></p></div>`;
}
