import { html } from 'hono/html';
import { inKhmerDigits } from '../../../shared/domain/khmer-digits.ts';
import { avatar, both, frame, type Html, moment } from './frame.ts';
import { type Person, personOf, personPath, privateChatOf } from './people.ts';
import type { PlatformState } from './platform-state.ts';

/** The private chats with the bot so far, and how to begin one. */
export function peoplePage(mount: string, state: PlatformState): Html {
  const people = state.inChats.people().map(personOf);
  const cards = people.map((person) => html`<li>${chatCard(mount, state, person)}</li>`);
  const next = newcomer(state);
  return frame(
    'ការជជែកជាមួយបូត · Chats with the bot',
    html`<main class="private">
<div class="intro">
<h1>ការជជែកឯកជនជាមួយបូត<br><span lang="en">Private chats with the bot</span></h1>
<p>អ្នកសម្របសម្រួលទទួលកញ្ចប់ប្រកាសពីបូតនៅទីនេះ ហើយសាធារណជនឆ្លើយទៅបូតនៅទីនេះដែរ។</p>
<p class="soft" lang="en">Moderators receive their packs from the bot here, and the public answers the bot here.</p>
<nav><a href="${mount || '/'}">ឆានែលទាំងអស់ · <span lang="en">All channels</span></a></nav>
</div>
<p><a class="open" href="${mount}${personPath(next)}">ចាប់ផ្ដើមជាអ្នកថ្មី · <span lang="en">Begin as somebody new</span></a></p>
${people.length === 0 ? nobodyYet() : html`<ul class="people">${cards}</ul>`}
</main>`,
  );
}

function nobodyYet(): Html {
  return html`<div class="empty"><p>${both(
    'មិនទាន់មាននរណាជជែកជាមួយបូតទេ។ ចូលជាអ្នកថ្មីហើយចុច START ឬបើកតំណអញ្ជើញរបស់អ្នកសម្របសម្រួល។',
    'Nobody has talked with the bot yet. Come in as somebody new and press START, or open a moderator’s invitation.',
  )}</p></div>`;
}

function chatCard(mount: string, state: PlatformState, person: Person): Html {
  const { address } = privateChatOf(person);
  const last = state.messages(address).findLast(({ removedAt }) => removedAt === null);
  const blocked =
    state.inChats.standing(person.number) === 'blocked'
      ? html`<p class="soft">🚫 បានបិទបូត · <span lang="en">blocked the bot</span></p>`
      : '';
  return html`<article class="card private">
<div class="who">${avatar({ label: inKhmerDigits(person.number) })}<div><h2>${person.name}</h2>${last ? moment(last.at) : ''}</div></div>
${last ? html`<p class="clamp">${last.text || '🖼'}</p>` : ''}${blocked}
<p><a class="open" href="${mount}${personPath(person)}">បើកការជជែក · <span lang="en">Open the chat</span></a></p>
</article>`;
}

/** As whom to follow a link that starts the bot. */
export function openPage(mount: string, state: PlatformState, payload: string): Html {
  const next = newcomer(state);
  const others = state.inChats.people().map(personOf);
  return frame(
    'បើកបូត · Open the bot',
    html`<main class="private">
<div class="intro">
<h1>តំណនេះបើកការជជែកជាមួយបូត<br><span lang="en">This link opens a chat with the bot</span></h1>
<p>តើអ្នកចង់ចូលជានរណា? · <span lang="en">As whom do you want to come in?</span></p>
${payload === '' ? '' : html`<p class="soft">START <code>${payload}</code></p>`}
</div>
<div class="choices">
${asWhom(mount, next, payload, html`អ្នកថ្មី៖ ${next.name}<br><span lang="en">Somebody new</span>`)}
${others.map((person) => asWhom(mount, person, payload, html`${person.name}`))}
</div>
<nav><a href="${mount}/telegram/people">បោះបង់ · <span lang="en">Cancel</span></a></nav>
</main>`,
  );
}

function asWhom(mount: string, person: Person, payload: string, words: Html): Html {
  return html`<form method="post" action="${mount}${personPath(person)}/start"><input type="hidden" name="payload" value="${payload}"><button class="open">${words}</button></form>`;
}

/** The first after all who are there. */
function newcomer(state: PlatformState): Person {
  return personOf((state.inChats.people().at(-1) ?? 0) + 1);
}
