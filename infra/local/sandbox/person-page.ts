import { html } from 'hono/html';
import { inKhmerDigits } from '../../../shared/domain/khmer-digits.ts';
import type { Standing } from './chat-acts.ts';
import { chatItems } from './chat-items.ts';
import { avatar, both, frame, type Html } from './frame.ts';
import type { PageView } from './page-view.ts';
import { type Person, type PrivateChat, personPath, privateChatOf } from './people.ts';
import { quotedLine } from './quoted-line.ts';
import { shownOf } from './shown-window.ts';

/** A person's private chat with the bot, as on their telephone. `replyTo`: the message that they are about to answer. */
export function personPage(view: PageView, person: Person, replyTo: string | undefined): Html {
  const { mount, state, asked } = view;
  const chat = privateChatOf(person);
  const all = state.messages(chat.address);
  const { shown, older } = shownOf(all, (message) => message.id, asked);
  const here = mount + personPath(person);
  const newest = shown.at(-1);
  const replied = all.find(({ id, removedAt }) => String(id) === replyTo && removedAt === null)?.id ?? null;
  return frame(
    person.name,
    html`<main class="private">
<header class="card head">
<div class="who">${avatar({ label: inKhmerDigits(person.number) })}<div><h1>${person.name}</h1><p class="soft">ការជជែកឯកជនជាមួយបូត · <span lang="en">private chat with the bot</span></p></div></div>
<nav><a href="${mount}/telegram/people">ការជជែកទាំងអស់ · <span lang="en">All chats</span></a> <a href="${mount || '/'}">ឆានែល · <span lang="en">Channels</span></a> <a href="${here}${newest ? `#m${newest.id}` : ''}">ផ្ទុកឡើងវិញ · <span lang="en">Reload</span></a></nav>
</header>
${older === null ? '' : html`<nav><a href="${here}?post=${older}#m${older}">សារចាស់ជាងនេះ · <span lang="en">Older messages</span></a></nav>`}
${newest ? html`<ol class="chat">${chatItems({ ...view, chat, as: person }, shown)}</ol>` : ''}
${forms(here, state.inChats.standing(person.number), replied === null ? '' : reply(view, here, chat, replied))}
</main>`,
  );
}

function forms(here: string, standing: Standing, reply: Html | ''): Html {
  switch (standing) {
    case 'never_started':
      return html`<div class="empty"><p>${both(
        'បូតមិនអាចសរសេរទៅអ្នកបានទេ រហូតដល់អ្នកចុច START។',
        'The bot cannot write to you until you press START.',
      )}</p>${start(here)}</div>`;
    case 'blocked':
      return html`<div class="empty"><p>${both(
        'អ្នកបានបិទបូតនេះ៖ វាមិនអាចសរសេរទៅអ្នកបានទេ។',
        'You have blocked the bot: it cannot write to you.',
      )}</p>
<form method="post" action="${here}/unblock"><button class="open">បើកបូតវិញ · <span lang="en">Unblock the bot</span></button></form></div>`;
    case 'started':
      return html`<form class="write card" id="write" method="post" action="${here}/say">${reply}
<label>សារទៅបូត · <span lang="en">Message to the bot</span><textarea name="text" rows="2" maxlength="4096" required></textarea></label>
<button>ផ្ញើ · <span lang="en">Send</span></button></form>
<details class="more"><summary>ច្រើនទៀត · <span lang="en">More</span></summary>
${start(here)}
<form method="post" action="${here}/block"><button class="quiet">🚫 បិទបូត · <span lang="en">Block the bot</span></button></form></details>`;
    default:
      return standing satisfies never;
  }
}

/** What is about to be answered, and the way out of it. */
function reply({ state }: PageView, here: string, chat: PrivateChat, id: number): Html {
  return html`<div class="reply">${quotedLine(state, chat, id)}<a href="${here}#m${id}">មិនឆ្លើយតបទេ · <span lang="en">Do not reply</span></a><input type="hidden" name="reply_to" value="${id}"></div>`;
}

function start(here: string): Html {
  return html`<form class="write" method="post" action="${here}/start">
<label>កូដពីតំណ បើមាន · <span lang="en">Code from a link, if any</span><input name="payload" maxlength="64" pattern="[A-Za-z0-9_\\-]*" autocomplete="off"></label>
<button>START</button></form>`;
}
