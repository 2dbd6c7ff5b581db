import type { Context } from 'hono';
import { html } from 'hono/html';
import { CHANGES } from '../../../shared/domain/approval.ts';
import { messageOfArm, messagesOf } from '../../../shared/domain/arms.ts';
import type { BotLanguage } from '../../../shared/domain/callback.ts';
import { mayBePublic, sentSteps } from '../../../shared/domain/delivery.ts';
import { HOLD_WORDS } from '../../../shared/domain/hold-words.ts';
import { mayDecide, type Person } from '../../../shared/domain/person.ts';
import type { Html } from '../../../shared/pages/html.ts';
import type { ConsolePorts } from '../app.ts';
import type { Signed } from '../sign-in.ts';
import { changesBeside, changesIn } from './changes.ts';
import { drawn } from './drawn.ts';
import { languageOf, notice, say, show } from './frame.ts';
import { FRAME_WORDS } from './frame-words.ts';
import { onlyAuthor } from './only-author.ts';
import { type ChannelView, type Decision, type PostView, postView } from './post-view.ts';
import { POST_WORDS } from './post-words.ts';
import { QUEUE_WORDS } from './queue-words.ts';
import { redateForm } from './redate-form.ts';
import { saidIn } from './said.ts';
import { KIND_WORDS, stateInWords } from './state-words.ts';

/** GET /posts/{campaign}/{post}: what it says on each channel, as it is sent; what has changed; who approves it. */
export function postPage(ports: ConsolePorts) {
  return async (context: Context<Signed>) => {
    const { campaign = '', post = '' } = context.req.param();
    const person = context.get('person');
    const language = languageOf(context);
    const view = await postView(campaign, post, await onlyAuthor(person, ports), ports);
    if (!view) {
      const { notFound, notFoundWhy } = FRAME_WORDS[language];
      return say(context, notFound, notFoundWhy, 404);
    }
    const words = POST_WORDS[language];
    const body = html`${saidIn(context, words.said)}
<p><small>${campaign}${view.author === null ? '' : ` · ${words.authorIs(view.author)}`}</small></p>
${deciding(view, person, language)}
<div class="cards">${view.channels.map((channel) => channelOf(channel, view, person, language))}</div>
${mayDecide(person) && view.speaks ? redateForm(pathOf(view), language) : ''}`;
    return show(context, { title: post, place: 'queue', body });
  };
}

export function pathOf({ campaign, post }: Pick<PostView, 'campaign' | 'post'>): string {
  return `/posts/${encodeURIComponent(campaign)}/${encodeURIComponent(post)}`;
}

function deciding(view: PostView, person: Person, language: BotLanguage): Html {
  const words = POST_WORDS[language];
  if (!view.speaks) return html`<section><p>${words.over}</p></section>`;
  const [approval, ...lifts] = view.decisions;
  const own = view.author === person.name;
  return html`<section><h2>${words.approval}</h2>
${view.approvedBefore.length > 0 ? html`<p class="notice">${words.approvedBefore(view.approvedBefore)}</p>` : ''}
${view.changesAsked.map(({ name, change }) => html`<p>✕ ${words.changeAskedBy(name, words.changes[change])}</p>`)}
<p>${approval.by.length > 0 ? words.approvedBy(approval.by) : words.nobodyYet} ${approval.waitingFor > 0 ? words.waitsFor(approval.waitingFor) : words.enough}</p>
${own ? html`<p>${words.own}</p>` : html`${[approval, ...lifts].map((one) => yesForm(one, view, language))}${changeForm(view, language)}`}
</section>`;
}

/** The version that was shown goes with the press: another one is not approved by it. */
function yesForm({ lifts, by, waitingFor }: Decision, view: PostView, language: BotLanguage): Html {
  const words = POST_WORDS[language];
  const label = lifts === null ? words.approve : words.lift[lifts];
  return html`<form method="post" action="${pathOf(view)}/approve"><input type="hidden" name="sha256" value="${view.sha256}">${
    lifts === null ? '' : html`<input type="hidden" name="lifts" value="${lifts}">`
  }<button class="${lifts === null && waitingFor > 0 ? 'main' : ''}">${label}</button>${
    lifts === null || by.length === 0 ? '' : html`<small>${words.approvedBy(by)}</small>`
  }</form>`;
}

function changeForm(view: PostView, language: BotLanguage): Html {
  const words = POST_WORDS[language];
  return html`<details><summary>${words.askChange}</summary><form method="post" action="${pathOf(view)}/ask-change"><input type="hidden" name="sha256" value="${view.sha256}">${CHANGES.map(
    (change) => html`<button name="change" value="${change}">${words.changes[change]}</button> `,
  )}</form></details>`;
}

function channelOf(channel: ChannelView, view: PostView, person: Person, language: BotLanguage): Html {
  const words = POST_WORDS[language];
  const { delivery, held, message } = channel;
  const { shape, words: said, why } = stateInWords(delivery, held, language);
  const isOut = mayBePublic(delivery.state);
  const permalink = sentSteps(delivery.state)[0]?.permalink;
  return html`<article><h2>${KIND_WORDS[language][delivery.kind]} <small>${delivery.channel}</small></h2>
<p>${shape} ${said}${why === null ? '' : html`: ${why}`}${permalink ? html` <a href="${permalink}" rel="noreferrer">${words.permalink}</a>` : ''}</p>
<p><small>${words.leaves(delivery.at)}${delivery.publicAt === delivery.at ? '' : html`<br>${words.isPublic(delivery.publicAt)}`}</small></p>
${held === null ? '' : html`<p>■ ${HOLD_WORDS[held][language]} ${QUEUE_WORDS[language].whoCan(HOLD_WORDS[held].lifter[language])}</p>`}
${changes(channel, language)}
${message === null ? notice('bad', words.unreadable) : drawn(message, delivery.kind, language)}
${
  mayDecide(person) && (delivery.state.status === 'scheduled' || (isOut && delivery.removedAt === null))
    ? html`<details><summary>${words.withdraw}</summary><p>${words.withdrawWhat}</p><form method="post" action="${pathOf(view)}/withdraw"><button name="delivery" value="${delivery.id}">${words.withdraw}</button></form></details>`
    : ''
}</article>`;
}

function changes({ delivery, message, before }: ChannelView, language: BotLanguage): Html | '' {
  if (!message || !before) return '';
  const words = POST_WORDS[language];
  const pairs = messagesOf(message).map(({ arm, message: after }) => ({ after, was: messageOfArm(before, arm) }));
  const beside = new Set(pairs.flatMap(({ was, after }) => changesBeside(was, after, language)));
  return html`<h3>${delivery.amendment?.kind === 'edit' ? words.changedOut : words.changedSince}</h3>
${pairs.map(({ was, after }) => (was.text === after.text ? '' : changesIn(was, after)))}${[...beside].map((said) => html`<p>${said}</p>`)}`;
}
