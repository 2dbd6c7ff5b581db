import { html } from 'hono/html';
import { actingAs } from './acting-bar.ts';
import { chatPath, type SandboxChannel } from './addresses.ts';
import { chatItems } from './chat-items.ts';
import { avatar, frame, type Html, KINDS, nothingYet } from './frame.ts';
import { upgradeForm } from './group-upgrade-shown.ts';
import type { PageView } from './page-view.ts';
import { shownOf } from './shown-window.ts';

/** A chat: oldest first, the newest at the bottom. */
export function telegramPage(view: PageView, channel: SandboxChannel): Html {
  const { mount, state, as, asked } = view;
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
${upgradeForm(view, channel)}
</header>
${newest ? actingAs(here, as) : ''}
${pinned === null ? '' : html`<p class="pinned"><a href="${here}?post=${pinned}#m${pinned}">សារខ្ទាស់ · <span lang="en">Pinned message</span></a></p>`}
${older === null ? '' : html`<nav><a href="${here}?post=${older}#m${older}">សារចាស់ជាងនេះ · <span lang="en">Older messages</span></a></nav>`}
${newest ? html`<ol class="chat">${chatItems({ ...view, chat: channel }, shown)}</ol>` : nothingYet()}
</main>`,
  );
}
