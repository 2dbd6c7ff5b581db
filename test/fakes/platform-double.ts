import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One call that a platform received. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Names of the files that came with it. */
  readonly files: readonly string[];
  /** When it had come, by the monotonic clock. */
  readonly atMs: number;
}

export interface PlatformDouble {
  readonly url: string;
  /** What would be seen by somebody. */
  readonly calls: Call[];
  /** What only asked. */
  readonly reads: Call[];
  /** What the bot was told to send later. */
  readonly refused: Call[];
  stop(): Promise<void>;
}

/**
 * A Facebook and a Telegram that say yes to everything and remember what they were asked; in no way ours.
 *
 * @param messagesPerSecond how many messages a bot may send in any second; without a limit where none is named
 */
export async function platformDouble({ messagesPerSecond = Number.POSITIVE_INFINITY } = {}): Promise<PlatformDouble> {
  const calls: Call[] = [];
  const reads: Call[] = [];
  const refused: Call[] = [];
  const isTooMuch = (call: Call) =>
    isMessage(call) &&
    calls.filter((one) => isMessage(one) && one.atMs > call.atMs - 1_000).length >= messagesPerSecond;
  const server = createServer(async (request, response) => {
    const call = await readCall(request);
    if (isTooMuch(call)) {
      refused.push(call);
      response.writeHead(429, { 'content-type': 'application/json' }).end(JSON.stringify(TOO_MANY));
      return;
    }
    const isRead = call.method === 'GET' || call.path.endsWith('/getUpdates');
    (isRead ? reads : calls).push(call);
    const answer = isRead ? { ok: true, result: [] } : answerTo(call, calls.length);
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    reads,
    refused,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const TOO_MANY = {
  ok: false,
  error_code: 429,
  description: 'Too Many Requests: retry after 1',
  parameters: { retry_after: 1 },
};

function isMessage({ path }: Call): boolean {
  return /\/bot[^/]+\/send/.test(path);
}

async function readCall(request: IncomingMessage): Promise<Call> {
  const body = Buffer.concat(await Array.fromAsync(request));
  const type = request.headers['content-type'] ?? '';
  const [path = '', query = ''] = (request.url ?? '').split('?');
  const method = request.method ?? '';
  const atMs = performance.now();
  if (method === 'GET' || method === 'DELETE')
    return { method, path, params: Object.fromEntries(new URLSearchParams(query)), files: [], atMs };
  if (type.startsWith('application/json'))
    return { method, path, params: JSON.parse(body.toString()), files: [], atMs };
  const form = await new Response(body, { headers: { 'content-type': type } }).formData();
  const fields = [...form];
  return {
    method,
    path,
    params: Object.fromEntries(fields.filter(([, value]) => typeof value === 'string')),
    files: fields.filter(([, value]) => typeof value !== 'string').map(([name]) => name),
    atMs,
  };
}

function answerTo({ method, path, params }: Call, id: number): unknown {
  if (method === 'DELETE' || /\/\d+_\d+$/.test(path)) return { success: true };
  if (path.endsWith('/deleteMessages')) return { ok: true, result: true };
  if (!path.startsWith('/bot'))
    return path.endsWith('/photos') ? { id: String(id), post_id: `1_${id}` } : { id: `1_${id}` };
  const message = {
    message_id: id,
    date: 1_800_000_000,
    chat: { id: Number(params.chat_id), type: 'channel', title: 'a channel' },
  };
  return { ok: true, result: path.endsWith('/sendMediaGroup') ? [message] : message };
}
