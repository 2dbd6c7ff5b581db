import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect } from 'vitest';
import { type Host, type HostSetting, startHost } from '../../infra/local/host.ts';
import type { Content } from '../../shared/domain/content/content.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { campaignFolders } from '../fakes/campaign-folders.ts';
import { testLog } from '../fakes/log.ts';
import { type PlatformDouble, platformDouble } from '../fakes/platform-double.ts';

const SAMPLE = join(import.meta.dirname, '..', '..', 'content');
const FIVE_TO_SEVEN = '2027-01-09T11:55:00.000Z' as Instant;
const PEOPLE = [
  { name: 'Sophea', role: 'approver', token: 'token-of-sophea' },
  { name: 'Dara', role: 'comms', token: 'token-of-dara' },
  { name: 'Partner', role: 'partner', token: 'token-of-partner' },
];

/** Hosts of a copy of the sample, which its test may change; all of them stop with the test. */
export function sampleHosts() {
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

  const content = (file: string) => join(folder, 'content', file);

  function edit(file: string, from: string, to: string): void {
    writeFileSync(content(file), readFileSync(content(file), 'utf8').replace(from, to));
  }

  return {
    content,
    edit,
    platform: () => platform,
    /** What was read of the folder, each time that it was. */
    read: () => read,

    async start(more: Partial<HostSetting> = {}): Promise<Host> {
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
    },

    async stop(host: Host): Promise<void> {
      await host.stop();
      hosts = hosts.filter((one) => one !== host);
    },

    /** The sample with its texts reviewed, tokens for its channels, and another server for the platforms. */
    real(): Partial<HostSetting> {
      for (const campaign of campaignFolders(content('.')))
        edit(`campaigns/${campaign}/campaign.yaml`, 'km: needed', 'km: done');
      const secrets = join(folder, 'secrets.json');
      const tokens = {
        channels: { 'fb-main': { pageToken: 'page-token' } },
        telegram: { botToken: '42:bot-token' },
        people: PEOPLE,
      };
      writeFileSync(secrets, JSON.stringify(tokens));
      return { env: { CIVICAST_SECRETS: secrets, FACEBOOK_API_URL: platform.url, TELEGRAM_API_URL: platform.url } };
    },
  };
}

export interface Row {
  readonly delivery_id: string;
  readonly post: string;
  readonly channel: string;
  readonly at: string;
  readonly published_at: string | null;
  readonly status: string;
  readonly held: string | null;
  readonly reason: string | null;
  readonly external_id: string | null;
  readonly permalink: string | null;
}

export async function call(host: Host, path: string, token?: string, body?: unknown) {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
  const response = await fetch(
    host.url + path,
    body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) },
  );
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, text, json: () => JSON.parse(text) };
}

export const deliveries = async (host: Host, token?: string): Promise<Row[]> =>
  (await call(host, '/api/deliveries', token)).json();

export async function until<Value>(look: () => Promise<Value | undefined | false>): Promise<Value> {
  for (let waited = 0; waited < 15_000; waited += 25) {
    const found = await look();
    if (found) return found;
    await pause(25);
  }
  throw new Error('It did not come about in 15 seconds');
}

export async function approveAll(host: Host): Promise<void> {
  const posts = (await call(host, '/api/approvals', 'token-of-dara')).json();
  for (const { campaign, post, sha256 } of posts) {
    for (const token of ['token-of-sophea', 'token-of-dara']) {
      expect((await call(host, '/api/approve', token, { campaign, post, sha256 })).status).toBe(200);
    }
  }
}
