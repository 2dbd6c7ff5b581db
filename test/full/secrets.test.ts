import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSecrets } from '../../shared/domain/secrets.ts';
import { type Answer, asJson, awsDouble, json } from '../infra/aws-double.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** In every value that is given, and in none that may be shown. */
const MARK = 'MARK5';
const BOT_TOKEN = `123456:${MARK}-bot`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'civicast-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = () => join(folder, 'kept', 'secrets.json');
const kept = () => readSecrets(readFileSync(file(), 'utf8'), 'the file');

/** Runs the command as a person does who pipes a value into it. Whatever comes of it, no value is ever shown. */
async function secrets(args: readonly string[], value: string, env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [join(ROOT, 'infra/commands/secrets.ts'), ...args], {
    cwd: ROOT,
    env: { PATH: process.env.PATH ?? '', CIVICAST_SECRETS: file(), ...env },
  });
  child.stdin.on('error', () => {});
  child.stdin.end(value);
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  expect(out + err).not.toContain(MARK);
  return { code, out, err };
}

/** A refusal is one line. */
async function refused(args: readonly string[], value: string, env: Record<string, string> = {}) {
  const { code, out, err } = await secrets(args, value, env);
  expect({ code, out, lines: err.trim().split('\n').length }).toEqual({ code: 2, out: '', lines: 1 });
  return err;
}

describe('npm run secrets on a laptop', () => {
  it('puts each token where it belongs, and keeps the others', async () => {
    const given: readonly (readonly [string[], string])[] = [
      [['fb-main'], `EAAB${MARK}`],
      [['telegram', 'bot-token'], BOT_TOKEN],
      [['telegram', 'webhook-secret'], `${MARK}_hook`],
      [['facebook', 'app-secret'], `${MARK}app`],
      [['facebook', 'verify-token'], `${MARK}verify`],
      [['person', 'Dara', 'approver'], `${MARK}dara`],
      [['person', 'សុខ', 'comms'], `${MARK}sok`],
    ];
    for (const [args, value] of given) {
      const { code, out } = await secrets(['set', ...args], `${value}\n`);
      expect(code).toBe(0);
      expect(out).toMatch(/^The secrets file .* has .* now\.\n$/);
    }
    expect(kept()).toEqual({
      channels: { 'fb-main': { pageToken: `EAAB${MARK}` } },
      telegram: { botToken: BOT_TOKEN, webhookSecret: `${MARK}_hook` },
      facebook: { appSecret: `${MARK}app`, verifyToken: `${MARK}verify` },
      oidc: {},
      people: [
        { name: 'Dara', role: 'approver', token: `${MARK}dara` },
        { name: 'សុខ', role: 'comms', token: `${MARK}sok` },
      ],
    });
  });

  it('lets nobody but its owner read the file, also where everybody could before', async () => {
    await secrets(['set', 'telegram', 'bot-token'], BOT_TOKEN);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    writeFileSync(`${file()}.new`, 'left behind', { mode: 0o644 });
    await secrets(['set', 'fb-main'], `EAAB${MARK}`);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(existsSync(`${file()}.new`)).toBe(false);
  });

  it('keeps the tokens of other Pages', async () => {
    await secrets(['set', 'telegram', 'bot-token'], BOT_TOKEN);
    writeFileSync(file(), JSON.stringify({ channels: { 'fb-other': { pageToken: MARK } } }));
    await secrets(['set', 'fb-main'], `EAAB${MARK}`);
    expect(Object.keys(kept().channels)).toEqual(['fb-other', 'fb-main']);
  });

  it('gives a person a new token in place of the old one', async () => {
    await secrets(['set', 'person', 'Dara', 'comms'], `${MARK}old`);
    await secrets(['set', 'person', 'Dara', 'approver'], `${MARK}new`);
    expect(kept().people).toEqual([{ name: 'Dara', role: 'approver', token: `${MARK}new` }]);
  });

  it('lets an access that ends end, with a new token as well', async () => {
    const dara = { name: 'Dara', role: 'partner', token: `${MARK}old`, until: '2027-06-30', email: 'dara@example.org' };
    await secrets(['set', 'person', 'Dara', 'partner'], `${MARK}old`);
    writeFileSync(file(), JSON.stringify({ people: [dara] }));
    await secrets(['set', 'person', 'Dara', 'partner'], `${MARK}new`);
    expect(kept().people).toEqual([{ ...dara, token: `${MARK}new` }]);
  });

  it.each<[string, string[], string, RegExp]>([
    ['a value on the command line', ['fb-main', `EAAB${MARK}`], '', /never taken from the command line/],
    ['a value in place of a channel', [`EAAB${MARK}`], 'x', /Only a Facebook Page .*fb-main/],
    ['a channel that the bot speaks to', ['tg-main'], 'x', /goes by "telegram bot-token"/],
    ['a value behind the bot’s token', ['telegram', 'bot-token', BOT_TOKEN], '', /never taken from the command line/],
    ['a value in place of a kind', ['telegram', BOT_TOKEN], 'x', /^Usage: /],
    ['a value as an option', ['fb-main', `--token=${MARK}`], 'x', /^Usage: /],
    ['a value in place of a role', ['person', 'Dara', MARK], 'x', /comms, approver, creator, partner/],
    ['nothing', ['fb-main'], '\n', /Nothing was given for the page token of fb-main/],
    ['two lines', ['fb-main'], `EAAB${MARK}\nEAAB`, /one word/],
    ['a bot token of another form', ['telegram', 'bot-token'], `bot${MARK}`, /telegram\.botToken \(invalid format\)/],
    ['a webhook secret that Telegram refuses', ['telegram', 'webhook-secret'], `${MARK}é`, /telegram\.webhookSecret/],
  ])('refuses %s in one line, and writes nothing', async (_, args, value, said) => {
    expect(await refused(['set', ...args], value)).toMatch(said);
    expect(existsSync(file())).toBe(false);
  });

  it('refuses one token for two people', async () => {
    await secrets(['set', 'person', 'Dara', 'comms'], MARK);
    expect(await refused(['set', 'person', 'Sok', 'comms'], MARK)).toMatch(/not as it should be: people/);
    expect(kept().people).toHaveLength(1);
  });

  it('names the place of a mistake in the file that is there, and leaves it as it is', async () => {
    const broken = JSON.stringify({ telegram: { botTokn: MARK } });
    writeFileSync(join(folder, 'broken.json'), broken);
    const err = await refused(['set', 'fb-main'], 'x', { CIVICAST_SECRETS: join(folder, 'broken.json') });
    expect(err).toMatch(/broken\.json is not as it should be: telegram/);
    expect(readFileSync(join(folder, 'broken.json'), 'utf8')).toBe(broken);
  });
});

describe('npm run secrets on AWS', () => {
  const aws = (url: string) => ({
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: 'double',
    AWS_SECRET_ACCESS_KEY: 'double',
    AWS_MAX_ATTEMPTS: '1',
  });

  it('reads the organisation’s parameter, and writes it back whole and encrypted', async () => {
    const before = { people: [{ name: 'Dara', role: 'comms', token: `${MARK}dara` }] };
    await using double = await awsDouble(
      (asked): Answer =>
        String(asked.headers['x-amz-target']).endsWith('GetParameter')
          ? json({ Parameter: { Value: JSON.stringify(before) } })
          : json({ Version: 2 }),
    );
    const { code, out } = await secrets(['set', 'fb-main', '--aws', 'angkor'], `EAAB${MARK}`, aws(double.url));
    expect(code).toBe(0);
    expect(out).toContain('/civicast/angkor/secrets');
    const [read, written] = double.asked.map(asJson);
    expect(read).toEqual({ Name: '/civicast/angkor/secrets', WithDecryption: true });
    expect(written).toMatchObject({ Name: '/civicast/angkor/secrets', Type: 'SecureString', Overwrite: true });
    expect(readSecrets(written.Value, 'it')).toMatchObject({
      ...before,
      channels: { 'fb-main': { pageToken: `EAAB${MARK}` } },
    });
    expect(existsSync(file())).toBe(false);
  });

  it('makes the parameter where there is none', async () => {
    await using double = await awsDouble(
      (asked): Answer =>
        String(asked.headers['x-amz-target']).endsWith('GetParameter')
          ? json({ __type: 'ParameterNotFound' }, 400)
          : json({ Version: 1 }),
    );
    expect((await secrets(['set', 'telegram', 'bot-token', '--aws', 'angkor'], BOT_TOKEN, aws(double.url))).code).toBe(
      0,
    );
    expect(double.asked).toHaveLength(2);
  });

  it('says in one line what AWS refuses, and nothing of what it says', async () => {
    await using double = await awsDouble(() => json({ __type: 'AccessDeniedException', message: `no ${MARK}` }, 400));
    const err = await refused(['set', 'fb-main', '--aws', 'angkor'], 'x', aws(double.url));
    expect(err).toContain('/civicast/angkor/secrets cannot be read (AccessDeniedException)');
  });

  it('takes no name of an organisation that would lead elsewhere', async () => {
    expect(await refused(['set', 'fb-main', '--aws', '../other'], 'x')).toContain('--aws names an organisation');
  });
});
