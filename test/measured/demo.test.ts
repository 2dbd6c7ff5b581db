import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sentSteps } from '../../shared/domain/delivery.ts';
import { command, type Ended } from '../fakes/command.ts';
import { openPlayed, type Played, reactionsOnPage, valuesOf } from '../host/played.ts';
import { slowness } from './slowness.ts';

const CONTENT = join(import.meta.dirname, '..', '..', 'content');
const MOST_MS = 60_000;

describe('npm run demo, both sample campaigns', () => {
  let folder: string;
  let ended: Ended;
  let tookMs: number;
  let slower: number;
  let played: Played;

  const demo = (data: string, ...more: string[]) =>
    command('demo', ['--data', join(folder, data), '--port', '0', ...more]).ended;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'civicast-'));
    const began = performance.now();
    ended = await demo('first');
    tookMs = performance.now() - began;
    slower = slowness();
    console.log(`demo: ${Math.round(tookMs)} ms, on a machine ${slower.toFixed(2)} times as slow`);
    played = await openPlayed(ended.out, CONTENT);
  }, 4 * MOST_MS);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('ends well in under a minute, in few lines', () => {
    expect(ended.err).toBe('');
    expect(ended.code).toBe(0);
    expect(tookMs).toBeLessThan(MOST_MS * slower);
    const whileItRuns = ended.out.split('\nDeliveries ')[0] ?? '';
    expect(whileItRuns.split('\n').length).toBeLessThanOrEqual(40);
  });

  it('leaves nothing undone: everything is out but for what cannot be delivered yet', () => {
    const campaigns = new Set(played.deliveries.map(({ campaign }) => campaign));
    expect(campaigns.size).toBe(2);
    const notOut = played.deliveries.filter(({ state }) => !['published', 'delivered'].includes(state.status));
    expect(notOut.map(({ kind, state }) => `${kind} ${state.status}`)).toEqual(
      Array.from({ length: 4 }, () => 'offline_pack missed'),
    );
  });

  it('sends everything at its very moment: the clock never jumps over anybody', () => {
    const sent = played.deliveries.flatMap(({ post, kind, at, state }) =>
      sentSteps(state).map((step) => ({ post, kind, step: step.step, at, sentAt: step.at })),
    );
    expect(sent.length).toBeGreaterThan(300);
    expect(sent.filter(({ at, sentAt }) => sentAt !== at)).toEqual([]);
  });

  it('has twelve moderators, of whom one left, one never answers, and each of the others has posted', () => {
    const packs = played.deliveries.filter(({ parent }) => parent !== null);
    const byModerator = [...Map.groupBy(packs, ({ recipients }) => recipients.join()).values()];
    expect(byModerator).toHaveLength(12);
    expect(played.moderators).toBe(11);
    const silent = byModerator.filter((own) => own.every(({ response }) => response === null));
    expect(silent).toHaveLength(1);
    const posted = byModerator.filter((own) => own.some(({ response }) => response === 'posted'));
    expect(posted.length).toBeGreaterThanOrEqual(10);
  });

  it('counts for every post on the Page exactly the reactions that stand below it', () => {
    const shown = reactionsOnPage(join(folder, 'first'));
    const onPage = played.deliveries.filter(({ kind }) => kind === 'facebook_page');
    expect(onPage.length).toBeGreaterThan(8);
    for (const { id, state } of onPage) {
      const counted = played.figures.find((row) => row.id === id && row.metric === 'reactions')?.value;
      expect(counted).toBeGreaterThan(0);
      expect(counted).toBe(shown.get(sentSteps(state)[0]?.externalId ?? ''));
    }
  });

  it('plays the same again for the same seed, in the same folder, and something else for another', async () => {
    const [first, second] = await Promise.all([demo('first'), demo('other', '--seed', '2')]);
    const again = await openPlayed(first.out, CONTENT);
    expect(valuesOf(again)).toEqual(valuesOf(played));
    const other = await openPlayed(second.out, CONTENT);
    expect(valuesOf(other)).not.toEqual(valuesOf(played));
  });
});

const CAMPAIGN = '2027-01-cip-meeting';

/** The sample, but for all posts except these of the one campaign. */
function fewPosts(folder: string, ...posts: string[]): string {
  const content = join(folder, 'content');
  cpSync(CONTENT, content, { recursive: true });
  for (const name of readdirSync(join(content, 'campaigns')))
    if (name !== CAMPAIGN) rmSync(join(content, 'campaigns', name), { recursive: true });
  const own = join(content, 'campaigns', CAMPAIGN, 'posts');
  for (const name of readdirSync(own)) if (!posts.includes(name)) rmSync(join(own, name));
  return content;
}

describe('npm run demo, two posts', () => {
  it('plays a campaign to its end, says what came back, and leaves a folder that npm start opens', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'civicast-'));
    const content = fewPosts(folder, '03-invite.md', '06-today.md');
    const data = join(folder, 'data');
    const { code, out, err } = await command('demo', ['--content', content, '--data', data, '--port', '0']).ended;
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).toContain('12 moderators have registered');
    expect(out).toMatch(
      /^Sat 9 Jan 2027, 19:00 +03-invite → fb-main, tg-main, mods-siemreap \(12 packs\) +\(held: print-village\)$/m,
    );
    expect(out).toMatch(
      /1 × print-village, missed: This version cannot deliver print yet\. Print it by hand\.\n +\p{Script=Khmer}/u,
    );
    expect(out).toMatch(/^03-invite +fb-main +\d+ +\d+ +\d+ +\d+ +\d+ +\d+ coming$/m);
    expect(out).toMatch(/The figures agree with the \d+ things that people did\. Not counted: \d+ .*, [1-9]\d* looks/);

    const { deliveries, figures, moderators } = await openPlayed(out, content);
    expect(moderators).toBe(12);
    expect(deliveries.filter(({ state }) => ['scheduled', 'sending', 'unknown'].includes(state.status))).toEqual([]);
    expect(deliveries.filter(({ parent }) => parent !== null)).toHaveLength(24);
    expect(deliveries.filter(({ response }) => response === 'posted').length).toBeGreaterThan(5);
    const shown = reactionsOnPage(data);
    expect(shown.size).toBe(1);
    for (const { id, state } of deliveries.filter(({ kind }) => kind === 'facebook_page')) {
      const counted = figures.find((row) => row.id === id && row.metric === 'reactions')?.value;
      expect(counted).toBe(shown.get(sentSteps(state)[0]?.externalId ?? ''));
    }
    rmSync(folder, { recursive: true });
  }, 60_000);
});
