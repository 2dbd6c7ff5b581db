import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engineBinary } from '../../infra/local/embedded-engine.ts';
import { HOLD_WORDS } from '../../shared/domain/hold-words.ts';
import { command, processesWith } from '../fakes/command.ts';

const SAMPLE = join(import.meta.dirname, '..', '..', 'content');
const NOW = '2026-11-22T08:00:00+07:00';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'civicast-'));
  cpSync(SAMPLE, join(folder, 'content'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const content = () => join(folder, 'content');
const started = (data: string, ...more: string[]) =>
  command('start', ['--content', content(), '--data', join(folder, data), '--port', '0', ...more]);

describe('npm run check', () => {
  it('exits 0 on the sample, and shows its holds', async () => {
    const { code, out } = await command('check', [content(), '--now', NOW]).ended;
    expect(code).toBe(0);
    expect(out).toMatch(/^campaigns\/2027-01-cip-meeting\/campaign\.yaml:\d+:\d+ {2}E40 {2}/m);
  });

  it('exits 1 on an error, with one line for each, in either language and as JSON', async () => {
    writeFileSync(
      join(content(), 'campaigns/2027-01-cip-meeting/posts/05-tomorrow.md'),
      '---\nat: 15/01/2027 17:30\ncta: { type: share }\n---\n=== km ===\nស្អែក\n=== en ===\nTomorrow\n',
    );
    const english = await command('check', [content(), '--now', NOW]).ended;
    expect(english.code).toBe(1);
    expect(english.out).toMatch(
      /^campaigns\/2027-01-cip-meeting\/posts\/05-tomorrow\.md:2:\d+ {2}E06 {2}.*2027-01-15 17:30/m,
    );
    const khmer = await command('check', [content(), '--now', NOW, '--lang', 'km']).ended;
    expect(khmer.out).toMatch(/E06 {2}.*កាលបរិច្ឆេទ/);
    const [problem] = JSON.parse((await command('check', [content(), '--now', NOW, '--json']).ended).out).filter(
      ({ severity }: { severity: string }) => severity === 'error',
    );
    expect(problem).toMatchObject({
      file: 'campaigns/2027-01-cip-meeting/posts/05-tomorrow.md',
      line: 2,
      code: 'E06',
      severity: 'error',
    });
    expect(Object.keys(problem.message).toSorted()).toEqual(['en', 'km']);
  });

  it.each([
    [['nowhere'], 'There is no folder "nowhere"'],
    [['--now', 'tomorrow'], '--now "tomorrow" is not a moment'],
    [['--colour'], "Unknown option '--colour'"],
    [['--lang', 'fr'], '--lang is km or en'],
  ])('says in one line what is wrong with %j', async (args, said) => {
    const { code, err } = await command('check', args).ended;
    expect(code).toBe(2);
    expect(err).toContain(said);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});

describe('npm run plan', () => {
  it('prints the slots with what would leave in each, and why it would be held', async () => {
    const { code, out } = await command('plan', [content(), '--now', NOW, '--json']).ended;
    expect(code).toBe(0);
    const { slots, problems } = JSON.parse(out);
    const all = slots.flatMap(({ at, deliveries }: { at: string; deliveries: { at: string }[] }) =>
      deliveries.map((one) => ({ slot: at, ...one })),
    );
    expect(all.every(({ slot, at }: { slot: string; at: string }) => slot === at)).toBe(true);
    expect(
      all.find(
        ({ post, channel }: { post: string; channel: string }) => post === '03-invite' && channel === 'mods-siemreap',
      ),
    ).toEqual({
      slot: '2027-01-09T00:00:00.000Z',
      delivery_id: expect.stringMatching(/^[a-z2-7]{20}$/),
      campaign: '2027-01-cip-meeting',
      post: '03-invite',
      channel: 'mods-siemreap',
      kind: 'moderator_pack',
      at: '2027-01-09T00:00:00.000Z',
      public_at: '2027-01-09T12:00:00.000Z',
      expires: '2027-01-09T14:00:00.000Z',
      held: 'review_needed',
      held_because: HOLD_WORDS.review_needed,
      language: 'km',
      variant: 'a|b',
      recipients: ['siem-reap'],
    });
    expect(problems.map(({ code: problem }: { code: string }) => problem)).toEqual(['E40', 'E40']);
  });

  it('shows what was drawn for an experiment', async () => {
    const { out } = await command('plan', [content(), '--now', NOW]).ended;
    expect(out).toContain('02-never-share-code: 06:30 (Wed 9 Dec 2026, 06:30 Phnom Penh time)');
  });
});

describe('npm run new', () => {
  it('begins, for somebody with an empty folder, what passes the check, and says how to see it', async () => {
    const mine = join(folder, 'ឯកសារ របស់ខ្ញុំ');
    mkdirSync(mine);
    const here = { INIT_CWD: mine };
    const words = ['--content', '.', '--now', NOW];
    const begun = await command('new', ['campaign', 'ប្រជុំសាលា', ...words], here).ended;
    expect([begun.code, begun.err]).toEqual([0, '']);
    const invite = 'campaigns/2026-11-meeting/posts/01-invite.md';
    expect(begun.out).toContain(`${invite}\n`);
    expect(begun.out).toContain(`npm run preview -- ${invite}`);
    expect(readFileSync(join(mine, invite), 'utf8')).toContain('សូមអញ្ជើញចូលរួម៖ ប្រជុំសាលា');
    const checked = await command('check', ['.', '--now', NOW, '--json'], here).ended;
    expect(JSON.parse(checked.out).map(({ code }: { code: string }) => code)).toEqual(['E40', 'E40']);
  });

  it('says without words what it can do, in both languages', async () => {
    const { code, out } = await command('new', []).ended;
    expect(code).toBe(0);
    expect(out).toContain('ចាប់ផ្តើមអ្វីថ្មី');
    expect(out).toContain('Begin something new');
  });
});

describe('npm run preview', () => {
  const invite = 'content/campaigns/2027-01-cip-meeting/posts/03-invite.md';

  it('writes its page beside the post that somebody names from where they are, and no check reads it', async () => {
    const { code, out, err } = await command('preview', [invite, '--now', NOW], { INIT_CWD: folder }).ended;
    expect([code, out, err]).toEqual([0, `${invite.replace('.md', '.preview.html')}\n`, '  1 រង់ចាំ · held\n']);
    expect(readFileSync(join(folder, out.trim()), 'utf8')).toContain('មើលមុន៖ 03-invite');
    const checked = await command('check', [content(), '--now', NOW, '--json']).ended;
    expect(JSON.parse(checked.out).map(({ code: found }: { code: string }) => found)).toEqual(['E40', 'E40']);
  });

  it.each([
    [[], 'Name the post that you want to see'],
    [[invite, 'content/campaigns/2026-12-digital-safety-tips', '--out', 'all.html'], '--out goes with one post only'],
    [[invite, '--out', 'nowhere/it.html'], '"it.html" cannot be written'],
  ])('says in one line what is wrong with %j', async (args, said) => {
    const { code, err } = await command('preview', args, { INIT_CWD: folder }).ended;
    expect(code).toBe(2);
    expect(err).toContain(said);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});

describe('npm start', () => {
  it('prints where to look, what comes next, what is held and why, and how fast and large it is', async () => {
    const host = started('data', '--now', NOW);
    await host.said('Ready in');
    host.child.kill('SIGINT');
    const { code, out } = await host.ended;
    expect(code).toBe(0);
    expect(out).toContain('/sandbox ');
    expect(out).toMatch(/Mon 7 Dec 2026, 19:00 +01-two-step-telegram → /);
    expect(out).toContain('A native reader has not reviewed the text');
    expect(out).toMatch(/Ready in \d+\.\d s, \d+ MB · content checked in \d+ ms, planned in \d+ ms/);
  });

  it('starts a second time on the same data with one clear line only', async () => {
    const first = started('data');
    await first.said('Ready in');
    const second = await started('data').ended;
    expect(second.code).toBe(2);
    expect(second.err.trim()).toMatch(/^Another civicast is already running on .*--data\.$/);
    first.child.kill('SIGTERM');
    await first.ended;
  });

  it('leaves no database behind when it is killed, and goes on from what it had', async () => {
    const database = join(folder, 'data', 'ledger.sqlite');
    const flags = ['--now', '2027-01-09T18:59:00+07:00', '--speed', '60'];
    const first = started('data', ...flags);
    await first.said('✓ out');
    first.child.kill('SIGKILL');
    await first.ended;
    await pause(300);
    expect(await processesWith(database)).toBe(0);
    const second = started('data', ...flags);
    await second.said('Ready in');
    second.child.kill('SIGTERM');
    const { out } = await second.ended;
    expect(out).not.toContain('✓ out         03-invite → tg-main\n  ✓ out         03-invite → tg-main');
  });

  it.each<[string, string[], Record<string, string>]>([
    ['--speed "fast" is not a whole number', ['--speed', 'fast'], {}],
    ['There is no folder "nowhere"', ['--content', 'nowhere'], {}],
    ['cannot be read (ENOENT)', [], { CIVICAST_SECRETS: '/nowhere/secrets.json' }],
  ])('says in one line: %s', async (said, args, env) => {
    const { code, err } = await command('start', ['--data', join(folder, 'data'), '--port', '0', ...args], env).ended;
    expect(code).toBe(2);
    expect(err).toContain(said);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('names the two ways out where the embedded database is not made for this kind of computer', () => {
    expect(() => engineBinary('plan9-mips')).toThrow(
      /^The embedded database is not installed for plan9-mips: run "npm i --no-save @dynoxide\/plan9-mips" .* or set DYNAMODB_URL/,
    );
  });

  it('names the place of a mistake in the secrets file, and nothing that stands in it', async () => {
    mkdirSync(folder, { recursive: true });
    const file = join(folder, 'secrets.json');
    writeFileSync(
      file,
      JSON.stringify({
        channels: { 'EAAB-a-token': { pageTokn: 'EAAB-another-token' } },
        people: [{ name: 'Dara', role: 'boss', token: 'x' }],
      }),
    );
    const { code, err } = await command('start', ['--data', join(folder, 'data'), '--port', '0'], {
      CIVICAST_SECRETS: file,
    }).ended;
    expect(code).toBe(2);
    expect(err).toContain('people.0.role');
    expect(err).not.toMatch(/EAAB|boss/);
  });
});
