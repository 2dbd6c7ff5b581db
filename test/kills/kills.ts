import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Instant } from '../../shared/domain/instant.ts';
import { command } from '../fakes/command.ts';
import { disagreements } from './agreement.ts';
import { approveAll } from './approve-all.ts';
import { type WrittenFolder, writeCampaign } from './campaign.ts';
import { DISCUSSED_CHATS, postsToKill } from './campaign-to-kill.ts';
import { type PlatformProcess, platformProcess } from './platform-process.ts';
import { randomly } from './random.ts';
import { type Settled, settle } from './settle.ts';

export interface Ordeal {
  /** Replays the moments of the kills; what they hit depends on the machine, too. */
  readonly seed: number;
  readonly kills: number;
  /** One each minute of the host's clock, to six channels. */
  readonly posts: number;
  /** Real time that the host is left at most, once it is ready. */
  readonly longestRunMs: number;
}

export interface Survived {
  /** What the ledger says and the platforms do not, or the other way round. */
  readonly disagreements: readonly string[];
  readonly published: number;
  /** Kills that left calls which the platforms had, and had not answered. */
  readonly whileSending: number;
  /** Deliveries whose outcome was unknown, and which a look found. */
  readonly found: number;
  /** Deliveries that were sent once more, because looks proved them absent. */
  readonly sentAgain: number;
  readonly summary: string;
}

const BEGIN = '2027-02-01T00:00:20.000Z' as Instant;
/**
 * A quarter of an hour is a lease then, so that what is proved absent may still be sent before it expires; and two hours
 * of posts take eight minutes, in which also a slow machine starts the host a hundred times.
 */
const SPEED = 15;
/** A quarter of the four seconds between two posts: a kill at any moment often hits something. */
const SLOWEST_MS = 1_000;
const UNANSWERED = 0.2;
/** Three quarters of a minute of the host's clock: a platform may still accept what we gave up on for about four. */
const LATEST_MS = 3_000;
/** Reading the content and settling what is overdue takes about as long. */
const LONGEST_START_MS = 1_200;
/** A little more than the time between two posts. */
const LONGEST_WAIT_MS = 5_000;
/** When the host is killed, in turn: as soon as a platform has something to answer, at any time, before it is ready. */
const MOMENTS = ['sending', 'any', 'sending', 'starting', 'sending'] as const;

/** Kills the real host again and again during a campaign, and compares what is public in the end with what it says. */
export async function survive({ seed, kills, posts, longestRunMs }: Ordeal): Promise<Survived> {
  const random = randomly(seed);
  const folder = mkdtempSync(join(tmpdir(), 'civicast-kills-'));
  const written = writeCampaign(folder, '2027-02-kills', postsToKill(posts));
  const platform = await platformProcess({
    clockFile: join(written.data, 'clock.json'),
    discussed: DISCUSSED_CHATS,
    seed,
    slowestMs: SLOWEST_MS,
    unanswered: UNANSWERED,
    latestMs: LATEST_MS,
  });
  const env = { CIVICAST_SECRETS: written.secrets, FACEBOOK_API_URL: platform.url, TELEGRAM_API_URL: platform.url };
  const port = await freePort();
  const began = performance.now();
  let whileSending = 0;
  let host: ReturnType<typeof command> | null = null;
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      host = command('start', argumentsFor(written, port), env);
      const moment = MOMENTS[kill % MOMENTS.length];
      if (moment === 'starting') await pause(random() * LONGEST_START_MS);
      else await host.said('Ready in');
      if (kill === 0) await approveAll(`http://127.0.0.1:${port}`, written.token);
      if (moment === 'sending') await somethingSent(platform);
      if (moment !== 'starting') await pause(random() * (moment === 'any' ? longestRunMs : 50));
      const { abandoned } = await platform.truth();
      host.child.kill('SIGKILL');
      await host.ended;
      if ((await platform.truth()).abandoned > abandoned) whileSending += 1;
    }
    const killedMs = performance.now() - began;
    while ((await platform.truth()).toCome > 0) await pause(50);
    await platform.hurry();
    const settled = await settle(written, { now: BEGIN, speed: SPEED }, env);
    const settledMs = performance.now() - began - killedMs;
    const { live } = await platform.truth();
    const figures = figuresOf(settled);
    return {
      ...figures,
      disagreements: [...disagreements(settled.deliveries, live, canBeRead), ...misshown(settled)],
      whileSending,
      summary: [
        `seed ${seed}: ${kills} kills in ${Math.round(killedMs)} ms, ${whileSending} while sending`,
        `settled in ${Math.round(settledMs)} ms: ${live.length} live, ${JSON.stringify(figures)}`,
      ].join('; '),
    };
  } finally {
    host?.child.kill('SIGKILL');
    await platform.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether there is some way to see it: a Page's feed; on Telegram what a group hears of, and it is known by its text. */
function canBeRead({ address, step }: { readonly address: string; readonly step: string }): boolean {
  return step === 'post' || (step === 'text' && DISCUSSED_CHATS.includes(address));
}

function misshown({ deliveries, rows }: Settled): string[] {
  const shown = new Map(rows.map((row) => [row.delivery_id, row.status]));
  return deliveries
    .filter(({ id, state }) => shown.get(id) !== state.status)
    .map(({ post, channel, state }) => `${post} on ${channel} is ${state.status}, and is not shown as that`);
}

function figuresOf({ deliveries }: Settled) {
  const of = (status: string) => deliveries.filter(({ state }) => state.status === status);
  const had = (type: string, among = deliveries) =>
    among.filter(({ events }) => events.some((event) => event.type === type));
  const published = of('published');
  return {
    deliveries: deliveries.length,
    published: published.length,
    unknown: of('unknown').length,
    found: had('unknown', published).length - had('absent', published).length,
    sentAgain: had('absent').length,
  };
}

/** Waits for several calls, of which some are still unanswered a moment later; not for ever: the campaign may be over. */
async function somethingSent(platform: PlatformProcess): Promise<void> {
  const until = performance.now() + LONGEST_WAIT_MS;
  while (performance.now() < until && (await platform.truth()).underWay < 3) await pause(5);
}

function argumentsFor({ content, data }: WrittenFolder, port: number): string[] {
  const flags = { content, data, port, now: BEGIN, speed: SPEED };
  return Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)]);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
