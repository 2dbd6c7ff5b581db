import { html } from 'hono/html';
import { inKhmerDigits } from '../../../shared/domain/khmer-digits.ts';
import { actingAs } from './acting-bar.ts';
import { pagePath, postPath, type SandboxChannel } from './addresses.ts';
import { avatar, frame, type Html, KINDS, moment, nothingYet } from './frame.ts';
import type { PageView } from './page-view.ts';
import { pictures } from './pictures-shown.ts';
import type { PagePost } from './platform-state.ts';
import { postActs } from './post-acts-shown.ts';
import { shownOf } from './shown-window.ts';
import { link, written } from './written.ts';

const NO_ALT = 'រូបភាពគ្មានការពិពណ៌នា · Photo without a description';

/** A Page's timeline, newest first. */
export function facebookPage(view: PageView, channel: SandboxChannel): Html {
  const { mount, state, as, asked } = view;
  const all = state.posts(channel.address).filter((post) => post.published);
  const { shown, older, isNewest } = shownOf(all, (post) => post.number, asked);
  const posts = shown.toReversed().map((post) => html`<li id="post-${post.number}">${card(view, channel, post)}</li>`);
  const here = mount + pagePath(channel.address);
  return frame(
    channel.label,
    html`<main class="facebook_page">
<header class="card head">
<div class="band"></div>
<div class="who">${avatar(channel)}<div><h1>${channel.label}</h1><p class="soft">${KINDS.facebook_page.km} · <span lang="en">${KINDS.facebook_page.en}</span></p></div></div>
<nav><a href="${mount || '/'}">ឆានែលទាំងអស់ · <span lang="en">All channels</span></a> <a href="${here}">${
      isNewest ? html`ផ្ទុកឡើងវិញ · <span lang="en">Reload</span>` : html`ប្រកាសថ្មីបំផុត · <span lang="en">Newest posts</span>`
    }</a></nav>
</header>
${shown.length === 0 ? '' : actingAs(here, as)}
${shown.length === 0 ? nothingYet() : html`<ol class="posts" reversed>${posts}</ol>`}
${older === null ? '' : html`<nav><a href="${mount}${postPath(channel.address, older)}">ប្រកាសចាស់ជាងនេះ · <span lang="en">Older posts</span></a></nav>`}
</main>`,
  );
}

function card(view: PageView, channel: SandboxChannel, post: PagePost): Html {
  const { mount } = view;
  if (post.removedAt !== null)
    return html`<article class="card removed"><p>ប្រកាសលេខ ${inKhmerDigits(post.number)} ត្រូវបានដកចេញ · <span lang="en">Post ${post.number} was removed</span></p>${moment(post.removedAt)}</article>`;

  const permalink = mount + postPath(channel.address, post.number);
  return html`<article class="card">
<div class="who">${avatar(channel)}<div><strong>${channel.label}</strong><br><a href="${permalink}">${moment(post.at)}</a>${post.editedAt === null ? '' : html` · <span class="soft">បានកែ · <span lang="en">edited</span></span>`}</div></div>
${post.message === '' ? '' : written(mount, post.message)}
${post.link === null ? '' : html`<p class="link">${link(mount, post.link, post.link)}</p>`}
${post.photos.length === 0 ? '' : photos(mount, post)}
${postActs(view, post)}
</article>`;
}

/** The photos, and what somebody hears who cannot see them. */
function photos(mount: string, { photos }: PagePost): Html {
  const alts = photos.map(({ alt }) => html`<li>${alt || NO_ALT}</li>`);
  return html`${pictures(
    mount,
    photos.map(({ picture, alt }) => ({ picture, alt: alt || NO_ALT })),
  )}<details><summary>ការពិពណ៌នារូបភាព · <span lang="en">Picture description</span></summary><ul>${alts}</ul></details>`;
}
