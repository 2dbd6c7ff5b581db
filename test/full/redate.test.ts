import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Host, startHost } from '../../infra/local/host.ts';
import { type Instant, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import { campaignFolders } from '../fakes/campaign-folders.ts';
import { testLog } from '../fakes/log.ts';
import { type PlatformDouble, platformDouble } from '../fakes/platform-double.ts';

const SAMPLE = join(import.meta.dirname, '..', '..', 'content');
const CAMPAIGN = '2027-01-cip-meeting';
const FIVE_TO_SEVEN = '2027-01-09T11:55:00.000Z' as Instant;
const PEOPLE = ['Sophea', 'Dara', 'Bopha'].map((name) => ({ name, role: 'approver', token: `token-of-${name}` }));

let folder: string;
let platform: PlatformDouble;
let host: Host;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'civicast-'));
  cpSync(SAMPLE, join(folder, 'content'), { recursive: true });
  for (const campaign of campaignFolders(join(folder, 'content'))) {
    const file = join(folder, 'content', 'campaigns', campaign, 'campaign.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('km: needed', 'km: done'));
  }
  const secrets = join(folder, 'secrets.json');
  const channels = { 'fb-main': { pageToken: 'page-token' } };
  writeFileSync(secrets, JSON.stringify({ channels, telegram: { botToken: '42:bot-token' }, people: PEOPLE }));
  platform = await platformDouble();
  host = await startHost({
    content: join(folder, 'content'),
    data: join(folder, 'data'),
    port: 0,
    now: FIVE_TO_SEVEN,
    speed: 600,
    env: {
      CIVICAST_SECRETS: secrets,
      CIVICAST_AUTHOR: 'Bopha',
      FACEBOOK_API_URL: platform.url,
      TELEGRAM_API_URL: platform.url,
    },
    log: testLog(),
    report: async () => {},
  });
});
afterEach(async () => {
  await host.stop();
  await platform.stop();
  rmSync(folder, { recursive: true });
});

async function call(path: string, who: string, body?: object) {
  const headers = { 'content-type': 'application/json', authorization: `Bearer token-of-${who}` };
  const init = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers };
  const response = await fetch(host.url + path, init);
  return { status: response.status, headers: response.headers, bytes: await response.bytes() };
}

async function ask(path: string, who: string, body?: object) {
  const { status, bytes } = await call(path, who, body);
  return { status, json: JSON.parse(new TextDecoder().decode(bytes)) };
}

async function until<Value>(look: () => Promise<Value | undefined | false>): Promise<Value> {
  for (let waited = 0; waited < 20_000; waited += 25) {
    const found = await look();
    if (found) return found;
    await pause(25);
  }
  throw new Error('It did not come about in 20 seconds');
}

interface Matter {
  readonly post: string;
  readonly channel: string;
  readonly reason: string;
}

describe('a post that was missed while everything was paused', () => {
  it('is listed with text and picture, gets a new moment, and goes out then once two people have approved it', async () => {
    expect((await ask('/api/pause', 'Dara', {})).status).toBe(200);
    const missed = await until(async () => {
      const own = (await ask('/api/matters', 'Dara')).json.filter(
        ({ post, channel }: Matter) => post === '03-invite' && /^(fb|tg)-main$/.test(channel),
      );
      return own.length === 2 && own;
    });
    for (const person of ['Dara', 'Sophea']) await ask('/api/resume', person, {});
    for (const { kind, reason, text, photos, because, actions } of missed) {
      expect({ kind, reason }).toEqual({ kind: 'missed', reason: 'paused' });
      expect(text).toContain('សូមអញ្ជើញចូលរួមប្រជុំកម្មវិធីវិនិយោគឃុំ');
      expect(because.km).toContain('ផ្អាក');
      expect(actions).toContain('redate');
      const photo = await call(photos[0].url, 'Dara');
      expect(photo.headers.get('content-type')).toBe('image/jpeg');
      expect(photo.bytes.length).toBe(photos[0].bytes);
    }

    // Who gives the post a new moment takes up what somebody has let be.
    const left = `/api/deliveries/${missed[0].delivery_id}/done`;
    expect((await ask(left, 'Sophea', { how: 'dropped' })).json).toMatchObject({ handled: 'dropped' });

    const at = `${plus(host.ports.clock.now(), 60 * MINUTE_MS).slice(0, 16)}:00.000Z` as Instant;
    const redated = await ask('/api/redate', 'Dara', { campaign: CAMPAIGN, post: '03-invite', at });
    expect(redated).toMatchObject({ status: 200, json: { at, was: '2027-01-09T12:00:00.000Z' } });
    const { sha256 } = await until(async () => {
      const rows = (await ask(`/api/approvals?campaign=${CAMPAIGN}`, 'Dara')).json;
      return rows.find((row: { post: string; until: Instant | null }) => row.post === '03-invite' && row.until === at);
    });
    const version = { campaign: CAMPAIGN, post: '03-invite', sha256 };
    // Whoever the folder is named to be of is its author.
    expect(await ask('/api/approve', 'Bopha', version)).toMatchObject({ status: 403, json: { error: 'author' } });
    expect((await ask('/api/approve', 'Dara', version)).json).toEqual({ approved: false, waiting_for: 1 });
    expect((await ask('/api/approve', 'Sophea', version)).json).toEqual({ approved: true, waiting_for: 0 });
    expect(platform.calls).toEqual([]);

    const out = await until(async () => {
      const rows = (await ask(`/api/deliveries?campaign=${CAMPAIGN}&status=published`, 'Dara')).json;
      return rows.length === 2 && rows;
    });
    for (const row of out) {
      expect(row).toMatchObject({ post: '03-invite', at });
      expect(row.published_at >= at).toBe(true);
    }
    expect(platform.calls.map(({ path }) => path).toSorted()).toEqual([
      '/bot42:bot-token/sendPhoto',
      '/v26.0/100000000000001/photos',
    ]);
    const matters = (await ask('/api/matters', 'Dara')).json.filter(
      ({ post, channel }: Matter) => post === '03-invite' && /^(fb|tg)-main$/.test(channel),
    );
    expect(matters).toEqual([]);
  }, 40_000);
});
