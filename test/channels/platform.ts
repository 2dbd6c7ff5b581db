import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { Content } from '../../shared/channels/http.ts';

/** What a platform was asked: fields as text or parsed JSON, files as bytes. */
export interface Request {
  readonly method: string;
  readonly path: string;
  readonly contentType: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly files: Readonly<Record<string, { readonly type: string; readonly bytes: Uint8Array }>>;
  /** The client's port: another one is another connection. */
  readonly connection: number;
}

/** How a platform meets a request: an answer as it stands, or whatever it does to the socket. */
export type Reply =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body: unknown }
  | ((request: IncomingMessage, response: ServerResponse) => void);

/** A platform on this machine that gives these replies one after the other, the last one for ever. */
export async function platform(...replies: readonly Reply[]) {
  const requests: Request[] = [];
  let served = 0;
  const server = createServer(async (request, response) => {
    const reply = replies[Math.min(served++, replies.length - 1)];
    if (typeof reply === 'function') return reply(request, response);
    requests.push(await parse(request));
    response.writeHead(reply?.status ?? 500, { 'content-type': 'application/json', ...reply?.headers });
    response.end(typeof reply?.body === 'string' ? reply.body : JSON.stringify(reply?.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${addressOf(server).port}`, requests };
}

function addressOf(server: { address(): AddressInfo | string | null }): AddressInfo {
  const address = server.address();
  if (typeof address === 'string' || address === null) throw new Error('The server listens on no port');
  return address;
}

async function parse(request: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const contentType = request.headers['content-type'] ?? '';
  const { params, files } = await paramsOf({ type: contentType, bytes: Buffer.concat(chunks) });
  return {
    method: request.method ?? '',
    path: request.url ?? '',
    contentType,
    params,
    files,
    connection: request.socket.remotePort ?? 0,
  };
}

/** Takes the whole request, then resets the connection: it may have been acted upon. */
export async function cutAfterwards(request: IncomingMessage): Promise<void> {
  await parse(request);
  request.socket.resetAndDestroy();
}

export async function paramsOf({ type, bytes }: Content): Promise<Pick<Request, 'params' | 'files'>> {
  const body = new Response(bytes, { headers: { 'content-type': type } });
  if (!type.startsWith('multipart/')) return { params: JSON.parse((await body.text()) || '{}'), files: {} };
  const params: Record<string, unknown> = {};
  const files: Record<string, { type: string; bytes: Uint8Array }> = {};
  for (const [name, value] of await body.formData()) {
    if (typeof value === 'string') params[name] = /^[[{]/.test(value) ? JSON.parse(value) : value;
    else files[name] = { type: value.type, bytes: await value.bytes() };
  }
  return { params, files };
}

/** Holds requests against the vendors' machine-readable specifications, where this machine has them. */
export async function expectAccepted(requests: readonly Request[]): Promise<void> {
  const checker = process.env.RECORDINGS && join(process.env.RECORDINGS, '..', 'check-requests.mjs');
  if (!checker || !existsSync(checker)) return;
  const { checkRequest } = await import(checker);
  for (const { method, path, params, files } of requests) {
    const { pathname, searchParams } = new URL(path, 'http://localhost');
    // A file stands in for its parameter; the specifications know those of sendPhoto, sendVideo and sendVoice, and no other by name.
    const name = ['photo', 'video', 'voice'].find(
      (one) => files[one] && pathname.toLowerCase().endsWith(`/send${one}`),
    );
    const file = name !== undefined && { [name]: new Blob([]) };
    const asked = { ...Object.fromEntries(searchParams), ...params, ...file };
    // But for posts, whose ids show it, we delete nothing else, and a number alone does not tell what it is.
    const node = method === 'DELETE' && !/_\d+$/.test(pathname) ? 'Photo' : undefined;
    expect(checkRequest({ method, path: pathname, params: asked, node }).errors).toEqual([]);
  }
}
