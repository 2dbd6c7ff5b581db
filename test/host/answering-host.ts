import { createHmac } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startHost } from '../../infra/local/host.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import type { EngagementRow } from '../../shared/domain/engagement-rows.ts';
import { type Instant, MINUTE_MS, plus, SECOND_MS } from '../../shared/domain/instant.ts';
import { jsonLog } from '../../shared/runtime/log.ts';
import { platformDouble } from '../fakes/platform-double.ts';

const SAMPLE = join(import.meta.dirname, '..', '..', 'content');
const APP_SECRET = 'app-secret';
const WEBHOOK_SECRET = 'webhook-secret';
export const STAFF = 'token-of-dara';
/** When the sample's invitation goes out. */
const SEVEN_O_CLOCK = '2027-01-09T12:00:00.000Z' as Instant;
/** In which whoever approves must be done, on a busy machine too. */
const APPROVING_MS = 3 * SECOND_MS;

/**
 * The whole host with real tokens, another server for the platforms, and its webhooks open: what it sends is out, and
 * whatever the platforms would tell it can be brought.
 */
export async function answeringHost({ speed = 3600, ...limits }: { speed?: number; messagesPerSecond?: number } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'civicast-'));
  const data = join(folder, 'data');
  const platform = await platformDouble(limits);
  cpSync(SAMPLE, join(folder, 'content'), { recursive: true });
  for (const campaign of ['2026-12-digital-safety-tips', '2027-01-cip-meeting']) {
    const file = join(folder, 'content', 'campaigns', campaign, 'campaign.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('km: needed', 'km: done'));
  }
  const org = join(folder, 'content', '_org', 'org.yaml');
  writeFileSync(org, readFileSync(org, 'utf8').replace('approvals: 2', 'approvals: 1'));
  const secrets = join(folder, 'secrets.json');
  writeFileSync(
    secrets,
    JSON.stringify({
      channels: { 'fb-main': { pageToken: 'page-token' } },
      facebook: { appSecret: APP_SECRET, verifyToken: 'verify-token' },
      telegram: { botToken: '42:bot-token', webhookSecret: WEBHOOK_SECRET },
      people: [{ name: 'Dara', role: 'comms', token: STAFF }],
    }),
  );
  const lines: string[] = [];
  const host = await startHost({
    content: join(folder, 'content'),
    data,
    port: 0,
    now: plus(SEVEN_O_CLOCK, -Math.max(5 * MINUTE_MS, speed * APPROVING_MS)),
    speed,
    env: {
      CIVICAST_SECRETS: secrets,
      CIVICAST_PUBLIC_URL: 'https://civic.example.org',
      FACEBOOK_API_URL: platform.url,
      TELEGRAM_API_URL: platform.url,
    },
    log: jsonLog((line) => lines.push(line)),
    report: async () => {},
  });
  const staff = { Authorization: `Bearer ${STAFF}`, 'Content-Type': 'application/json' };

  let isRunning = true;
  const here = {
    host,
    folder,
    data,
    /** Changes a content file as its author does. */
    edit(file: string, from: string, to: string) {
      const path = join(folder, 'content', file);
      writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
    },
    platform,
    /** Everything that was logged. */
    lines,
    async get<Row = Record<string, string>>(path: string): Promise<Row[]> {
      return (await fetch(host.url + path, { headers: staff, redirect: 'manual' })).json() as Promise<Row[]>;
    },
    engagement: () => here.get<EngagementRow>('/api/engagement?campaign=2027-01-cip-meeting'),
    /** Approves whatever waits, so that it goes out at its moment. */
    async approveAll() {
      for (const { campaign, post, sha256 } of await here.get('/api/approvals'))
        await fetch(`${host.url}/api/approve`, {
          method: 'POST',
          headers: staff,
          body: JSON.stringify({ campaign, post, sha256 }),
        });
    },
    /** Waits until the sample's invitation is out, and answers where. */
    async invited(): Promise<Delivery[]> {
      for (let waited = 0; waited < 20_000; waited += 50) {
        const all = await host.ports.ledger.deliveriesOf('2027-01-cip-meeting');
        const out = all.filter(({ post, state }) => post === '03-invite' && state.status === 'published');
        if (out.length === 2) return out;
        await pause(50);
      }
      throw new Error('The invitation did not go out');
    },
    async facebook(body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) {
      const signature = `sha256=${createHmac('sha256', APP_SECRET).update(body).digest('hex')}`;
      return bring('/webhooks/facebook', body, { 'X-Hub-Signature-256': signature, ...headers });
    },
    async telegram(body: string, headers: Record<string, string> = {}) {
      return bring('/webhooks/telegram', body, { 'X-Telegram-Bot-Api-Secret-Token': WEBHOOK_SECRET, ...headers });
    },
    /** Stops the host and leaves its data folder to others. */
    async leave() {
      if (isRunning) await host.stop();
      isRunning = false;
    },
    async stop() {
      await here.leave();
      await platform.stop();
      rmSync(folder, { recursive: true });
    },
  };
  return here;

  async function bring(path: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string>) {
    const init = { method: 'POST', body, headers: { 'Content-Type': 'application/json', ...headers } };
    const response = await fetch(host.url + path, init);
    return { status: response.status, text: await response.text() };
  }
}
