import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { command } from '../fakes/command.ts';
import { platformDouble } from '../fakes/platform-double.ts';

const SAMPLE = join(import.meta.dirname, '..', '..', 'content');
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 1_000_000));
const POSTS = 60;
const KILLS = 12;
const SPEED = 600;
const PORT = 4790;
const TOKEN = 'token-of-dara';

/** A small generator, so that a seed replays its kills. @see https://en.wikipedia.org/wiki/Linear_congruential_generator */
function randomly(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

function writeCampaign(folder: string): void {
  cpSync(join(SAMPLE, '_org'), join(folder, 'content', '_org'), { recursive: true });
  const campaign = join(folder, 'content', 'campaigns', '2027-02-kills');
  mkdirSync(join(campaign, 'posts'), { recursive: true });
  writeFileSync(
    join(campaign, 'campaign.yaml'),
    'format: 1\ntopic: other\nname: { km: "សាកល្បង", en: "Trial" }\nowner: comms\ngoal: { measure: shares, target: 1, by: 2027-03-01 }\nchannels: [fb-main, tg-main]\n',
  );
  for (let number = 0; number < POSTS; number += 1) {
    const minutes = 7 * 60 + number * 12;
    const at = `2027-02-01 ${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
    const name = `${String(number).padStart(2, '0')}-post`;
    const post = `---\nat: ${at}\ncta: { type: none, why: "a trial" }\n---\n=== km ===\nប្រកាស ${name}\n\n=== en ===\nPost ${name}\n`;
    writeFileSync(join(campaign, 'posts', `${name}.md`), post);
  }
  const tokens = {
    channels: { 'fb-main': { pageToken: 'page-token' } },
    telegram: { botToken: '42:bot-token' },
    people: [
      { name: 'Sophea', role: 'approver', token: 'token-of-sophea' },
      { name: 'Dara', role: 'approver', token: TOKEN },
    ],
  };
  writeFileSync(join(folder, 'secrets.json'), JSON.stringify(tokens));
}

interface Row {
  readonly campaign: string;
  readonly post: string;
  readonly channel: string;
  readonly status: string;
  readonly sha256: string;
}

/** What the API answers: deliveries or approvals, of which a test reads these names. */
async function api(path: string, token: string, body?: unknown): Promise<Row[]> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const init = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
  const answer: Row[] = JSON.parse(await (await fetch(`http://127.0.0.1:${PORT}${path}`, init)).text());
  return answer;
}

it(`says nothing twice and nothing false through ${KILLS} kills at random moments (seed ${SEED})`, async () => {
  const random = randomly(SEED);
  const folder = mkdtempSync(join(tmpdir(), 'civicast-kills-'));
  writeCampaign(folder);
  const platform = await platformDouble();
  const start = () =>
    command(
      'start',
      [
        '--content',
        join(folder, 'content'),
        '--data',
        join(folder, 'data'),
        '--port',
        String(PORT),
        '--now',
        '2027-02-01T06:50:00+07:00',
        '--speed',
        String(SPEED),
      ],
      {
        CIVICAST_SECRETS: join(folder, 'secrets.json'),
        FACEBOOK_API_URL: platform.url,
        TELEGRAM_API_URL: platform.url,
      },
    );

  let host = start();
  await host.said('Ready in');
  for (const { campaign, post, sha256 } of await api('/api/approvals', TOKEN)) {
    for (const token of ['token-of-sophea', TOKEN]) await api('/api/approve', token, { campaign, post, sha256 });
  }
  for (let kill = 0; kill < KILLS; kill += 1) {
    await pause(500 + random() * 4_000);
    host.child.kill('SIGKILL');
    await host.ended;
    host = start();
    await host.said('Ready in');
  }
  const settled = ({ status }: Row) => !['scheduled', 'sending'].includes(status);
  let rows = await api('/api/deliveries', TOKEN);
  for (let waited = 0; waited < 240 && !rows.every(settled); waited += 1) {
    await pause(1_000);
    rows = await api('/api/deliveries', TOKEN);
  }
  host.child.kill('SIGTERM');
  await host.ended;
  await platform.stop();
  rmSync(folder, { recursive: true });

  expect(rows).toHaveLength(POSTS * 2);
  const texts = platform.calls.map(
    ({ path, params }) => `${path.startsWith('/bot') ? 'tg-main' : 'fb-main'} ${params.message ?? params.text}`,
  );
  expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
  const isLive = ({ channel, post }: Row) => texts.some((text) => text.startsWith(channel) && text.includes(post));
  for (const row of rows) {
    if (row.status === 'published') expect(isLive(row)).toBe(true);
    // What is live and not published must be called unknown: the worker died before it could write the id down.
    else expect([row.status, isLive(row)]).toEqual([row.status, row.status === 'unknown' && isLive(row)]);
  }
  const counts = Object.groupBy(rows, ({ status }: Row) => status);
  console.log(
    `seed ${SEED}: ${Object.entries(counts)
      .map(([status, all]) => `${all?.length} ${status}`)
      .join(', ')}`,
  );
});
