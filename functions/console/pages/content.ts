import type { Context } from 'hono';
import { html } from 'hono/html';
import type { BotLanguage } from '../../../shared/domain/callback.ts';
import { inKhmerDigits } from '../../../shared/domain/khmer-digits.ts';
import { countsIn, REPORT_HEADERS, type ReportCounts } from '../../../shared/pages/campaign-report.ts';
import type { Html } from '../../../shared/pages/html.ts';
import type { ConsolePorts } from '../app.ts';
import type { Signed } from '../sign-in.ts';
import { languageOf, show } from './frame.ts';
import { noSuchPage } from './went-wrong.ts';

type ContentPorts = Pick<ConsolePorts, 'contentStore'>;

/** GET /content: what was understood of each campaign when its folder was last read. */
export function contentPage({ contentStore }: ContentPorts) {
  return async (context: Context<Signed>) => {
    const language = languageOf(context);
    const { title, none } = CONTENT_WORDS[language];
    const reports = await Promise.all(
      (await contentStore.reports()).map(async (folder) => ({
        folder,
        counts: countsIn((await contentStore.report(folder)) ?? ''),
      })),
    );
    // Of a campaign whose folder is gone there is nothing to say.
    const rows = reports.flatMap(({ folder, counts }) => (counts ? [rowOf(folder, counts, language)] : []));
    const body = html`<section>${rows.length === 0 ? html`<p>${none}</p>` : html`<ul class="plain">${rows}</ul>`}</section>`;
    return show(context, { title, place: 'queue', body });
  };
}

/** GET /content/{folder}: the report as it lies beside the campaign. */
export function contentReport({ contentStore }: ContentPorts) {
  return async (context: Context<Signed>) => {
    const folder = context.req.param('folder') ?? '';
    const isOne = (await contentStore.reports()).includes(folder);
    const page = isOne ? await contentStore.report(folder) : null;
    return page === null ? noSuchPage(context) : context.html(page, 200, REPORT_HEADERS);
  };
}

function rowOf(folder: string, { posts, planned, waiting, errors, broken }: ReportCounts, language: BotLanguage): Html {
  const words = CONTENT_WORDS[language];
  const said = [
    words.planned(planned, posts),
    ...(waiting > 0 ? [`◔ ${words.waiting(waiting)}`] : []),
    ...(errors > 0 ? [`✕ ${words.errors(errors)}`] : []),
    ...(broken ? [`✕ ${words.broken}`] : []),
  ];
  const part = language === 'en' ? '#en' : '';
  return html`<li class="row"><div class="grow"><a href="/content/${encodeURIComponent(folder)}${part}">${folder}</a> <small>${said.join(' · ')}</small></div></li>`;
}

/** Khmer: draft, needs native review. */
export const CONTENT_WORDS = {
  km: {
    title: 'របាយការណ៍យុទ្ធនាការ',
    none: 'មិនទាន់មានយុទ្ធនាការទេ។',
    planned: (planned: number, posts: number) =>
      `បានគ្រោង ${inKhmerDigits(planned)} ក្នុងចំណោមប្រកាស ${inKhmerDigits(posts)}`,
    waiting: (count: number) => `${inKhmerDigits(count)} រង់ចាំឯកសារ`,
    errors: (count: number) => `កំហុស ${inKhmerDigits(count)}`,
    broken: 'ទាំងមូលមិនអាចគ្រោងបាន',
  },
  en: {
    title: 'Campaign reports',
    none: 'There is no campaign yet.',
    planned: (planned: number, posts: number) => `${planned} of ${posts} posts planned`,
    waiting: (count: number) => `${count} waiting for a file`,
    errors: (count: number) => `${count} ${count === 1 ? 'error' : 'errors'}`,
    broken: 'cannot be planned as a whole',
  },
} as const;
