import type { Context } from 'hono';
import { html } from 'hono/html';
import { momentInWords } from '../../../shared/content/dates.ts';
import { missedWords, whyWords } from '../../../shared/content/why-words.ts';
import { messagesOf, textHashOf } from '../../../shared/domain/arms.ts';
import { doneByHand } from '../../../shared/domain/by-hand.ts';
import type { BotLanguage } from '../../../shared/domain/callback.ts';
import { type Delivery, isForModerators, sentSteps } from '../../../shared/domain/delivery.ts';
import { inMegabytes } from '../../../shared/domain/in-megabytes.ts';
import { wallMonth } from '../../../shared/domain/instant.ts';
import { outcomeOf } from '../../../shared/domain/log-marks.ts';
import { publishedAtOf } from '../../../shared/domain/log-row.ts';
import type { Message, Photo, Video, Voice } from '../../../shared/domain/message.ts';
import { mayDecide } from '../../../shared/domain/person.ts';
import type { Html } from '../../../shared/pages/html.ts';
import { PREVIEW_WORDS } from '../../../shared/pages/preview-words.ts';
import type { ConsolePorts } from '../app.ts';
import { type Evidence, evidenceOf, messageOut, planned } from '../log-evidence.ts';
import { showPhoto } from '../media.ts';
import type { Signed } from '../sign-in.ts';
import { cameBack } from './came-back.ts';
import { EVIDENCE_WORDS } from './evidence-words.ts';
import { languageOf, notice, say, show } from './frame.ts';
import { LOG_WORDS } from './log-words.ts';
import { saidBefore } from './said-before.ts';
import { smallPhoto } from './small-photo.ts';
import { standingInWords } from './standing.ts';
import { KIND_WORDS } from './state-words.ts';

/** GET /log/{id}: what one row of the log stands for, also when nothing of it is left on its channel. */
export function evidencePage(ports: ConsolePorts) {
  return async (context: Context<Signed>) => {
    const language = languageOf(context);
    const words = EVIDENCE_WORDS[language];
    const delivery = await planned(context.req.param('id') ?? '', ports);
    if (!delivery) return say(context, words.noSuch, words.noSuchWhy, 404);
    const evidence = await evidenceOf(delivery, ports);
    const body = html`<p class="row"><a href="/log?month=${wallMonth(delivery.at)}">${words.toMonth}</a></p>
${became(delivery, language)}${facts(delivery, language)}${wentOut(evidence, language)}${saidBefore(evidence, language)}${inFiles(evidence, language)}
${cameBack(evidence, mayDecide(context.get('person')), language)}`;
    return show(context, { title: `${delivery.post} · ${delivery.channel}`, place: 'log', body });
  };
}

/** GET /log/{id}/photo/{n}: a picture that is out, or may be, also small; no other one is shown here to anybody. */
export function evidencePhoto(ports: ConsolePorts) {
  return async (context: Context<Signed>) => {
    const delivery = await planned(context.req.param('id') ?? '', ports);
    const message = delivery && (await messageOut(delivery, ports));
    const asked = context.req.param('n') ?? '';
    const photos = message === null || message === 'lost' ? [] : photosOf(message);
    const photo = /^[1-9]$/.test(asked) ? photos[Number(asked) - 1] : undefined;
    const { noSuch, noSuchWhy } = EVIDENCE_WORDS[languageOf(context)];
    return photo ? showPhoto(context, photo.sha256, ports) : say(context, noSuch, noSuchWhy, 404);
  };
}

/** What a reader must know before they look for it on its channel. */
function became(delivery: Delivery, language: BotLanguage): Html {
  const words = EVIDENCE_WORDS[language];
  const { removedAt, vanishedAt } = delivery;
  const byHand = doneByHand(delivery);
  const said = [
    ...(removedAt === null ? [] : [words.takenBackAt(removedAt), words.gone]),
    ...(vanishedAt === null ? [] : [words.vanishedAt(vanishedAt), words.gone]),
    ...(byHand === null ? [] : [words.byHand[byHand]]),
  ];
  return said.length === 0 ? html`` : html`${notice('notice', said.join(' '))}`;
}

function facts(delivery: Delivery, language: BotLanguage): Html {
  const words = EVIDENCE_WORDS[language];
  const { state, at, channel, kind, campaign, attempts } = delivery;
  const publishedAt = publishedAtOf(state);
  const notOut = outcomeOf(delivery) === 'by_hand' ? words.notKnownWhen : words.notOut;
  const why = 'why' in state ? (state.status === 'missed' ? missedWords(state.why) : whyWords(state.why)) : null;
  return html`<section><dl class="pairs">
<dt>${words.outcome}</dt><dd><strong>${standingInWords(delivery, language)}</strong></dd>
${why ? html`<dt>${words.why}</dt><dd>${why[language]}</dd>` : ''}
<dt>${words.plannedAt}</dt><dd>${momentInWords(at, language)}</dd>
<dt>${words.publishedAt}</dt><dd>${publishedAt ? momentInWords(publishedAt, language) : notOut}</dd>
<dt>${words.channel}</dt><dd>${channel} · ${KIND_WORDS[language][kind]}</dd>
<dt>${words.campaign}</dt><dd>${campaign}</dd>
<dt>${words.attempts}</dt><dd>${LOG_WORDS[language].count(attempts)}</dd>
<dt>${words.permalink}</dt><dd>${permalink(delivery, language)}</dd>
</dl></section>`;
}

/** Only where a platform is: whatever else stands in its place leads nowhere. */
function permalink(delivery: Delivery, language: BotLanguage): Html | string {
  const links = isForModerators(delivery) ? [] : sentSteps(delivery.state).flatMap(({ permalink }) => permalink ?? []);
  const [link] = links.filter((one) => /^https?:\/\//.test(one));
  const { notOut, noPermalink } = EVIDENCE_WORDS[language];
  if (link === undefined) return publishedAtOf(delivery.state) === null ? notOut : noPermalink;
  return html`<span class="row"><a href="${link}" rel="noopener noreferrer external">${link}</a></span>`;
}

function wentOut({ delivery, message }: Evidence, language: BotLanguage): Html {
  const words = EVIDENCE_WORDS[language];
  if (message === null) return html`<section><h2>${words.asItWent}</h2><p>${words.notShown}</p></section>`;
  const edited = delivery.events.findLast(({ type }) => type === 'edited');
  const { message: hash, state } = delivery;
  // Nobody need have approved what a person posted: it may have been missed for exactly that.
  const isByHand = outcomeOf(delivery) === 'by_hand';
  return html`<section><h2>${isByHand ? words.asPlanned : words.asItWent}</h2>
${isByHand ? html`<p>${words.onlyPlanned}</p>` : ''}
${state.status === 'unknown' || state.status === 'sending' ? html`<p>${words.mayBeOut}</p>` : ''}
${edited ? html`<p>${words.editedAt(edited.at)}</p>` : ''}
${message === 'lost' ? html`<p>${words.lost}</p>` : shown(message, delivery, language)}
<dl class="pairs"><dt>${words.textHash}</dt><dd><code>${textHashOf(delivery)}</code></dd><dt>${words.messageHash}</dt><dd><code>${hash}</code></dd></dl>
<p class="second">${words.hashWhat}</p></section>`;
}

function shown(message: Message, { id }: Delivery, language: BotLanguage): Html {
  const photos = photosOf(message);
  return html`${messagesOf(message).map(
    ({ arm, message: own }) =>
      html`${arm === null ? '' : html`<h3>${PREVIEW_WORDS[language].arm(arm)}</h3>`}<div class="phone" lang="${own.language}"><p class="as-is">${own.text}</p>${own.photos.map(
        (photo) => figure(photo, `/log/${id}/photo/${photos.indexOf(photo) + 1}`, language),
      )}${own.video ? film(own.video, language) : ''}${own.voice ? heard(own.voice, language) : ''}</div>`,
  )}`;
}

function photosOf(message: Message): readonly Photo[] {
  return messagesOf(message).flatMap(({ message: { photos } }) => photos);
}

/** Named, and not shown: whoever may read the log is not given 10 MB with it. */
function film({ sha256, alt, bytes }: Video, language: BotLanguage): Html {
  const { video } = EVIDENCE_WORDS[language];
  return html`<p>${video(inMegabytes(bytes))}: ${alt}, SHA-256 <code>${sha256}</code></p>`;
}

function heard({ sha256, bytes }: Voice, language: BotLanguage): Html {
  const { voice } = EVIDENCE_WORDS[language];
  return html`<p>${voice(Math.ceil(bytes / 1000))}, SHA-256 <code>${sha256}</code></p>`;
}

function figure(photo: Photo, path: string, language: BotLanguage): Html {
  const words = EVIDENCE_WORDS[language];
  const { sha256, bytes } = photo;
  const whole = `${path}?v=${sha256.slice(0, 8)}`;
  return html`<figure>${smallPhoto(photo, whole)}<figcaption><a href="${whole}">${words.photo(Math.ceil(bytes / 1000))}</a>, SHA-256 <code>${sha256}</code></figcaption></figure>`;
}

function inFiles({ recorded, unread, isAsRecorded }: Evidence, language: BotLanguage): Html {
  const words = EVIDENCE_WORDS[language];
  if (recorded.length + unread.length === 0)
    return html`<section><h2>${words.inFiles}</h2><p>${words.inNoFile}</p></section>`;
  const since = isAsRecorded === null ? words.notKnownSince : isAsRecorded ? words.asRecorded : words.changedSince;
  return html`<section><h2>${words.inFiles}</h2><ul>${recorded.map(
    ({ file, line, revision, hash }) => html`<li>${words.inFile(file, line, revision)}<br><code>${hash}</code></li>`,
  )}${unread.map((file) => html`<li>${words.unread(file)}</li>`)}</ul><p>${since}</p></section>`;
}
