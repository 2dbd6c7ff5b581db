import { describe, expect, it } from 'vitest';
import { readContent } from '../../shared/content/read.ts';
import { scaffold } from '../../shared/content/scaffold/scaffold.ts';
import type { Wish } from '../../shared/content/scaffold/wish.ts';
import { CALL_TO_ACTION_TYPES } from '../../shared/domain/content/call-to-action.ts';
import type { Problem } from '../../shared/domain/content/content.ts';
import { parseInstant, wallDate } from '../../shared/domain/instant.ts';
import { plan } from '../../shared/domain/plan.ts';
import { edit, type Folder, filesOf, NOW, sampleFolder, told, write } from '../content/sample-content.ts';

const NAME = { km: 'ប្រជុំមាតាបិតា "ថ្មី"', en: 'Parents\' "new" meeting: 2027' };
const empty = (): Folder => new Map();
const folders = { 'the sample': sampleFolder, 'an empty folder': empty };

/** Makes it in the folder, and answers the paths. */
function make(folder: Folder, wish: Wish, now = NOW): string[] {
  const made = scaffold(filesOf(folder), wish, now);
  for (const [path, text] of made) {
    expect(folder.has(path), `${path} is written over`).toBe(false);
    write(folder, path, text);
  }
  return [...made.keys()];
}

/** What the check says of these files, what a native reader must do left out. */
function foundIn(folder: Folder, paths: readonly string[], now = NOW): string[] {
  const { problems } = readContent(filesOf(folder), now);
  const left = (problem: Problem) => problem.code !== 'E40' && paths.includes(problem.file);
  return told(problems.filter(left));
}

function makeReady(folder: Folder, paths: readonly string[]): void {
  for (const path of paths.filter((one) => one.endsWith('.md'))) edit(folder, path, 'status: draft', 'status: ready');
}

/** The ids of the posts of one campaign that the plan has. */
function plannedOf(folder: Folder, campaign: string, now = NOW): string[] {
  const { slots } = plan(readContent(filesOf(folder), now), now);
  const posts = slots.flatMap(({ deliveries }) => deliveries.filter((one) => one.campaign === campaign));
  return [...new Set(posts.map(({ post }) => post))].sort();
}

const idOf = (path: string) => /([^/]+)\.md$/.exec(path)?.[1] ?? [];

const LANGUAGES = ['km', 'en'] as const;
/** What a campaign can ask for from its first day on. */
const FIRST = CALL_TO_ACTION_TYPES.filter((type) => type !== 'subscribe_series');
const CASES = [
  ...(['attend_event', 'give_feedback', 'call_hotline', 'vote_poll'] as const).map(
    (cta) => ['the sample', cta, 'km'] as const,
  ),
  ...FIRST.filter((type) => type !== 'call_hotline').flatMap((cta) =>
    LANGUAGES.map((spoken) => ['an empty folder', cta, spoken] as const),
  ),
];

describe('what is begun', () => {
  it.each(CASES)(
    'in %s as a campaign passes the check, and is planned once it is ready: %s in %s',
    (where, cta, spoken) => {
      const folder = folders[where]();
      const paths = make(folder, { kind: 'campaign', folder: 'new-one', name: NAME, cta, at: null, spoken });
      expect(foundIn(folder, paths)).toEqual([]);
      makeReady(folder, paths);
      expect(foundIn(folder, paths)).toEqual([]);
      expect(plannedOf(folder, 'new-one')).toEqual(paths.flatMap(idOf));
      const { campaigns } = readContent(filesOf(folder), NOW);
      expect(campaigns.find(({ id }) => id === 'new-one')?.settings.name).toEqual(NAME);
    },
  );

  it.each([
    ['the sample', 'km'],
    ['an empty folder', 'en'],
  ] as const)('in %s as a series passes the check, and is planned once it is ready, in %s', (where, spoken) => {
    const folder = folders[where]();
    const paths = make(folder, { kind: 'series', folder: 'new-one', name: NAME, tips: 5, at: null, spoken });
    expect(foundIn(folder, paths)).toEqual([]);
    makeReady(folder, paths);
    expect(foundIn(folder, paths)).toEqual([]);
    expect(plannedOf(folder, 'new-one')).toEqual(['01-subscribe', '02-tip', '03-tip', '04-tip', '05-tip', '06-tip']);
  });

  it('in an empty folder has no hotline that nobody has called', () => {
    const wish = { kind: 'campaign', folder: 'new-one', name: NAME, at: null, spoken: 'en' } as const;
    expect(() => make(empty(), { ...wish, cta: 'call_hotline' })).toThrow('There is no hotline yet');
  });
});

describe('one more post', () => {
  it.each(CALL_TO_ACTION_TYPES)(
    'passes the check in a campaign that is there, and is planned once it is ready: %s',
    (cta) => {
      const folder = sampleFolder();
      const campaign = cta === 'subscribe_series' ? '2026-12-digital-safety-tips' : '2027-01-cip-meeting';
      const paths = make(folder, { kind: 'post', folder: campaign, name: null, cta, at: null, spoken: 'km' });
      expect(paths).toEqual([`campaigns/${campaign}/posts/08-${cta.replaceAll('_', '-')}.md`]);
      expect(foundIn(folder, paths)).toEqual([]);
      makeReady(folder, paths);
      expect(foundIn(folder, paths)).toEqual([]);
      expect(plannedOf(folder, campaign)).toContain(`08-${cta.replaceAll('_', '-')}`);
    },
  );

  it('goes out at the moment that its author names, though the check warns of it', () => {
    const folder = sampleFolder();
    const [path = ''] = make(folder, {
      kind: 'post',
      folder: '2027-01-cip-meeting',
      name: 'reminder',
      cta: 'share',
      at: '2027-01-09 19:05',
      spoken: 'km',
    });
    expect(path).toBe('campaigns/2027-01-cip-meeting/posts/08-reminder.md');
    expect(foundIn(folder, [path])).toEqual([]);
    makeReady(folder, [path]);
    expect(foundIn(folder, [path])).toEqual([expect.stringContaining('E25')]);
  });

  it('takes the next turn of a series', () => {
    const folder = sampleFolder();
    const wish = { kind: 'post', folder: '2026-12-digital-safety-tips', name: null, at: null, spoken: 'en' } as const;
    const paths = make(folder, { ...wish, cta: 'do_it_now' });
    makeReady(folder, paths);
    const { slots } = plan(readContent(filesOf(folder), NOW), NOW);
    const own = slots.flatMap(({ deliveries }) => deliveries.filter(({ post }) => post === '08-do-it-now'));
    expect([...new Set(own.map(({ publicAt }) => wallDate(publicAt)))]).toEqual(['2026-12-23']);
  });

  it.each([
    ['attend_event', 'has no event yet'],
    ['give_feedback', 'has no question yet'],
  ] as const)('says what it needs first: %s', (cta, said) => {
    const wish = { kind: 'post', folder: '2026-12-digital-safety-tips', name: null, at: null, spoken: 'en' } as const;
    expect(() => make(sampleFolder(), { ...wish, cta })).toThrow(said);
  });
});

describe('a campaign that invites to a meeting', () => {
  const meeting = (at: string | null, now = NOW) => {
    const folder = sampleFolder();
    const wish = { kind: 'campaign', folder: 'new-one', name: NAME, cta: 'attend_event', at, spoken: 'en' } as const;
    const paths = make(folder, wish, now);
    return {
      folder,
      posts: paths.flatMap(idOf),
      text: (path: string) =>
        new TextDecoder().decode(folder.get(`campaigns/new-one/posts/${path}.md`) ?? new Uint8Array()),
    };
  };

  it('invites, reminds the day before, says it on the day, and tells afterwards what was decided and what cannot be done yet and why', () => {
    const { posts, text } = meeting('2027-02-20 08:00');
    expect(posts).toEqual(['01-invite', '02-tomorrow', '03-today', '04-what-was-decided']);
    for (const post of posts.slice(0, 3)) expect(text(post)).toContain('just listen');
    expect(text('04-what-was-decided')).toContain('What cannot be done yet, and why');
    expect(text('04-what-was-decided')).toContain('អ្វីដែលមិនទាន់អាចធ្វើបាន និងមូលហេតុ');
    expect(text('03-today')).toContain('at: event day 06:30');
  });

  it.each([
    ['2026-11-28 08:00', ['01-invite', '02-tomorrow', '03-today', '04-what-was-decided'], 'at: 5 days before'],
    ['2026-11-24 08:00', ['01-tomorrow', '02-today', '03-what-was-decided'], ''],
    ['2026-11-23 08:00', ['01-tomorrow', '02-today', '03-what-was-decided'], ''],
    ['2026-11-22 14:00', ['01-today', '02-what-was-decided'], 'at: event day 12:30'],
  ])('leaves out what is past already when it is soon: %s', (at, expected, first) => {
    const { folder, posts, text } = meeting(at);
    expect(posts).toEqual(expected);
    expect(text(expected[0] ?? '')).toContain(first);
    const paths = posts.map((post) => `campaigns/new-one/posts/${post}.md`);
    makeReady(folder, paths);
    expect(foundIn(folder, paths).filter((one) => !/E25|E55/.test(one))).toEqual([]);
  });
});

describe('what is begun', () => {
  it('keeps to the hours of the organisation, whatever they are', () => {
    for (const hours of ['08:00-17:00', '09:30-10:15', '18:00-21:00']) {
      const folder = sampleFolder();
      edit(folder, '_org/org.yaml', '"06:00-21:00"', `"${hours}"`);
      const paths = make(folder, {
        kind: 'campaign',
        folder: 'new-one',
        name: NAME,
        cta: 'attend_event',
        at: null,
        spoken: 'km',
      });
      expect(foundIn(folder, paths), hours).toEqual([]);
    }
  });

  it('keeps away from days on which nothing leaves, what is printed three days before included, and from other posts', () => {
    const folder = sampleFolder();
    const now = parseInstant('2027-04-12T02:00:00Z') ?? NOW;
    const wish = {
      kind: 'post',
      folder: '2027-01-cip-meeting',
      name: null,
      cta: 'share',
      at: null,
      spoken: 'en',
    } as const;
    const texts = [0, 1].map(() => {
      const paths = make(folder, wish, now);
      makeReady(folder, paths);
      expect(foundIn(folder, paths, now)).toEqual([]);
      return new TextDecoder().decode(folder.get(paths[0] ?? '') ?? new Uint8Array());
    });
    expect(texts.map((text) => /at: (\S+)/.exec(text)?.[1])).toEqual(['2027-04-20', '2027-04-21']);
  });

  it('has words in every language of the organisation', () => {
    const folder = sampleFolder();
    edit(folder, '_org/org.yaml', '[km, en]', '[km, en, kru]');
    const paths = make(folder, {
      kind: 'campaign',
      folder: 'new-one',
      name: NAME,
      cta: 'vote_poll',
      at: null,
      spoken: 'km',
    });
    expect(foundIn(folder, paths)).toEqual([]);
  });

  it('is never written over what is there, and says which campaigns there are', () => {
    const wish = { name: NAME, cta: 'share', at: null, spoken: 'en' } as const;
    const begin = (more: Wish) => () => scaffold(filesOf(sampleFolder()), more, NOW);
    expect(begin({ ...wish, kind: 'campaign', folder: '2027-01-cip-meeting' })).toThrow('is there already');
    expect(begin({ kind: 'organisation', spoken: 'en' })).toThrow('is there already');
    expect(begin({ ...wish, kind: 'post', folder: 'cip', name: null })).toThrow(
      'There are: 2026-12-digital-safety-tips, 2027-01-cip-meeting',
    );
  });
});
