import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type LivePost, type LiveSetting, livePosts } from './live-posts.ts';
import { randomly } from './random.ts';

/**
 * A Facebook and a Telegram in a process of their own, so that they know what is public however often the host dies.
 * Run with its setting as JSON; says its address as soon as it listens.
 */
export interface PlatformSetting extends LiveSetting {
  readonly seed: number;
  /** How long a call takes at most. */
  readonly slowestMs: number;
  /** The share of calls that get no answer. */
  readonly unanswered: number;
  /** How long after that one may still become public. */
  readonly latestMs: number;
}

/** What the platforms tell a test, and nobody else. */
export interface PlatformTruth {
  readonly live: readonly LivePost[];
  /** Calls that are not answered yet. */
  readonly underWay: number;
  /** Calls of which nothing is public yet. */
  readonly toCome: number;
  /** Calls whose caller was gone before the answer. */
  readonly abandoned: number;
  /** What the bot has not taken yet. */
  readonly waiting: number;
}

type Params = Readonly<Record<string, unknown>>;

const setting: PlatformSetting = JSON.parse(process.argv[2] ?? '');
const random = randomly(setting.seed);
const posts = livePosts(setting);
let { slowestMs, latestMs } = setting;
let underWay = 0;
let toCome = 0;
let abandoned = 0;

/** Public at some moment before the answer: a host that dies in between will never hear of it. */
async function accept(asked: Pick<LivePost, 'address' | 'step' | 'text'>, response: ServerResponse): Promise<void> {
  const arrivedMs = Date.now();
  const fate = fateOf(random());
  const [length, part] = [random() * slowestMs, random()];
  underWay += 1;
  response.once('close', () => {
    underWay -= 1;
    if (!response.writableFinished && fate === 'answered') abandoned += 1;
  });
  toCome += 1;
  await pause(length * part);
  if (fate === 'lost' || fate === 'late') response.destroy();
  if (fate === 'late') await pause(((1 + random()) / 2) * latestMs);
  toCome -= 1;
  if (fate === 'lost') return;
  const post = posts.add({ ...asked, arrivedMs });
  await pause(length * (1 - part));
  if (fate === 'answered') answer(response, asked.step === 'post' ? { id: post.id } : { ok: true, result: sent(post) });
  else response.destroy();
}

/** What becomes of a call: most are answered; of the others some are public, some will be, and some never are. */
function fateOf(luck: number): 'answered' | 'unanswered' | 'late' | 'lost' {
  if (luck >= setting.unanswered) return 'answered';
  return (['unanswered', 'late', 'lost'] as const)[Math.floor((luck / setting.unanswered) * 3)] ?? 'lost';
}

function sent({ address, id, createdMs }: LivePost) {
  const chat = { id: Number(address), type: 'channel', title: 'a channel' };
  return { message_id: Number(id), date: Math.floor(createdMs / 1000), chat };
}

function answer(response: ServerResponse, body: unknown): void {
  if (response.destroyed) return;
  // A kept connection may be closed by one side at the very moment when the other one asks again.
  response.setHeader('connection', 'close').setHeader('content-type', 'application/json').end(JSON.stringify(body));
}

function facebook(page: string, edge: string | undefined, params: Params, response: ServerResponse, isRead: boolean) {
  if (edge === 'feed' && !isRead) return accept({ address: page, step: 'post', text: shown(params.message) }, response);
  answer(response, edge === 'feed' ? { data: posts.feed(page, Number(params.since)), paging: {} } : { id: page });
}

function telegram(method: string, params: Params, response: ServerResponse) {
  const address = String(params.chat_id);
  switch (method) {
    case 'sendMessage':
      return accept({ address, step: 'text', text: shown(params.text) }, response);
    case 'sendPoll': {
      const options = (params.options as { readonly text: string }[]).map(({ text }) => text);
      return accept({ address, step: 'poll', text: [params.question, ...options].join('\n') }, response);
    }
    case 'getUpdates':
      return answer(response, { ok: true, result: posts.updatesFrom(Number(params.offset)) });
    case 'getChat':
      return answer(response, { ok: true, result: { id: Number(address), type: 'channel', title: 'a channel' } });
    default:
      return answer(response, { ok: true, result: true });
  }
}

/** White space at the ends does not survive on either platform. */
function shown(text: unknown): string {
  return String(text).trim();
}

// Whoever started it holds the other end: when that closes, nobody is left to stop it.
process.stdin.once('end', () => process.exit()).resume();

const server = createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://platform');
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk);
  } catch {
    return; // Its caller died within the request: nothing of it is ever public.
  }
  const isRead = request.method === 'GET';
  const params: Params = isRead
    ? Object.fromEntries(searchParams)
    : JSON.parse(Buffer.concat(chunks).toString() || '{}');
  const [first = '', second = '', edge] = pathname.slice(1).split('/');
  if (first === 'truth') {
    // Nobody is killed any more: from now on nothing needs to take long.
    if (request.method === 'POST') [slowestMs, latestMs] = [0, 0];
    answer(response, {
      live: posts.live,
      underWay,
      toCome,
      abandoned,
      waiting: posts.waiting(),
    } satisfies PlatformTruth);
  } else if (first.startsWith('bot')) await telegram(second, params, response);
  else await facebook(second, edge, params, response, isRead);
}).listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
