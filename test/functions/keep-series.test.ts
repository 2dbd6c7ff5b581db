import { describe, expect, it } from 'vitest';
import { keepSeries } from '../../functions/ingest/keep-series.ts';
import { readContent } from '../../shared/content/read.ts';
import { edit, type Folder, filesOf, NOW, sampleFolder, TIPS, textOf } from '../content/sample-content.ts';
import { memorySubscriptions } from '../fakes/subscription-book.ts';

const SETTINGS = `${TIPS}/campaign.yaml`;
const SECOND = `${TIPS}/posts/02-never-share-code.md`;
const ID = '2026-12-digital-safety-tips';

/** The sample's series as it is kept after each of these states of its folder. */
async function kept(...folders: readonly Folder[]) {
  const book = memorySubscriptions();
  for (const folder of folders) {
    const { organisation, campaigns } = readContent(filesOf(folder), NOW);
    if (organisation) await keepSeries(organisation, campaigns, book);
  }
  return { series: await book.series(ID), all: (await book.allSeries()).map(({ campaign }) => campaign) };
}

function changed(path: string, from: string, to: string): Folder {
  const folder = sampleFolder();
  edit(folder, path, from, to);
  return folder;
}

const posts = async (...folders: readonly Folder[]) => (await kept(...folders)).series?.tips.map(({ post }) => post);

describe('what is kept of a series', () => {
  it('is its rule, the organisation’s hours and quiet dates, and its posts in the order of their files', async () => {
    const { series, all } = await kept(sampleFolder());
    expect(series).toMatchObject({ on: ['mon', 'wed', 'fri'], time: '19:00', postHours: '06:00-21:00', isOpen: true });
    expect(series?.bot).toBe('civicast_sample_bot');
    expect(series?.quiet[0]).toMatchObject({ from: '2027-04-14', to: '2027-04-16' });
    expect(series?.tips.map(({ post, position }) => `${position} ${post}`)).toEqual([
      '0 01-two-step-telegram',
      '1 02-never-share-code',
      '2 03-two-step-facebook',
      '3 04-shared-phone',
      '4 05-post-reported',
      '5 06-harassment',
      '6 07-quiz',
    ]);
    // A campaign without a series has nothing kept.
    expect(all).toEqual([ID]);
  });

  it('has a post of its own moment, and a draft, in no place; one with an error keeps its place and is waited for', async () => {
    const dated = changed(SECOND, '---\ncta', '---\nat: 2026-12-10 19:00\ncta');
    expect(await posts(dated)).not.toContain('02-never-share-code');
    const draft = changed(SECOND, '---\ncta', '---\nstatus: draft\ncta');
    expect(await posts(sampleFolder(), draft)).not.toContain('02-never-share-code');
    const broken = changed(SECOND, 'type: share', 'type: shere');
    expect(await posts(sampleFolder(), broken)).toEqual(await posts(sampleFolder()));
    // From the start: nobody knows yet what it is, and nobody is told that the series is over.
    expect((await kept(broken)).series).toMatchObject({ tips: { length: 6 }, broken: ['02-never-share-code'] });
  });

  it('says who may begin, and has nothing left to give when the series is taken out', async () => {
    const closed = changed(SETTINGS, 'also_by_subscription: true', 'also_by_subscription: false');
    expect((await kept(closed)).series).toMatchObject({ isOpen: false, tips: { length: 7 } });
    const gone = sampleFolder();
    // Up to the experiment, which needs none of it.
    const [, series = ''] = /\n(series:.*?)\nexperiment:/s.exec(textOf(gone, SETTINGS)) ?? [];
    edit(gone, SETTINGS, series, '');
    for (const file of gone.keys())
      if (file.startsWith(`${TIPS}/posts/`)) edit(gone, file, '---\n', '---\nat: 2026-12-10 19:00\n');
    expect((await kept(sampleFolder(), gone)).series).toMatchObject({ isOpen: false, tips: [] });
  });

  it('says what nobody is told of while an election runs', async () => {
    const sensitive = changed(SETTINGS, 'private_path: bot }', 'private_path: bot, election_sensitive: true }');
    expect((await kept(sensitive)).series?.tips.every(({ electionSensitive }) => electionSensitive)).toBe(true);
  });
});
