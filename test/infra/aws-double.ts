import { createHash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly method: string;
  /** Percent-decoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/**
 * A local server that answers the AWS SDK as told, and remembers what it was asked.
 * It checks no signature and knows no service: what a whole AWS does is for the second tier.
 */
export async function awsDouble(answer: (asked: Asked) => Answer) {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://double');
    const one: Asked = {
      method: request.method ?? '',
      path: decodeURIComponent(pathname),
      query: searchParams,
      headers: request.headers,
      body: Buffer.concat(chunks),
    };
    asked.push(one);
    const { status = 200, headers = {}, body = '' } = answer(one);
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    asked,
    url,
    /** For any client of the SDK; one attempt, so that a test sees each request. */
    config: {
      endpoint: url,
      region: 'ap-southeast-1',
      credentials: { accessKeyId: 'double', secretAccessKey: 'double' },
      maxAttempts: 1,
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

export function json(body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers: { 'content-type': 'application/x-amz-json-1.0', ...headers }, body: JSON.stringify(body) };
}

export function asJson({ body }: Asked) {
  return JSON.parse(body.toString('utf8'));
}

/**
 * S3 as far as the content store asks: pages of two keys, conditional writes, the errors' real shapes. Every object was
 * put with this metadata.
 */
export function s3Objects(objects: Map<string, Buffer>, metadata: Readonly<Record<string, string>> = {}) {
  const etagOf = (body: Buffer) => `"${createHash('md5').update(body).digest('hex')}"`;
  const headers = Object.fromEntries(Object.entries(metadata).map(([name, value]) => [`x-amz-meta-${name}`, value]));
  const error = (status: number, code: string): Answer => ({
    status,
    body: `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`,
  });
  return ({ method, path, query, headers: asked, body }: Asked): Answer => {
    const key = path.replace(/^\/bucket\/?/, '');
    if (method === 'PUT') {
      const there = objects.get(key);
      if (asked['if-none-match'] === '*' && there) return error(412, 'PreconditionFailed');
      const expected = asked['if-match'];
      if (expected && !there) return error(404, 'NoSuchKey');
      if (expected && there && expected !== etagOf(there)) return error(412, 'PreconditionFailed');
      objects.set(key, body);
      return {};
    }
    if (query.get('list-type') !== '2') {
      const found = objects.get(key);
      if (!found) return method === 'HEAD' ? { status: 404 } : error(404, 'NoSuchKey');
      const [, end] = /^bytes=0-(\d+)$/.exec(asked.range ?? '') ?? [];
      if (end !== undefined) {
        if (found.length === 0) return error(416, 'InvalidRange');
        const part = found.subarray(0, Number(end) + 1);
        const range = `bytes 0-${part.length - 1}/${found.length}`;
        return { status: 206, headers: { 'content-range': range }, body: part };
      }
      return { headers: { etag: etagOf(found), ...headers }, body: method === 'HEAD' ? '' : found };
    }
    const keys = [...objects.keys()].filter((name) => name.startsWith(query.get('prefix') ?? '')).sort();
    const from = Number(query.get('continuation-token') ?? 0);
    const next = from + 2 < keys.length ? `<NextContinuationToken>${from + 2}</NextContinuationToken>` : '';
    const contents = keys.slice(from, from + 2).map((name) => `<Contents><Key>${name}</Key></Contents>`);
    return { body: `<ListBucketResult>${contents.join('')}${next}</ListBucketResult>` };
  };
}
