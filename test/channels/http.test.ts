import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { failureOf, jsonContent, openHttp } from '../../shared/channels/http.ts';
import { multipart } from '../../shared/channels/multipart.ts';
import { cutAfterwards, paramsOf, platform } from './platform.ts';

const http = openHttp({ deadlineMs: 300 });
const TOKEN = '123456:very-secret';

const coded = (code: string, more: object = {}) =>
  Object.assign(new Error(`at https://host/bot${TOKEN}`), { code, ...more });
const fetchFailed = (cause: unknown) => new TypeError('fetch failed', { cause });

describe('a call that is answered', () => {
  it('posts the content and tells status, headers and text', async () => {
    const { url, requests } = await platform({ status: 418, headers: { 'x-tea': 'green' }, body: 'តែ' });
    const reply = await http(`${url}/pot`, jsonContent({ sugar: 2 }));
    expect(reply).toMatchObject({ kind: 'answer', status: 418, text: 'តែ' });
    expect(reply.kind === 'answer' && reply.headers.get('x-tea')).toBe('green');
    expect(requests).toMatchObject([
      { method: 'POST', path: '/pot', contentType: 'application/json', params: { sugar: 2 } },
    ]);
  });

  it('gets where there is no content', async () => {
    const { url, requests } = await platform({ status: 200, body: {} });
    await http(url);
    expect(requests[0]?.method).toBe('GET');
  });

  it('uses another method, and a shorter deadline, where they are named', async () => {
    const { url, requests } = await platform({ status: 200, body: {} }, () => {});
    await http(`${url}/photo`, undefined, { method: 'DELETE' });
    expect(requests).toMatchObject([{ method: 'DELETE', path: '/photo', params: {}, files: {} }]);
    const began = performance.now();
    const impatient = await openHttp()(url, undefined, { method: 'DELETE', deadlineMs: 100 });
    expect(impatient).toEqual({ kind: 'no_answer', why: 'timeout' });
    expect(performance.now() - began).toBeLessThan(5000);
  });

  it('never waits longer than usual', async () => {
    const { url } = await platform(() => {});
    expect(await http(url, undefined, { deadlineMs: 60_000 })).toEqual({ kind: 'no_answer', why: 'timeout' });
  });

  it('opens a fresh connection each time, also for calls at the same time', async () => {
    const { url, requests } = await platform({ status: 200, body: {} });
    await http(url, jsonContent({}));
    await http(url);
    await Promise.all([http(url, jsonContent({})), http(url, jsonContent({}))]);
    await http(url, jsonContent({}));
    expect(new Set(requests.map(({ connection }) => connection)).size).toBe(5);
  });

  it('follows no redirect', async () => {
    const elsewhere = await platform({ status: 200, body: {} });
    const { url } = await platform({ status: 307, headers: { location: elsewhere.url }, body: '' });
    expect(await http(url, jsonContent({}))).toMatchObject({ kind: 'answer', status: 307 });
    expect(elsewhere.requests).toEqual([]);
  });
});

describe('a call that certainly never arrived', () => {
  it('is one whose connection was refused', async () => {
    expect(await http(await closedUrl())).toEqual({ kind: 'never_arrived', why: 'econnrefused' });
  });

  it.each(['ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID'])(
    'is one that failed with %s',
    (code) => {
      expect(failureOf(fetchFailed(coded(code)))).toEqual({ kind: 'never_arrived', why: code.toLowerCase() });
    },
  );

  it('is one that could connect to none of several addresses', () => {
    const tried = [coded('ETIMEDOUT', { syscall: 'connect' }), coded('ENETUNREACH', { syscall: 'connect' })];
    expect(failureOf(fetchFailed(new AggregateError(tried)))).toEqual({ kind: 'never_arrived', why: 'etimedout' });
  });
});

describe('a call without an answer', () => {
  it('is one whose connection is cut while the request is on its way', async () => {
    const { url } = await platform((request) => request.once('data', () => request.socket.destroy()));
    const large = multipart({}, [{ name: 'photo', contentType: 'image/png', bytes: new Uint8Array(8_000_000) }]);
    expect((await openHttp()(url, large)).kind).toBe('no_answer');
  });

  it('is one whose connection is reset after the whole request was received', async () => {
    const { url } = await platform(cutAfterwards);
    expect(await http(url, jsonContent({}))).toMatchObject({ kind: 'no_answer' });
  });

  it('is one that is not answered before the deadline', async () => {
    const { url } = await platform(() => {});
    expect(await http(url, jsonContent({}))).toEqual({ kind: 'no_answer', why: 'timeout' });
  });

  it('is one whose answer begins before the deadline and does not end', async () => {
    const { url } = await platform((_, response) => response.writeHead(200).write('{"ok":true,'));
    expect(await http(url, jsonContent({}))).toEqual({ kind: 'no_answer', why: 'timeout' });
  });

  it('is one whose answer is cut off', async () => {
    const { url } = await platform((request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{"ok":true', () => request.socket.destroy());
    });
    expect((await http(url, jsonContent({}))).kind).toBe('no_answer');
  });

  it('is one whose answer exceeds a megabyte', async () => {
    const { url } = await platform({ status: 200, body: 'x'.repeat(1_048_577) });
    expect(await openHttp()(url)).toEqual({ kind: 'no_answer', why: 'answer_too_large' });
  });

  it('is one of which a single attempt may have arrived', () => {
    const tried = [coded('ECONNREFUSED', { syscall: 'connect' }), coded('ECONNRESET', { syscall: 'read' })];
    expect(failureOf(fetchFailed(new AggregateError(tried))).kind).toBe('no_answer');
  });

  it.each(['ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'UND_ERR_SOCKET', 'UND_ERR_HEADERS_TIMEOUT', 'ERR_SSL_ALERT'])(
    'is one that failed with %s',
    (code) => {
      expect(failureOf(fetchFailed(coded(code)))).toEqual({ kind: 'no_answer', why: code.toLowerCase() });
    },
  );

  it('never repeats the URL, which may hold a token', async () => {
    expect(await http(`not a URL/bot${TOKEN}/sendMessage`)).toEqual({ kind: 'no_answer', why: 'err_invalid_url' });
    expect(failureOf(fetchFailed(new Error(TOKEN)))).toEqual({ kind: 'no_answer', why: 'connection_failed' });
    expect(failureOf(TOKEN)).toEqual({ kind: 'no_answer', why: 'connection_failed' });
  });
});

describe('a form with files', () => {
  it('keeps texts and bytes as they are, line feeds and boundaries included', async () => {
    const bytes = Buffer.from([0, 13, 10, 45, 45, 255]);
    const form = multipart({ caption: 'មួយ\nពីរ\r\n--' }, [{ name: 'photo', contentType: 'image/png', bytes }]);
    const { params, files } = await paramsOf(form);
    expect(params).toEqual({ caption: 'មួយ\nពីរ\r\n--' });
    expect(files.photo?.type).toBe('image/png');
    expect(Buffer.from(files.photo?.bytes ?? [])).toEqual(bytes);
  });
});

/** An address at which nobody listens any more. */
async function closedUrl(): Promise<string> {
  const server = createServer();
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`;
}
