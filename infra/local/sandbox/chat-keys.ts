import { html } from 'hono/html';
import { hiddenAs } from './acting-bar.ts';
import { chatPath } from './addresses.ts';
import type { PostedMessage } from './chat-messages.ts';
import type { Html } from './frame.ts';
import { isOpenable } from './links.ts';
import type { PageView } from './page-view.ts';
import { personPath, type SandboxChat } from './people.ts';
import type { InlineButton } from './posted-entries.ts';
import { link } from './written.ts';

/** A chat as somebody sees it. */
export interface ChatView extends PageView {
  readonly chat: SandboxChat;
}

/** The buttons below a message. */
export function keys(view: ChatView, message: PostedMessage): Html {
  const { mount, chat, as } = view;
  const rows = message.keyboard.map((row) => html`<div>${row.map((button) => key(mount, button))}</div>`);
  const [action, hidden] =
    chat.kind === 'private'
      ? [`${personPath(chat.person)}/press`, html`<input type="hidden" name="message" value="${message.id}">`]
      : [`${chatPath(chat.address)}/messages/${message.id}/press`, hiddenAs(as)];
  return html`<form class="keys" method="post" action="${mount}${action}">${hidden}${rows}</form>`;
}

/** A link opens, a press is told to the bot; the rest is drawn only, and says what it would do. */
function key(mount: string, { text, url, callback_data, copy_text }: InlineButton): Html {
  if (url !== undefined && isOpenable(url)) return link(mount, url, html`${text} ↗`, 'key');
  if (callback_data !== undefined) {
    const what = `ពេលចុច បូតទទួលបាន «${callback_data}» · Pressing tells the bot “${callback_data}”`;
    return html`<button class="key" name="data" value="${callback_data}" title="${what}">${text}</button>`;
  }
  if (copy_text)
    return html`<details class="key"><summary>${text} ⧉</summary><p class="soft">លើទូរសព្ទ ប៊ូតុងនេះចម្លងអត្ថបទ៖ · <span lang="en">On a phone this button copies:</span></p><p class="said">${copy_text.text}</p></details>`;
  const what = 'កន្លែងសាកល្បងមិនអាចបង្ហាញប៊ូតុងនេះទេ · The sandbox cannot show what this button does';
  return html`<button class="key" type="button" disabled title="${what}">${text}</button>`;
}

/** What the bot said to the last press below a message, though it took the buttons away meanwhile, or the message. */
export function answerToPress({ mount, state, chat, press: query }: ChatView, { id }: PostedMessage): Html | '' {
  const press = query === undefined ? null : state.inChats.press(query);
  if (press?.chat !== chat.address || press.message !== id) return '';
  const { answer } = press;
  if (!answer)
    return html`<p class="note" role="status">⏳ បូតមិនទាន់ឆ្លើយទេ។ សូមផ្ទុកទំព័រឡើងវិញ។<br><span lang="en">The bot has not answered yet. Reload the page.</span></p>`;
  const text =
    answer.text ||
    html`បូតបានទទួល ហើយគ្មានអ្វីត្រូវប្រាប់ទេ។<br><span lang="en">The bot took it, and had nothing to say.</span>`;
  const address = answer.url === null ? '' : html`<br>${link(mount, answer.url, answer.url)}`;
  return html`<p class="${answer.alert ? 'note alert' : 'note'}" role="status"><span hidden>បូត · Bot: </span>${text}${address}</p>`;
}
