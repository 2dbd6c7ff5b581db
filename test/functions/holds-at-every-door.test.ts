import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSummary } from '../../infra/commands/start-summary.ts';
import { channelStandings } from '../../shared/channels/standing.ts';
import { tripped } from '../../shared/domain/breaker.ts';
import type { Delivery, Entry } from '../../shared/domain/delivery.ts';
import { resemble, suspend } from '../../shared/domain/delivery-life.ts';
import { HOLD_REASONS, type HoldReason } from '../../shared/domain/hold.ts';
import { HOLD_WORDS } from '../../shared/domain/hold-words.ts';
import { HOUR_MS, plus } from '../../shared/domain/instant.ts';
import { Secrets } from '../../shared/domain/secrets.ts';
import { aDelivery, EVENING, NOON } from '../fakes/a-delivery.ts';
import { command } from '../fakes/command.ts';
import { chatOf, DARA, link } from './a-team.ts';
import { asking } from './asking.ts';
import { command as commanded } from './receiving.ts';

const LATER = plus(EVENING, 2 * HOUR_MS);
const NOTHING = { reviewNeeded: false, quiet: null, election: null, hotline: null };
const SOPHEA = 'token-of-sophea';

/** The console over fakes, with real channels as far as there are tokens, and one post that waits. */
async function aWorld(entry: Partial<Entry> = {}, telegram = { botToken: '42:bot-token' } as object) {
  const secrets = Secrets.parse({ telegram });
  const standings = channelStandings({
    secrets: async () => secrets,
    platforms: 'real',
    hasModerators: async () => false,
  });
  const here = asking({ channels: standings });
  const delivery = await here.planned({ at: LATER, ...entry });
  return { ...here, delivery };
}
type World = Awaited<ReturnType<typeof aWorld>>;

async function changed(world: World, next: Delivery | null): Promise<World> {
  if (!next) throw new Error('this can happen to it');
  await world.ledger.save(next);
  return world;
}

const under = (conditions: Partial<typeof NOTHING | Entry['conditions']>) =>
  aWorld({ conditions: { ...NOTHING, ...conditions } });

/** How each hold comes about. */
const MADE: Readonly<Record<HoldReason, () => Promise<World>>> = {
  async paused() {
    const world = await aWorld();
    await world.ask('/api/pause', SOPHEA, {});
    return world;
  },
  async campaign_vanished() {
    const world = await aWorld();
    const record = await world.ledger.campaign(world.delivery.campaign);
    await world.ledger.saveCampaign({ ...record, revision: record.revision + 1, missing: ['01', '02'] });
    return world;
  },
  async post_broken() {
    const world = await aWorld();
    return changed(world, suspend(world.delivery, NOON));
  },
  async looks_already_published() {
    const world = await aWorld();
    return changed(world, resemble(world.delivery, aDelivery({ post: 'other' }).id, NOON));
  },
  no_token: () => aWorld({}, {}),
  async channel_broken() {
    const world = await aWorld();
    await world.ledger.trip(tripped(world.delivery, 'token', 'telegram_401', NOON));
    return world;
  },
  channel_not_ready: () => aWorld({ kind: 'offline_pack', channel: 'print', address: '' }),
  no_moderators: () => aWorld({ kind: 'moderator_pack', channel: 'mods', address: '', recipients: ['siem-reap'] }),
  quiet_date: () => under({ quiet: 'khmer-new-year' }),
  election_date: () => under({ election: 'commune-election' }),
  hotline_unverified: () => under({ hotline: { id: 'help', verifiedUntil: null } }),
  review_needed: () => under({ reviewNeeded: true }),
  async change_asked() {
    const world = await aWorld();
    const { campaign, post, approval } = world.delivery;
    await world.ask('/api/ask-change', SOPHEA, { campaign, post, sha256: approval, change: 'text' });
    return world;
  },
  approval_needed: () => aWorld(),
};

/** What a person is shown of the one post that waits, at each door through which somebody may look. */
const DOORS: Readonly<Record<string, (world: World, reason: HoldReason) => Promise<string>>> = {
  async 'GET /api/deliveries'(world, reason) {
    const [row] = (await world.ask('/api/deliveries', SOPHEA)).json;
    expect(row).toMatchObject({ held: reason, held_because: HOLD_WORDS[reason] });
    return JSON.stringify(row.held_because);
  },
  async 'the bot, /today'(world) {
    world.clock.set(NOON);
    await link([DARA], NOON, world);
    const { reply } = await world.telegram(commanded(chatOf(DARA), '/today'));
    return reply.text ?? '';
  },
  async 'npm start'(world) {
    const ports = { ...world.ports, platforms: 'real' as const };
    return startSummary({ url: 'http://127.0.0.1:4000', ports }, null, 'content');
  },
};

function expectInWords(shown: string, reason: HoldReason): void {
  const { en, km, lifter } = HOLD_WORDS[reason];
  for (const words of [en, km, lifter.en, lifter.km]) expect(shown.replaceAll('\\"', '"')).toContain(words);
}

describe.each(Object.keys(DOORS))('%s', (door) => {
  it.each(HOLD_REASONS)('says why, in both languages, and who can let it go: %s', async (reason) => {
    expectInWords(await (DOORS[door]?.(await MADE[reason](), reason) ?? ''), reason);
  });
});

describe('npm run plan', () => {
  const SAMPLE = join(import.meta.dirname, '..', '..', 'content');
  const CIP = 'campaigns/2027-01-cip-meeting';
  const ARGS = ['--now', '2026-11-22T08:00:00+07:00'];
  /** What can be known before anybody has been asked: by which post and channel. */
  const SHOWN: Partial<Record<HoldReason, string>> = {
    channel_not_ready: '03-invite print-village',
    quiet_date: '08-quiet tg-main',
    election_date: '09-election tg-main',
    hotline_unverified: '10-hotline tg-main',
    review_needed: '01-two-step-telegram fb-main',
    approval_needed: '03-invite mods-siemreap',
  };
  let folder: string;
  const edit = (file: string, from: string, to: string) => {
    const path = join(folder, file);
    writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
  };
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'civicast-'));
    cpSync(SAMPLE, folder, { recursive: true });
    edit(`${CIP}/campaign.yaml`, 'km: needed', 'km: done');
    edit('_org/org.yaml', '  - { from: 2027-05-20', 'election_dates:\n  - { from: 2027-05-20');
    const post = (name: string, settings: string) =>
      writeFileSync(
        join(folder, CIP, 'posts', `${name}.md`),
        `---\nchannels: [tg-main]\n${settings}\n---\n=== km ===\nក ${name}\n=== en ===\nA ${name}\n`,
      );
    post('08-quiet', 'at: 2027-04-15 19:00\ncta: { type: share }');
    post('09-election', 'at: 2027-05-25 19:00\ncta: { type: share }\nsafety: { election_sensitive: true }');
    post('10-hotline', 'at: 2027-03-01 19:00\ncta: { type: call_hotline, hotline: health-info }');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('says of every hold that it can know why, in both languages, and who can let it go, as words and as JSON', async () => {
    const [words, json] = await Promise.all(
      [ARGS, [...ARGS, '--json']].map(async (args) => (await command('plan', [folder, ...args]).ended).out),
    );
    const { slots, problems } = JSON.parse(json ?? '');
    expect(problems.filter(({ severity }: { severity: string }) => severity === 'error')).toEqual([]);
    const all = slots.flatMap(({ deliveries }: { deliveries: object[] }) => deliveries);
    for (const reason of HOLD_REASONS) {
      const named = SHOWN[reason];
      if (!named) continue;
      const row = all.find(({ post, channel }: Delivery) => `${post} ${channel}` === named);
      expect(row, named).toMatchObject({ held: reason, held_because: HOLD_WORDS[reason] });
      expectInWords(words ?? '', reason);
    }
  });
});

describe('the words of a hold', () => {
  it.each(HOLD_REASONS)('are for people, not for programs: %s', (reason) => {
    const { en, km, lifter } = HOLD_WORDS[reason];
    for (const words of [en, km, lifter.en, lifter.km]) {
      expect(words).not.toMatch(/\/api\/|POST|GET|_needed|_date\b/);
      expect(words).not.toBe('');
    }
    for (const words of [km, lifter.km]) expect(words).toMatch(/[\u1780-\u17ff]/);
  });

  it('say of a quiet day and of election dates that two people may let it go', () => {
    for (const reason of ['quiet_date', 'election_date'] as const) {
      expect(HOLD_WORDS[reason].en).toContain('two people');
      expect(HOLD_WORDS[reason].km).toContain('ពីរនាក់');
    }
  });
});
