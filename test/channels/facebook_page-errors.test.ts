import { describe, expect, it } from 'vitest';
import { plus } from '../../shared/domain/instant.ts';
import { graphError, pageAt, publishText } from './page.ts';
import { cutAfterwards, type Reply } from './platform.ts';
import { errorsOf } from './recordings.ts';
import { delivery, message, NOW } from './sample.ts';

/** What each recorded error must come to, by code: the table of the platform, not ours. */
const OUTCOMES: Readonly<Record<string, object>> = {
  1: { kind: 'unknown' },
  2: { kind: 'unknown' },
  4: { kind: 'deferred', until: null, why: 'facebook_4: rate' },
  100: { kind: 'refused', why: 'facebook_100: bad_request' },
  190: { kind: 'deferred', until: null, why: expect.stringMatching(/^facebook_190_4\d\d: token$/), fault: 'token' },
  200: { kind: 'refused', why: 'facebook_200: permission', fault: 'permission' },
  368: { kind: 'deferred', until: null, why: 'facebook_368_1390008: blocked', fault: 'blocked' },
  506: { kind: 'unknown', why: 'facebook_506: duplicate' },
  80001: { kind: 'deferred', why: 'facebook_80001: rate', until: plus(NOW, 60 * 19 * 60_000) },
};

describe('an error of the Graph API', () => {
  it.each(errorsOf('facebook').map((error) => [error.name, error] as const))('is understood: %s', async (_, error) => {
    const code = /"code":(\d+)/.exec(JSON.stringify(error.body))?.[1] ?? '';
    expect(OUTCOMES).toHaveProperty(code);
    const outcome = await publishText(error);
    expect(outcome).toMatchObject(OUTCOMES[code] ?? {});
    if (!OUTCOMES[code] || !('fault' in OUTCOMES[code])) expect(outcome).not.toHaveProperty('fault');
  });

  it.each([3, 10, 200, 250, 299])('with code %i is about a permission, which every post would lack', async (code) =>
    expect(await publishText(graphError(403, code))).toEqual({
      kind: 'refused',
      why: `facebook_${code}: permission`,
      fault: 'permission',
    }),
  );

  it.each<[number, number | undefined]>([
    [102, undefined],
    [190, undefined],
    ...[458, 459, 460, 463, 464, 467, 492, 4242].map((subcode) => [190, subcode] satisfies [number, number]),
  ])('with code %i and subcode %s waits for a new token', async (code, subcode) => {
    const headers = { 'x-app-usage': '{"estimated_time_to_regain_access":3}' };
    expect(await publishText(graphError(400, code, subcode, headers))).toEqual({
      kind: 'deferred',
      until: null,
      why: `facebook_${[code, subcode].filter(Boolean).join('_')}: token`,
      fault: 'token',
    });
  });

  it.each<[number, number | undefined]>([
    [368, undefined],
    [368, 4242],
    ...[1390008, 1404112, 1346003, 1404102, 1404078, 4854002].map(
      (subcode) => [100, subcode] satisfies [number, number],
    ),
    [4854002, undefined],
  ])('with code %i and subcode %s waits for a person: the Page is blocked', async (code, subcode) =>
    expect(await publishText(graphError(400, code, subcode))).toMatchObject({
      kind: 'deferred',
      until: null,
      fault: 'blocked',
    }),
  );

  it.each([100, 104, 197, 324, 2500, 1609005, 1609008, 2061006])('with code %i is refused, alone', async (code) => {
    const outcome = await publishText(graphError(400, code));
    expect(outcome.kind).toBe('refused');
    expect(outcome).not.toHaveProperty('fault');
  });

  it.each([4, 17, 32, 341, 613, 80001])('with code %i is deferred', async (code) =>
    expect(await publishText(graphError(400, code))).toEqual({
      kind: 'deferred',
      until: null,
      why: `facebook_${code}: rate`,
    }),
  );

  it.each([1, 2, 506, 1366051, 7777, 0, -1, 999_999_999])('with code %i is unknown', async (code) =>
    expect((await publishText(graphError(400, code))).kind).toBe('unknown'),
  );

  it('is unknown whenever the server itself failed', async () => {
    for (const status of [500, 502, 503, 504]) {
      expect(await publishText(graphError(status, 190))).toEqual({
        kind: 'unknown',
        why: `facebook_190: status_${status}`,
      });
    }
  });

  it('lets a telling subcode decide before its code', async () => {
    expect(await publishText(graphError(400, 100, 1366051))).toEqual({
      kind: 'unknown',
      why: 'facebook_100_1366051: duplicate',
    });
    expect(await publishText(graphError(400, 100, 1609005))).toEqual({
      kind: 'refused',
      why: 'facebook_100_1609005: bad_link',
    });
  });

  it('with a rate limit waits, in real time, for as long as the longest header says', async () => {
    const headers = {
      'x-app-usage': '{"call_count":100,"estimated_time_to_regain_access":3}',
      'x-business-use-case-usage':
        '{"1":[{"type":"pages","estimated_time_to_regain_access":7}],"2":[{"type":"pages"},{"estimated_time_to_regain_access":5}]}',
    };
    expect(await publishText(graphError(400, 32, undefined, headers))).toMatchObject({
      until: plus(NOW, 60 * 7 * 60_000),
    });
  });

  it('with a rate limit and unreadable headers names no moment', async () => {
    const headers = { 'x-app-usage': '{', 'x-business-use-case-usage': '[1]' };
    expect(await publishText(graphError(400, 4, undefined, headers))).toMatchObject({ kind: 'deferred', until: null });
  });

  it('is deferred with HTTP 429 whatever the body says', async () => {
    const html = { status: 429, body: '<html>slow down</html>' };
    expect(await publishText(html)).toEqual({ kind: 'deferred', until: null, why: 'facebook: rate' });
  });
});

describe('an answer that cannot be read', () => {
  const words = { message: 'Something went wrong' };
  it.each<[string, Reply]>([
    ['an HTML 502', { status: 502, body: '<html>Bad Gateway</html>' }],
    ['an HTML 400', { status: 400, body: '<html>Sorry, something went wrong</html>' }],
    ['an HTML 401 of a proxy', { status: 401, body: '<html>Who are you?</html>' }],
    ['an HTML 403 of a proxy', { status: 403, body: '<html>Forbidden</html>' }],
    ['an HTML 404', { status: 404, body: '<html>Not found</html>' }],
    ['a 407 of a proxy', { status: 407, body: '' }],
    ['an HTML 200 of a captive network', { status: 200, body: '<html>Please sign in</html>' }],
    ['an empty 200', { status: 200, body: '' }],
    ['an empty 204', (request, response) => request.resume().on('end', () => response.writeHead(204).end())],
    ['truncated JSON', { status: 200, body: '{"id":"1080000' }],
    ['truncated JSON of an error', { status: 400, body: '{"error":{"message":"Error validating","code":19' }],
    [
      'an answer that is shorter than announced',
      (request, response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{"id":"1_2"}', () => request.socket.destroy());
      },
    ],
    ['JSON that is no object', { status: 200, body: '[]' }],
    ['null', { status: 200, body: 'null' }],
    ['a 200 without an id', { status: 200, body: { success: true } }],
    ['an empty id', { status: 200, body: { id: '' } }],
    ['an id of white space', { status: 200, body: { id: ' ' } }],
    ['an id that is no text', { status: 200, body: { id: 1221 } }],
    ['an id that is null', { status: 200, body: { id: null, post_id: '1_2' } }],
    ['an error without a code', { status: 400, body: { error: words } }],
    ['an error whose code is no number', { status: 400, body: { error: { ...words, code: '190' } } }],
    ['an error that is only words', { status: 400, body: { error: 'invalid_token' } }],
    ['a 200 with an error that we do not know', { status: 200, body: { error: { code: 7777 } } }],
    ['a redirect', { status: 302, headers: { location: '/login' }, body: { id: '1' } }],
    ['a reset after the request was received', cutAfterwards],
    ['silence until the deadline', () => {}],
  ])('is unknown: %s', async (_, reply) => {
    const outcome = await publishText(reply);
    expect(outcome.kind).toBe('unknown');
    expect(outcome).not.toHaveProperty('fault');
  });

  it('is a no where a success turns out to be one', async () => {
    expect(await publishText(graphError(200, 190, 463))).toMatchObject({ kind: 'deferred', fault: 'token' });
    expect(await publishText(graphError(200, 200))).toMatchObject({ kind: 'refused', fault: 'permission' });
  });

  it('is deferred only where it certainly never arrived', async () => {
    const http = async () => ({ kind: 'never_arrived', why: 'econnrefused' }) as const;
    expect(await pageAt('', { http }).send('post', message(), delivery)).toEqual({
      kind: 'deferred',
      until: null,
      why: 'facebook: econnrefused',
    });
  });
});
