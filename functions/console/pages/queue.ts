import type { Context } from 'hono';
import { html } from 'hono/html';
import { dateInWords, timeInWords } from '../../../shared/content/dates.ts';
import { channelMend } from '../../../shared/content/staff-words.ts';
import type { BotLanguage } from '../../../shared/domain/callback.ts';
import type { HoldReason } from '../../../shared/domain/hold.ts';
import { HOLD_WORDS } from '../../../shared/domain/hold-words.ts';
import { DAY_MS, fromWallTime, type Instant, parseInstant, plus, wallDate } from '../../../shared/domain/instant.ts';
import { mayDecide } from '../../../shared/domain/person.ts';
import type { Html } from '../../../shared/pages/html.ts';
import type { ConsolePorts } from '../app.ts';
import { homeOf } from '../begin-session.ts';
import type { Signed } from '../sign-in.ts';
import { CONTENT_WORDS } from './content.ts';
import { languageOf, notice, show } from './frame.ts';
import { type NextTrigger, nextTrigger } from './next-trigger.ts';
import { onlyAuthor } from './only-author.ts';
import { pauseBox } from './pause-box.ts';
import { DAYS, type Queue, type QueueDay, type QueueRow, queueFrom } from './queue-rows.ts';
import { QUEUE_WORDS } from './queue-words.ts';
import { readOnce } from './read-once.ts';
import { saidIn } from './said.ts';
import { KIND_WORDS, stateInWords } from './state-words.ts';

/** GET /?from=: what goes out when, day by day, and what it waits for. */
export function queuePage(ports: ConsolePorts) {
  return async (context: Context<Signed>) => {
    const { clock } = ports;
    const ledger = readOnce(ports);
    const once = { ...ports, ledger };
    const person = context.get('person');
    // Whoever knows the bare address alone is led to what is theirs.
    if (homeOf(person) !== '/') return context.redirect(homeOf(person), 303);
    const language = languageOf(context);
    const words = QUEUE_WORDS[language];
    const now = clock.now();
    const today = fromWallTime(wallDate(now), '00:00');
    const from = fromOf(context.req.query('from')) ?? today;
    const [author, pause, breakers, campaigns] = await Promise.all([
      onlyAuthor(person, once),
      ledger.pause(),
      ledger.breakers(),
      ledger.campaigns(),
    ]);
    const place = { from, after: context.req.query('after') ?? '' };
    const queue = await queueFrom(place, author, once);
    const next = await nextTrigger(from === today ? queue : null, author, once);
    const broken = breakers.map(({ channel, fault, since }) =>
      notice('bad', html`<strong>✕ ${words.brokenChannel(channel, since)}</strong><br>${channelMend(fault)[language]}`),
    );
    const missing = campaigns
      .filter((record) => record.missing.length > 0)
      .map((record) =>
        notice('notice', html`<a href="/matters">${words.missing(record.campaign, record.missing.length)}</a>`),
      );
    const body = html`${saidIn(context, words.said)}
${mayDecide(person) ? [...broken, ...missing] : ''}
${mayDecide(person) ? pauseBox(pause, language) : ''}
<p>${nextInWords(next, language)}</p>
${mayDecide(person) ? html`<p class="no-print"><a class="button" href="/content">${CONTENT_WORDS[language].title}</a></p>` : ''}
${queue.days.map((day) => dayOf(day, now, language))}
${queue.days.length === 0 ? html`<section><p>${words.empty}</p><p class="second">${words.emptyWhat}</p></section>` : ''}
${turning(queue, from, today, language)}`;
    return show(context, { title: words.title, place: 'queue', body });
  };
}

/** A day, or the very moment at which a page that was full went on. */
function fromOf(asked: string | undefined): Instant | null {
  if (!asked) return null;
  return /^\d{4}-\d\d-\d\d$/.test(asked) ? fromDate(asked) : parseInstant(asked);
}

function fromDate(date: string): Instant | null {
  if (Number.isNaN(Date.parse(date))) return null;
  const at = fromWallTime(date, '00:00');
  return wallDate(at) === date ? at : null;
}

function nextInWords(next: NextTrigger, language: BotLanguage): string {
  const words = QUEUE_WORDS[language];
  switch (next.kind) {
    case 'next':
      return words.next(next.at, next.post);
    case 'none':
      return words.nothingNext;
    case 'none-of':
      return words.nothingOfNext(next.count);
    default:
      return next satisfies never;
  }
}

function dayOf({ date, rows }: QueueDay, now: Instant, language: BotLanguage): Html {
  const words = QUEUE_WORDS[language];
  const start = fromWallTime(date, '12:00');
  const near = new Map([
    [wallDate(plus(now, -DAY_MS)), words.yesterday],
    [wallDate(now), words.today],
    [wallDate(plus(now, DAY_MS)), words.tomorrow],
  ]).get(date);
  const said = [near, dateInWords(start, language)].filter(Boolean).join(' · ');
  return html`<section><h2>${said}</h2><ol class="plain">${rows.map((row) => rowOf(row, language))}</ol></section>`;
}

function rowOf(row: QueueRow, language: BotLanguage): Html {
  const words = QUEUE_WORDS[language];
  const { at, campaign, post, deliveries, approvals } = row;
  const path = `/posts/${encodeURIComponent(campaign)}/${encodeURIComponent(post)}`;
  const waits = approvals !== null && approvals.given < approvals.needed;
  return html`<li class="row"><time datetime="${at}">${timeInWords(at, language)}</time>
<div class="grow"><a href="${path}">${post}</a> <small>${campaign}</small>
<ul class="plain">${deliveries.map(({ delivery, held }) => {
    const { shape, words: said, why } = stateInWords(delivery, held, language);
    const kind = KIND_WORDS[language][delivery.kind];
    return html`<li>${kind} <small>${delivery.channel}</small> — ${shape} ${said}${why ? html`: <small>${why}</small>` : ''}</li>`;
  })}</ul>
${holdsOf(row).map((held) => holdOf(held, language))}</div>
${approvals ? html`<span>${waits ? '◔' : '✓'} ${words.approved(approvals.given, approvals.needed)}${waits ? html` <a class="button" href="${path}">${words.approve}</a>` : ''}</span>` : ''}</li>`;
}

/** Each reason once, however many channels it holds. */
function holdsOf({ deliveries }: QueueRow): HoldReason[] {
  return [...new Set(deliveries.flatMap(({ held }) => held ?? []))];
}

function holdOf(held: HoldReason, language: BotLanguage): Html {
  const { lifter, ...why } = HOLD_WORDS[held];
  return html`<p><small>■ ${why[language]} ${QUEUE_WORDS[language].whoCan(lifter[language])}</small></p>`;
}

function turning({ next }: Queue, from: Instant, today: Instant, language: BotLanguage): Html {
  const words = QUEUE_WORDS[language];
  const to = (at: Instant, label: string) => html`<a class="button" href="/?from=${wallDate(at)}">${label}</a> `;
  return html`<p class="no-print">${next ? html`<a class="button" href="/?from=${next.from}&after=${next.after}">${words.more}</a> ` : ''}${to(plus(from, -DAYS * DAY_MS), words.earlier)}${from === today ? '' : to(today, words.fromToday)}${to(plus(from, DAYS * DAY_MS), words.later)}</p>`;
}
