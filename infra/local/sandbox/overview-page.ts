import { html } from 'hono/html';
import type { Instant } from '../../../shared/domain/instant.ts';
import { inKhmerDigits } from '../../../shared/domain/khmer-digits.ts';
import { chatPath, pagePath, type SandboxChannel } from './addresses.ts';
import { avatar, both, frame, type Html, KINDS, moment, nothingYet } from './frame.ts';
import type { PlatformState } from './platform-state.ts';
import type { Picture } from './posted-entries.ts';
import { openPath } from './start-link.ts';
import { languageOf } from './written.ts';

interface Last {
  readonly text: string;
  readonly picture: Picture | null;
  readonly alt: string;
  readonly at: Instant;
}

/** A link by which somebody registers as a moderator. */
export interface Invitation {
  /** Whose moderator they become. */
  readonly label: string;
  /** What the bot is started with. */
  readonly payload: string;
}

/** All channels, with what each said last. */
export function overviewPage(
  mount: string,
  channels: readonly SandboxChannel[],
  state: PlatformState,
  invitations: readonly Invitation[],
): Html {
  const cards = channels.map((channel) => html`<li>${card(mount, channel, state)}</li>`);
  return frame(
    'កន្លែងសាកល្បង · Sandbox',
    html`<main class="wide">
<div class="intro">
<h1>អ្វីដែលបានបង្ហោះក្នុងកន្លែងសាកល្បង<br><span lang="en">What was posted in the sandbox</span></h1>
<p>ទាំងនេះជា Facebook និង Telegram សម្រាប់ហាត់ប៉ុណ្ណោះ។ ប្រកាសនីមួយៗលេចនៅទីនេះ ដូចដែលសាធារណជននឹងឃើញ។</p>
<p class="soft" lang="en">These are a Facebook and a Telegram for practice only. Each post appears here as the public would see it.</p>
<nav><a href="${mount || '/'}">ផ្ទុកឡើងវិញ · <span lang="en">Reload</span></a></nav>
</div>
${channels.length === 0 ? noChannels() : html`<ul class="channels">${cards}</ul>`}
${withTheBot(mount, state, invitations)}
</main>`,
  );
}

/** The way to act as a moderator, or as anybody who answers the bot. */
function withTheBot(mount: string, state: PlatformState, invitations: readonly Invitation[]): Html {
  const people = state.inChats.people().length;
  const items = invitations.map(
    ({ label, payload }) =>
      html`<li><a class="open" href="${mount}${openPath(payload)}">ចុះឈ្មោះជាអ្នកសម្របសម្រួល «${label}»<br><span lang="en">Register as a moderator of ${label}</span></a></li>`,
  );
  return html`<section class="card private bot">
<h2>ជជែកជាមួយបូត · <span lang="en">Talk with the bot</span></h2>
<p>ធ្វើជាអ្នកសម្របសម្រួល ឬជាសាធារណជន៖ ទទួលកញ្ចប់ប្រកាស ចុចប៊ូតុង និងឆ្លើយ។<br><span class="soft" lang="en">Act as a moderator or as the public: receive packs, press buttons, answer.</span></p>
${items.length === 0 ? '' : html`<ul>${items}</ul>`}
<p><a class="open" href="${mount}/telegram/people">ការជជែកឯកជន ${inKhmerDigits(people)} · <span lang="en">${people} private chats</span></a></p>
</section>`;
}

function card(mount: string, channel: SandboxChannel, state: PlatformState): Html {
  const said = channel.kind === 'facebook_page' ? saidOnPage(channel, state) : saidInChat(channel, state);
  const last = said.at(-1);
  const kind = KINDS[channel.kind];
  const path = mount + (channel.kind === 'facebook_page' ? pagePath(channel.address) : chatPath(channel.address));
  return html`<article class="card ${channel.kind}">
<div class="who">${avatar(channel)}<div><h2>${channel.label}</h2><p class="soft">${kind.km} · <span lang="en">${kind.en}</span></p></div></div>
<p>បានបង្ហោះ ${inKhmerDigits(said.length)} · <span lang="en">${said.length} posted</span></p>
${last ? lastOf(mount, last) : nothingYet()}
<p><a class="open" href="${path}">មើល · <span lang="en">Open</span><span hidden> ${channel.label}</span></a></p>
</article>`;
}

function lastOf(mount: string, { text, picture, alt, at }: Last): Html {
  const shown =
    picture &&
    html`<img src="${mount}/media/${picture.file}" width="${picture.width}" height="${picture.height}" alt="${alt}" loading="lazy">`;
  return html`<div class="last">${shown}<p class="clamp" lang="${languageOf(text)}">${text}</p>${moment(at)}</div>`;
}

function saidOnPage({ address }: SandboxChannel, state: PlatformState): readonly Last[] {
  return state
    .posts(address)
    .filter((post) => post.published && post.removedAt === null)
    .map(({ message, link, photos: [photo], at }) => {
      return { text: message || (link ?? ''), picture: photo?.picture ?? null, alt: photo?.alt ?? '', at };
    });
}

/** An album counts once. */
function saidInChat({ address }: SandboxChannel, state: PlatformState): readonly Last[] {
  const there = state.messages(address).filter(({ by, removedAt }) => by === 'bot' && removedAt === null);
  return there
    .filter(({ album }, index) => album === null || there[index - 1]?.album !== album)
    .map(({ text, poll, picture, at }) => ({ text: text || (poll?.question ?? ''), picture, alt: '', at }));
}

function noChannels(): Html {
  return html`<div class="empty"><p>${both(
    html`មិនទាន់មានឆានែលទេ។ សូមសរសេរឆានែលក្នុង <code>content/_org/channels.yaml</code> ហើយផ្ទុកទំព័រនេះឡើងវិញ។`,
    html`There is no channel yet. Write one into <code>content/_org/channels.yaml</code>, then reload this page.`,
  )}</p></div>`;
}
