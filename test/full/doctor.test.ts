import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { platform } from '../channels/platform.ts';
import { command } from '../fakes/command.ts';
import { asJson, awsDouble, json } from '../infra/aws-double.ts';

/** In every secret, and in everything that the platforms say. */
const MARK = 'MARK5';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'civicast-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const people = ['Dara', 'Sok'].map((name) => ({ name, role: 'approver', token: `${MARK}${name}` }));
const SECRETS = {
  channels: { 'fb-main': { pageToken: `EAAB${MARK}` } },
  facebook: { appSecret: `${MARK}app`, verifyToken: `${MARK}verify` },
  telegram: { botToken: `1:${MARK}`, webhookSecret: `${MARK}hook` },
  people,
};

/** Runs the command against platforms that refuse every token, in words that hold one. */
async function doctor(secrets: unknown, args: readonly string[] = [], env: Record<string, string> = {}) {
  const words = { message: `${MARK} is dead`, code: 190 };
  const { url } = await platform({
    status: 401,
    body: { ok: false, error_code: 401, description: `Unauthorized ${MARK}`, error: words },
  });
  const file = join(folder, 'secrets.json');
  if (secrets !== undefined) writeFileSync(file, JSON.stringify(secrets));
  const ended = await command('doctor', args, {
    CIVICAST_SECRETS: file,
    FACEBOOK_API_URL: url,
    TELEGRAM_API_URL: url,
    ...env,
  }).ended;
  expect(ended.out + ended.err).not.toContain(MARK);
  return ended;
}

describe('npm run doctor', () => {
  it('prints a line for each finding, with what to do, and exits 1 when something is in the way', async () => {
    const { code, out, err } = await doctor(SECRETS);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    const lines = out.trimEnd().split('\n');
    expect(lines.every((line) => /^(✓ [^→]+|[!✕] .+ → .+)$/.test(line))).toBe(true);
    expect(lines).toContainEqual(
      expect.stringMatching(/^✕ fb-main: its token cannot read as the Page \(facebook_190: token\) → /),
    );
    expect(lines).toContainEqual(
      expect.stringMatching(/^✕ telegram: the bot's token does not open the bot \(telegram_401: token\) → /),
    );
    expect(lines).toContain('✓ people: 2 may approve');
  });

  it('says the same as JSON', async () => {
    const { code, out } = await doctor(SECRETS, ['--json']);
    expect(code).toBe(1);
    const findings: { level: string }[] = JSON.parse(out);
    expect(findings).toContainEqual({ level: 'good', what: 'people: 2 may approve' });
    expect(findings.some(({ level }) => level === 'error')).toBe(true);
  });

  it.each([
    ['nobody', []],
    ['one person', people.slice(0, 1)],
    ['one person with two tokens', [...people.slice(0, 1), { name: 'Dara', role: 'comms', token: `${MARK}2` }]],
    [
      'one who may approve, and a partner',
      [...people.slice(0, 1), { name: 'Sok', role: 'partner', token: `${MARK}2` }],
    ],
  ])('calls it an error when %s could approve', async (_, few) => {
    const { code, out } = await doctor({ people: few });
    expect(code).toBe(1);
    expect(out).toMatch(/^✕ people: [01] may approve, .* → npm run secrets -- set person NAME approver$/m);
  });

  it('exits 0 where things only wait for a token', async () => {
    const { code, out } = await doctor({ people });
    expect(code).toBe(0);
    expect(out).toMatch(/^! fb-main: has no token, so that its posts wait → npm run secrets -- set fb-main$/m);
  });

  it('looks where there is no secrets file yet', async () => {
    const { code, out } = await doctor(undefined);
    expect(code).toBe(1);
    expect(out).toContain('✕ people: 0 may approve');
  });

  it('reads the parameter of an organisation on AWS, and changes nothing there', async () => {
    await using double = await awsDouble(() => json({ Parameter: { Value: JSON.stringify(SECRETS) } }));
    const { code, out } = await doctor({}, ['--aws', 'angkor'], {
      AWS_ENDPOINT_URL: double.url,
      AWS_ACCESS_KEY_ID: 'double',
      AWS_SECRET_ACCESS_KEY: 'double',
    });
    expect(code).toBe(1);
    expect(out).toContain('✓ people: 2 may approve');
    expect(double.asked.map(asJson)).toEqual([{ Name: '/civicast/angkor/secrets', WithDecryption: true }]);
  });

  it.each<[string, unknown, string[], string]>([
    ['a broken secrets file', { people: [{ name: MARK, role: MARK }] }, [], 'people.0.role'],
    ['a folder without content', {}, ['--content', 'nowhere'], 'There is no folder "nowhere"'],
    ['what is no option', {}, ['--colour'], "Unknown option '--colour'"],
  ])('says in one line what is wrong with %s', async (_, secrets, args, said) => {
    const { code, err } = await doctor(secrets, args);
    expect({ code, lines: err.trim().split('\n').length }).toEqual({ code: 2, lines: 1 });
    expect(err).toContain(said);
  });
});
