import { describe, expect, it } from 'vitest';
import { reportPath } from '../../shared/domain/content/content.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { countsIn } from '../../shared/pages/campaign-report.ts';
import { QUIET_MS, SAMPLE_FILES, uploading } from './uploading.ts';

const NOW = '2026-11-22T01:00:00.000Z' as Instant;
const FOLDER = '2027-01-cip-meeting';
const CIP = `campaigns/${FOLDER}`;
const PATHS = [...SAMPLE_FILES.keys()];
const PHOTO = `${CIP}/media/what-is-cip.jpg`;

/** The sample uploaded, with these files in the place of its own; null: without one. */
async function uploaded(changes: Readonly<Record<string, string | null>> = {}) {
  const here = uploading(NOW);
  for (const path of [...PATHS, ...Object.keys(changes).filter((path) => !SAMPLE_FILES.has(path))]) {
    const text = changes[path];
    if (text !== null) await here.put(path, text === undefined ? undefined : Buffer.from(text));
  }
  await here.pass(QUIET_MS);
  return here;
}

const textOf = (path: string) => Buffer.from(SAMPLE_FILES.get(path) ?? []).toString();
const reportIn = ({ files }: Awaited<ReturnType<typeof uploaded>>, folder = FOLDER) =>
  Buffer.from(files.get(reportPath(folder)) ?? []).toString();
const inLanguage = (page: string, language: 'km' | 'en') =>
  new RegExp(`<section lang="${language}".*?</section>`, 's').exec(page)?.[0].replaceAll(/<[^>]+>/g, ' ') ?? '';

describe('the report of a campaign', () => {
  it('says in both languages what was understood, and what goes where and when', async () => {
    const page = reportIn(await uploaded());
    const english = inLanguage(page, 'en');
    expect(english).toContain('80 people who come by Sat 16 Jan 2027');
    expect(english).toMatch(/Area\s+siem-reap · kumru/);
    expect(english).toContain('Sat 9 Jan 2027');
    expect(english).toMatch(/19:00\s+03-invite/);
    expect(english).toContain('■ held (1) · fb-main, tg-main · km');
    expect(english).toContain('leaves Sat 9 Jan 2027, 07:00');
    expect(english).toContain('What is held from real channels, and who lets it go');
    expect(english).toContain('A native reader has not reviewed the text');
    const khmer = inLanguage(page, 'km');
    expect(khmer).toContain('ថ្ងៃសៅរ៍ ទី៩ ខែមករា ឆ្នាំ២០២៧');
    expect(khmer).toContain('អ្វីទៅណា នៅពេលណា');
    expect(khmer).not.toMatch(/planned|waiting|held|native reader/);
  });

  it('says that what nothing in the folder holds is planned', async () => {
    const settings = textOf(`${CIP}/campaign.yaml`).replace('km: needed', 'km: done');
    const english = inLanguage(reportIn(await uploaded({ [`${CIP}/campaign.yaml`]: settings })), 'en');
    expect(english).toContain('✓ planned · fb-main, tg-main · km');
    expect(english).toContain('Before a post goes to the public, 2 people approve it');
  });

  it('is one small page that needs nothing else and holds nothing of people', async () => {
    const here = await uploaded();
    const pages = (await here.reportedFolders()).map((folder) => reportIn(here, folder));
    expect(pages).toHaveLength(2);
    for (const page of pages) {
      expect(Buffer.byteLength(page)).toBeLessThan(30_000);
      expect(page).not.toMatch(/<script|<link|<img|https?:|src=|undefined|NaN|\[object/);
      expect(page).not.toMatch(/Sophea|Dara|token/);
    }
  });

  it('waits for what is on its way, and says so as no mistake', async () => {
    const here = await uploaded({ [PHOTO]: null });
    const page = reportIn(here);
    expect(inLanguage(page, 'en')).toMatch(/01-what-is-cip\s+◔ waiting for what-is-cip.jpg/);
    expect(inLanguage(page, 'km')).toContain('កំពុងរង់ចាំ what-is-cip.jpg');
    expect(page).not.toContain('E17');
    expect(countsIn(page)).toMatchObject({ waiting: 1, errors: 0, broken: false });
    await here.put(PHOTO);
    await here.pass(QUIET_MS);
    expect(reportIn(here)).not.toContain('waiting for');
    expect(countsIn(reportIn(here))).toMatchObject({ waiting: 0 });
  });

  it('names each mistake with its place, in order, and what it stops; drafts and what is past too', async () => {
    const page = reportIn(
      await uploaded({
        [`${CIP}/posts/03-invite.md`]: textOf(`${CIP}/posts/03-invite.md`).replace('cta:', 'ctaa:'),
        [`${CIP}/posts/04-not-sure-to-speak.md`]: textOf(`${CIP}/posts/04-not-sure-to-speak.md`).replace(
          /^---\n/,
          '---\nstatus: draft\n',
        ),
        [`${CIP}/posts/01-what-is-cip.md`]: textOf(`${CIP}/posts/01-what-is-cip.md`).replace(
          /at: 2026-12-28/,
          'at: 2026-11-20',
        ),
      }),
    );
    const english = inLanguage(page, 'en');
    expect(english).toMatch(/error\s+posts\/03-invite.md:\d+:\d+\s+E05/);
    expect(english).toMatch(/03-invite\s+✕ has a mistake: not planned/);
    expect(english).toMatch(/04-not-sure-to-speak\s+✎ draft/);
    expect(english).toMatch(/01-what-is-cip\s+— its moment is past/);
    const places = [...english.matchAll(/posts\/(\d\d)/g)].map(([, post]) => post ?? '');
    expect(places).toEqual(places.toSorted());
    expect(countsIn(page)?.errors).toBeGreaterThan(0);
  });

  it('escapes whatever authors write', async () => {
    const nasty = '<script>alert(1)</script>"&';
    const page = reportIn(
      await uploaded({
        [`${CIP}/campaign.yaml`]: textOf(`${CIP}/campaign.yaml`).replace(/en: "[^"]*"/, `en: '${nasty}'`),
        [`${CIP}/posts/<img src=x>.md`]: '---\ncta: { type: <b>x</b> }\n---\n',
      }),
    );
    expect(page).not.toMatch(/<script|<img|<b>/);
    expect(page).toContain('&lt;script&gt;');
  });

  it('says of a campaign that is broken as a whole, and of two with one id, that nothing of them is planned', async () => {
    const copy = 'campaigns/copy';
    const copied = PATHS.filter((path) => path.startsWith(`${CIP}/`)).map((path) => [
      path.replace(CIP, copy),
      path.endsWith('campaign.yaml') ? `id: ${FOLDER}\n${textOf(path)}` : textOf(path),
    ]);
    const twice = await uploaded(Object.fromEntries(copied));
    for (const folder of [FOLDER, 'copy']) {
      const page = reportIn(twice, folder);
      expect(countsIn(page)).toMatchObject({ broken: true });
      expect(inLanguage(page, 'en')).toContain('The whole campaign cannot be planned');
      expect(page).toContain('E26');
    }
  });

  it('has in each the mistakes of the organisation', async () => {
    const here = await uploaded({ '_org/places.yaml': 'format: 2\nplaces: {}\n' });
    for (const folder of await here.reportedFolders())
      expect(inLanguage(reportIn(here, folder), 'en')).toContain('_org/places.yaml:1:');
  });

  it('is written only when it says something else, and says no more when its folder is gone', async () => {
    const here = await uploaded();
    expect(here.kept()).toBe(2);
    await here.put(PHOTO);
    await here.pass(QUIET_MS);
    expect(here.kept()).toBe(2);
    for (const path of PATHS.filter((one) => one.startsWith(`${CIP}/`))) await here.remove(path);
    await here.pass(2 * QUIET_MS);
    expect(here.kept()).toBe(3);
    expect(inLanguage(reportIn(here), 'en')).toContain('not here any more');
    expect(countsIn(reportIn(here))).toBeNull();
  });

  it('plans all the same where the folder cannot be written to, and the log says so once', async () => {
    const here = uploading(NOW);
    here.refuseReports();
    for (const path of PATHS) await here.put(path);
    await here.pass(QUIET_MS + 1000);
    expect((await here.deliveries()).length).toBeGreaterThan(30);
    expect(here.log.lines.filter(({ event }) => event === 'report_not_written')).toHaveLength(1);
  });
});
