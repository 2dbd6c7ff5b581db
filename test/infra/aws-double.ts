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

/** S3 as far as the content store asks: pages of two keys, conditional writes, the errors' real shapes. */
export function s3Objects(objects: Map<string, Buffer>) {
  const error = (status: number, code: string): Answer => ({
    status,
    body: `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`,
  });
  return ({ method, path, query, headers, body }: Asked): Answer => {
    const key = path.replace(/^\/bucket\/?/, '');
    if (method === 'PUT') {
      if (headers['if-none-match'] === '*' && objects.has(key)) return error(412, 'PreconditionFailed');
      objects.set(key, body);
      return {};
    }
    if (query.get('list-type') !== '2') {
      const found = objects.get(key);
      return found ? { body: found } : error(404, 'NoSuchKey');
    }
    const keys = [...objects.keys()].filter((name) => name.startsWith(query.get('prefix') ?? '')).sort();
    const from = Number(query.get('continuation-token') ?? 0);
    const next = from + 2 < keys.length ? `<NextContinuationToken>${from + 2}</NextContinuationToken>` : '';
    const contents = keys.slice(from, from + 2).map((name) => `<Contents><Key>${name}</Key></Contents>`);
    return { body: `<ListBucketResult>${contents.join('')}${next}</ListBucketResult>` };
  };
}
