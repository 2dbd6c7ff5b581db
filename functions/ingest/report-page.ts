import { html, raw } from 'hono/html';
import type { Campaign } from '../../shared/domain/content/campaign.ts';
import type { Problem } from '../../shared/domain/content/content.ts';
import type { Bilingual } from '../../shared/domain/content/language.ts';
import type { Organisation } from '../../shared/domain/content/organisation.ts';
import type { HoldReason } from '../../shared/domain/hold.ts';
import { HOLD_WORDS } from '../../shared/domain/hold-words.ts';
import { fromWallTime } from '../../shared/domain/instant.ts';
import { fromWall } from '../../shared/domain/public-moment.ts';
import { REPORT_STYLE } from '../../shared/pages/campaign-report.ts';
import type { Html } from '../../shared/pages/html.ts';
import type { ReportDay, ReportRow } from './report-rows.ts';
import { REPORT_WORDS, type ReportWords } from './report-words.ts';

/** A campaign as its folder says it; nothing of people, nothing that was sent. */
export interface CampaignReport {
  readonly folder: string;
  /** Null where its settings cannot be read. */
  readonly campaign: Campaign | null;
  readonly organisation: Organisation | null;
  readonly days: readonly ReportDay[];
  /** In order; those of the organisation apart. */
  readonly problems: readonly Problem[];
  readonly organisationProblems: readonly Problem[];
  readonly vanished: boolean;
  readonly broken: boolean;
}

type Language = 'km' | 'en';

/** So many are read; whoever has more begins with these. */
const PROBLEMS_SHOWN = 40;

/** One page that needs nothing else: Khmer first, English below it. It says the same of the same folder, to the byte. */
export async function reportPage(report: CampaignReport): Promise<string> {
  const { folder, campaign } = report;
  const name: Bilingual = campaign?.settings.name ?? { km: folder, en: folder };
  return page(
    countsOf(report),
    name,
    html`${sectionOf(report, 'km')}
${sectionOf(report, 'en')}`,
  );
}

/** In the place of the report of a campaign whose folder is gone: what it said is no longer true. */
export function leftPage(folder: string): Promise<string> {
  const body = html`<section lang="km" id="km"><p>${REPORT_WORDS.km.left}</p></section>
<section lang="en" id="en"><p>${REPORT_WORDS.en.left}</p></section>`;
  return page('gone', { km: folder, en: folder }, body);
}

async function page(counts: string, { km, en }: Bilingual, body: Html): Promise<string> {
  return String(
    await html`<!doctype html>
<html lang="km"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="civicast-report" content="${counts}">
<title>${km}${km === en ? '' : ` · ${en}`}</title><style>${raw(REPORT_STYLE)}</style></head>
<body><main><h1>${km}</h1><p class="no-print"><a href="#en" lang="en">English ↓</a></p>
${body}
</main></body></html>
`,
  );
}

/** What the console lists of it without reading it whole. */
function countsOf({ days, problems, broken }: CampaignReport): string {
  const rows = days.flatMap(([, own]) => own);
  const errors = problems.filter(({ severity, awaits }) => severity === 'error' && awaits === undefined).length;
  const counts = {
    posts: rows.length,
    planned: rows.filter(({ state }) => state === 'planned').length,
    waiting: rows.filter(({ state }) => state === 'waiting').length,
    errors,
    broken: broken ? 1 : 0,
  };
  return Object.entries(counts)
    .map(([name, count]) => `${name}=${count}`)
    .join(' ');
}

function sectionOf(report: CampaignReport, language: Language): Html {
  const words = REPORT_WORDS[language];
  const { campaign, days, problems, organisationProblems, vanished, broken } = report;
  const holds = [
    ...new Set(days.flatMap(([, rows]) => rows.flatMap(({ goes }) => goes.flatMap(({ held }) => held ?? [])))),
  ];
  const awaited = problems.filter(({ awaits }) => awaits !== undefined);
  const found = problems.filter(({ awaits }) => awaits === undefined);
  return html`<section lang="${language}" id="${language}">
${language === 'en' ? html`<h2>${campaign?.settings.name.en ?? report.folder}</h2>` : ''}
${vanished ? html`<p class="box bad">${words.vanished}</p>` : ''}${broken ? html`<p class="box bad">${words.broken}</p>` : ''}
<h3>${words.understood}</h3>
${understood(report, language)}
<h3>${words.wrong}</h3>
${found.length === 0 ? html`<p>${words.nothingWrong}</p>` : problemsIn(found, language, `campaigns/${report.folder}/`)}
${organisationProblems.length > 0 ? html`<h4>${words.organisation}</h4>${problemsIn(organisationProblems, language)}` : ''}
${awaited.length > 0 ? html`<h3>${words.awaited}</h3><p>${words.waitsByItself}</p>${awaitedIn(awaited, words)}` : ''}
<h3>${words.goes}</h3>
${report.organisation ? html`<p>${words.approvals(report.organisation.settings.approvals)}</p>` : ''}
${days.map((day) => dayIn(day, holds, words))}
${holds.length > 0 ? html`<h3>${words.holds}</h3><ol>${holds.map((hold) => html`<li>${HOLD_WORDS[hold][language]} ${words.lifts(HOLD_WORDS[hold].lifter[language])}</li>`)}</ol>` : ''}
<p class="second">${words.foot}</p></section>`;
}

function understood({ campaign, organisation, days }: CampaignReport, language: Language): Html {
  const words = REPORT_WORDS[language];
  const rows = days.flatMap(([, own]) => own);
  const count = (state: ReportRow['state']) => rows.filter((row) => row.state === state).length;
  const posts = words.postsOf(count('planned') + count('gone'), count('draft'), count('waiting'), count('mistaken'));
  if (!campaign) return html`<dl><dt>${words.posts}</dt><dd>${posts}</dd></dl>`;
  const { goal, area, events, channels } = campaign.settings;
  return html`<dl><dt>${words.goal}</dt><dd>${words.goalOf(goal.measure, goal.target, goal.by)}</dd>
${area ? html`<dt>${words.area}</dt><dd>${[area.province, ...area.communes].join(' · ')}</dd>` : ''}
<dt>${words.posts}</dt><dd>${posts}</dd>
${Object.entries(events).map(
  ([name, { starts, place }]) =>
    html`<dt>${words.events}</dt><dd>${name}: ${words.moment(fromWall(starts))}, ${organisation?.places[place]?.[language] ?? place}</dd>`,
)}
<dt>${words.channels}</dt><dd>${channels.map((id) => organisation?.channels[id]?.label ?? id).join(' · ')}</dd></dl>`;
}

function problemsIn(problems: readonly Problem[], language: Language, folder = ''): Html {
  const words = REPORT_WORDS[language];
  const shown = problems.slice(0, PROBLEMS_SHOWN);
  return html`<ul>${shown.map(
    ({ file, line, column, code, severity, message }) =>
      html`<li class="${severity}"><strong>${words.severity[severity]}</strong> <code>${file.startsWith(folder) ? file.slice(folder.length) : file}:${line}:${column}</code> ${code}<br>${message[language]}</li>`,
  )}</ul>${shown.length < problems.length ? html`<p>${words.more(problems.length - shown.length)}</p>` : ''}`;
}

function awaitedIn(problems: readonly Problem[], words: ReportWords): Html {
  const byFile = Map.groupBy(problems, ({ awaits = '' }) => awaits);
  return html`<ul>${[...byFile].map(
    ([awaits, own]) =>
      html`<li>${words.waiting([awaits])} <code>${[...new Set(own.map(({ file }) => file.split('/').at(-1)))].join(', ')}</code></li>`,
  )}</ul>`;
}

function dayIn([date, rows]: ReportDay, holds: readonly HoldReason[], words: ReportWords): Html {
  const head = date === null ? words.anyTime : words.day(fromWallTime(date, '12:00'));
  return html`<h4>${head}</h4><ul class="plain">${rows.map((row) => rowIn(row, holds, words))}</ul>`;
}

function rowIn({ post, at, state, awaits, goes }: ReportRow, holds: readonly HoldReason[], words: ReportWords): Html {
  const said = state === 'waiting' ? words.waiting(awaits) : state === 'planned' ? '' : words[state];
  const lines = state === 'planned' ? goes : [];
  return html`<li>${at ? html`<time datetime="${at}">${words.time(at)}</time> ` : ''}<strong>${post}</strong> ${said}${lines.map(
    ({ channels, language, variant, leaves, held }) =>
      html`<br>${held ? words.heldBy(holds.indexOf(held) + 1) : words.planned} · ${channels.join(', ')} · ${language}${variant ? ` · ${words.variant(variant)}` : ''}${leaves ? ` · ${words.leaves(leaves)}` : ''}`,
  )}</li>`;
}
