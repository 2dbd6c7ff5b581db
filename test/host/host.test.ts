import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Host, type HostSetting, startHost } from '../../infra/local/host.ts';
import { ROUTES } from '../../infra/pipeline.ts';
import type { Content } from '../../shared/domain/content/content.ts';
import { epochMs, type Instant } from '../../shared/domain/instant.ts';
import { testLog } from '../fakes/log.ts';
import { type Call, type PlatformDouble, platformDouble } from '../fakes/platform-double.ts';
import { requestChecker } from '../request-checker.ts';

const SAMPLE = join(import.meta.dirname, '..', '..', 'content');
const FIVE_TO_SEVEN = '2027-01-09T11:55:00.000Z' as Instant;
const PEOPLE = [
  { name: 'Sophea', role: 'approver', token: 'token-of-sophea' },
  { name: 'Dara', role: 'comms', token: 'token-of-dara' },
  { name: 'Partner', role: 'partner', token: 'token-of-partner' },
];

let folder: string;
let platform: PlatformDouble;
let hosts: Host[];
let read: Content[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'civicast-'));
  cpSync(SAMPLE, join(folder, 'content'), { recursive: true });
  platform = await platformDouble();
  hosts = [];
  read = [];
});
afterEach(async () => {
  for (const host of hosts) await host.stop();
  await platform.stop();
  rmSync(folder, { recursive: true });
});

async function start(more: Partial<HostSetting> = {}): Promise<Host> {
  const host = await startHost({
    content: join(folder, 'content'),
    data: join(folder, 'data'),
    port: 0,
    now: FIVE_TO_SEVEN,
    speed: 1,
    env: {},
    log: testLog(),
    report: async (content) => void read.push(content),
    ...more,
  });
  hosts.push(host);
  return host;
}

/** The sample with its texts reviewed, tokens for its channels, and another server for the platforms. */
function real(): Partial<HostSetting> {
  for (const campaign of readdirSync(join(folder, 'content', 'campaigns')))
    edit(`campaigns/${campaign}/campaign.yaml`, 'km: needed', 'km: done');
  const secrets = join(folder, 'secrets.json');
  const tokens = {
    channels: { 'fb-main': { pageToken: 'page-token' } },
    telegram: { botToken: '42:bot-token' },
    people: PEOPLE,
  };
  writeFileSync(secrets, JSON.stringify(tokens));
  return { env: { CIVICAST_SECRETS: secrets, FACEBOOK_API_URL: platform.url, TELEGRAM_API_URL: platform.url } };
}

function edit(file: string, from: string, to: string): void {
  const path = join(folder, 'content', file);
  writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
}

interface Row {
  readonly delivery_id: string;
  readonly post: string;
  readonly channel: string;
  readonly at: string;
  readonly published_at: string | null;
  readonly status: string;
  readonly held: string | null;
  readonly reason: string | null;
  readonly permalink: string | null;
}

async function call(host: Host, path: string, token?: string, body?: unknown) {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
  const response = await fetch(
    host.url + path,
    body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) },
  );
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, text, json: () => JSON.parse(text) };
}

const deliveries = async (host: Host, token?: string): Promise<Row[]> =>
  (await call(host, '/api/deliveries', token)).json();

async function until<Value>(look: () => Promise<Value | undefined | false>): Promise<Value> {
  for (let waited = 0; waited < 15_000; waited += 25) {
    const found = await look();
    if (found) return found;
    await pause(25);
  }
  throw new Error('It did not come about in 15 seconds');
}

async function approveAll(host: Host): Promise<void> {
  const posts = (await call(host, '/api/approvals', 'token-of-dara')).json();
  for (const { campaign, post, sha256 } of posts) {
    for (const token of ['token-of-sophea', 'token-of-dara']) {
      expect((await call(host, '/api/approve', token, { campaign, post, sha256 })).status).toBe(200);
    }
  }
}

describe('the host', () => {
  it('sends the sample to the sandbox at its moment, shows it in Khmer with its picture, and has it in the ledger', async () => {
    const host = await start({ speed: 120 });
    const rows = await until(async () => {
      const all = await deliveries(host);
      const out = all.filter(({ post, status }) => post === '03-invite' && status === 'published');
      return out.length === 2 && out;
    });
    for (const { at, published_at, permalink } of rows) {
      expect(at).toBe('2027-01-09T12:00:00.000Z');
      expect(published_at && published_at >= at).toBe(true);
      expect(permalink).toContain(host.url);
    }
    const page = await (await fetch(`${host.url}/sandbox/telegram/chats/-1001000000001`)).text();
    expect(page).toContain('សូមអញ្ជើញចូលរួមប្រជុំកម្មវិធីវិនិយោគឃុំ');
    const picture = /src="([^"]+\.jpg)"/.exec(page)?.[1] ?? '';
    expect((await fetch(new URL(picture, `${host.url}/sandbox/`))).headers.get('content-type')).toBe('image/jpeg');
  });

  it('gives real channels nothing before two people have approved, and then each post once, at its moment, in valid requests', async () => {
    const host = await start({ ...real(), speed: 120 });
    expect(
      (await deliveries(host, 'token-of-dara')).find(
        ({ channel, post }) => post === '03-invite' && channel === 'tg-main',
      )?.held,
    ).toBe('approval_needed');
    await approveAll(host);
    const published = await until(async () => {
      const out = (await deliveries(host, 'token-of-dara')).filter(({ status }) => status === 'published');
      return out.length === 2 && out;
    });
    expect(published.map(({ channel }) => channel).toSorted()).toEqual(['fb-main', 'tg-main']);
    for (const { at, published_at } of published) {
      const lateMs = epochMs(published_at as Instant) - epochMs(at as Instant);
      expect(lateMs).toBeGreaterThanOrEqual(0);
      expect(lateMs / 120).toBeLessThan(2_000);
    }
    await pause(500);
    expect(platform.calls.map(({ path }) => path).toSorted()).toEqual([
      '/bot42:bot-token/sendPhoto',
      '/v26.0/100000000000001/photos',
    ]);
    const check = await requestChecker();
    for (const sent of platform.calls) expect(check(sent)).toEqual([]);
  });

  it('lets a held post go by at its moment, without a burst afterwards', async () => {
    const host = await start({ ...real(), speed: 1200 });
    await until(async () => {
      const rows = await deliveries(host, 'token-of-dara');
      return (
        rows.filter(
          ({ post, status, reason }) => post === '03-invite' && status === 'missed' && reason === 'approval_needed',
        ).length === 2
      );
    });
    await approveAll(host);
    await pause(300);
    expect(
      platform.calls.filter(({ params }: Call) => String(params.caption ?? params.message).includes('របៀបវារៈច្បាស់លាស់')),
    ).toEqual([]);
  });

  it('goes on after a restart where it was, and says nothing twice', async () => {
    const settings = { ...real(), speed: 120 };
    const first = await start(settings);
    await approveAll(first);
    await until(async () => platform.calls.length === 2);
    const before = first.ports.clock.now();
    await first.stop();
    hosts.length = 0;
    const second = await start(settings);
    expect(second.ports.clock.now() > before).toBe(true);
    await pause(500);
    expect(platform.calls).toHaveLength(2);
    const rows = await deliveries(second, 'token-of-dara');
    expect(rows.filter(({ status }) => status === 'published')).toHaveLength(2);
  });

  it('lets nobody else into its data folder, and lets nobody judge it by another clock', async () => {
    const first = await start();
    await expect(start()).rejects.toThrow('Another civicast is already running on');
    await first.stop();
    hosts.length = 0;
    await expect(start({ speed: 2 })).rejects.toThrow(
      'began with the clock --now 2027-01-09T11:55:00.000Z, and this start asks for',
    );
  });

  it('answers every route that the stack has', async () => {
    const host = await start();
    const all = await host.ports.ledger.deliveriesOf('2027-01-cip-meeting');
    const code = all.find(({ link }) => link !== null)?.link ?? '';
    for (const { method, path } of ROUTES) {
      const answer = await fetch(host.url + path.replace('{code}', code), { method, redirect: 'manual' });
      // A link to a pack that leads nowhere is answered by a page of its own, which nobody is to find.
      const isPage = path.startsWith('/p/') && answer.headers.get('x-robots-tag') === 'noindex';
      expect(`${method} ${path} ${isPage ? 'page' : answer.status}`).not.toContain('404');
    }
    const browser = {
      'User-Agent': 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36',
    };
    for (const method of ['HEAD', 'GET', 'HEAD'])
      await fetch(`${host.url}/l/${code}`, { method, redirect: 'manual', headers: browser });
    expect((await host.ports.engagement.linkOpens([code])).get(code)?.opens).toBe(1);
  });

  it('takes an edit up until the moment itself, un-approves it, and withdraws what was removed', async () => {
    const host = await start(real());
    await approveAll(host);
    const before = (await call(host, '/api/approvals', 'token-of-dara')).json();
    edit('campaigns/2027-01-cip-meeting/posts/05-tomorrow.md', 'ស្អែកនេះហើយ!', 'ស្អែកនេះ!');
    unlinkSync(join(folder, 'content/campaigns/2027-01-cip-meeting/posts/06-today.md'));
    await until(async () => read.length > 1);
    const version = before.find(({ post }: Row) => post === '05-tomorrow');
    expect((await call(host, '/api/approve', 'token-of-dara', version)).status).toBe(409);
    const rows = await deliveries(host, 'token-of-dara');
    expect(rows.filter(({ post }) => post === '05-tomorrow').every(({ held }) => held !== null)).toBe(true);
    expect(
      new Set(rows.filter(({ post }) => post === '06-today').map(({ status, reason }) => `${status} ${reason}`)),
    ).toEqual(new Set(['cancelled removed']));
  });

  it('goes on with all other posts when one is broken, and reports that one', async () => {
    writeFileSync(
      join(folder, 'content/campaigns/2027-01-cip-meeting/posts/05-tomorrow.md'),
      Buffer.from([0xff, 0xfe, 0x41, 0x00]),
    );
    edit('campaigns/2027-01-cip-meeting/posts/04-not-sure-to-speak.md', 'tg-main, mods', 'tg-nowhere, mods');
    unlinkSync(join(folder, 'content/campaigns/2027-01-cip-meeting/media/what-is-cip.jpg'));
    const host = await start();
    const planned = new Set((await deliveries(host)).map(({ post }) => post));
    expect(planned.has('03-invite') && planned.has('06-today')).toBe(true);
    expect(planned.has('05-tomorrow') || planned.has('04-not-sure-to-speak')).toBe(false);
    const files = read[0]?.problems
      .filter(({ severity }) => severity === 'error')
      .map(({ file }) => file.split('/').at(-1));
    expect(new Set(files)).toEqual(new Set(['01-what-is-cip.md', '04-not-sure-to-speak.md', '05-tomorrow.md']));
  });

  it('answers the API to people with a token only, and each according to their role', async () => {
    const host = await start(real());
    expect((await call(host, '/healthz')).json()).toEqual({ status: 'ok' });
    for (const path of ['/api/deliveries', '/api/deliveries.csv?month=2027-01', '/api/approvals']) {
      expect((await call(host, path)).status).toBe(401);
      expect((await call(host, path, 'a-guess')).status).toBe(401);
    }
    expect((await call(host, '/api/deliveries', 'token-of-partner')).status).toBe(200);
    expect((await call(host, '/api/approvals', 'token-of-partner')).status).toBe(403);
    expect((await call(host, '/api/approve', 'token-of-partner', {})).status).toBe(403);
    expect((await call(host, '/api/approve', 'token-of-dara', { nonsense: 1 })).status).toBe(400);
    expect((await call(host, '/api/deliveries?month=January', 'token-of-dara')).status).toBe(400);
    const nobodysPost = { campaign: 'x', post: 'y', sha256: 'a'.repeat(64) };
    expect((await call(host, '/api/approve', 'token-of-dara', nobodysPost)).status).toBe(404);
  });

  it('exports a month as spreadsheets read it', async () => {
    const host = await start();
    const { text, headers } = await call(host, '/api/deliveries.csv?month=2027-01');
    const lines = text.split('\r\n');
    expect(headers.get('content-type')).toContain('text/csv');
    expect(lines[0]).toBe(
      '\uFEFFdelivery_id,campaign,post,channel,kind,language,variant,planned_at,published_at,status,reason,attempts,external_id,permalink,text_sha256,corrects_month,revision',
    );
    expect(lines.find((line) => line.includes(',03-invite,fb-main,'))).toContain(',2027-01-09T19:00:00+07:00,');
    expect((await call(host, '/api/deliveries.csv')).status).toBe(400);
  });
});
