import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { facebookPage } from '../../shared/channels/facebook_page/publish.ts';
import { openHttp } from '../../shared/channels/http.ts';
import { plus } from '../../shared/domain/instant.ts';
import type { Message } from '../../shared/domain/message.ts';
import { cutAfterwards, expectAccepted, platform, type Reply } from './platform.ts';
import { errorsOf, recording } from './recordings.ts';
import { bytesOf, clock, delivery, mediaOf, message, NOW, photo } from './sample.ts';

const TOKEN = 'EAAB-page-token';
const SECRET = 'app-secret';
const PROOF = createHmac('sha256', SECRET).update(TOKEN).digest('hex');
const PAGE = '/v26.0/108000000000001';

const created = recording('facebook-feed-created');
const photoCreated = recording('facebook-photo-created');
const staged = recording('facebook-photo-staged');
const drum = photo('ស្គរ');
const hall = photo('សាលាឃុំ');

/** Publishes to a page that gives these replies; tells the outcome and what the page was asked. */
async function publish(post: Message, ...replies: readonly Reply[]) {
  const { url, requests } = await platform(...replies);
  const page = facebookPage({
    pageId: '108000000000001',
    pageToken: TOKEN,
    appSecret: SECRET,
    baseUrl: url,
    http: openHttp({ deadlineMs: 500 }),
    media: mediaOf(post.photos),
    clock,
  });
  expect(page.steps(post)).toEqual(['post']);
  const outcome = await page.send('post', post, delivery);
  await expectAccepted(requests);
  expect(requests.map(({ path }) => path).join()).not.toContain(TOKEN);
  if ('why' in outcome) {
    expect(outcome.why).not.toMatch(/http|EAAB|Dara/i);
    expect(outcome.why.length).toBeLessThanOrEqual(120);
  }
  return { outcome, requests };
}

const publishText = async (...replies: readonly Reply[]) => (await publish(message(), ...replies)).outcome;

describe('a post on a Facebook Page', () => {
  it('is a feed post where it is only text', async () => {
    const { outcome, requests } = await publish(message(), created);
    expect(outcome).toEqual({
      kind: 'published',
      externalId: '108000000000001_122100000000000001',
      permalink: null,
    });
    expect(requests).toMatchObject([{ method: 'POST', path: `${PAGE}/feed` }]);
    expect(requests[0]?.params).toEqual({
      message: message().text,
      access_token: TOKEN,
      appsecret_proof: PROOF,
    });
  });

  it('leaves the link to the text, so that no preview repeats it', async () => {
    const button = { kind: 'link', label: 'ចុះឈ្មោះ', url: 'https://example.org/r' } as const;
    const { requests } = await publish(message({ button }), created);
    expect(requests[0]?.params).not.toHaveProperty('link');
  });

  it('is one published photo with its alternative text where it has one photo', async () => {
    const { outcome, requests } = await publish(message({ photos: [drum] }), photoCreated);
    expect(outcome).toEqual({
      kind: 'published',
      externalId: '108000000000001_122100000000000003',
      permalink: null,
    });
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({
      path: `${PAGE}/photos`,
      params: {
        caption: message().text,
        alt_text_custom: 'ស្គរ',
        published: 'true',
        access_token: TOKEN,
        appsecret_proof: PROOF,
      },
    });
    expect(requests[0]?.files.source?.type).toBe('image/jpeg');
    expect(Buffer.from(requests[0]?.files.source?.bytes ?? [])).toEqual(bytesOf(drum));
  });

  it('stages several photos unseen and then posts them together', async () => {
    const post = message({ photos: [drum, hall] });
    const { outcome, requests } = await publish(post, staged, staged, created);
    expect(outcome).toMatchObject({ kind: 'published', externalId: '108000000000001_122100000000000001' });
    const [one, other, feed] = requests;
    expect([one?.params.published, other?.params.published]).toEqual(['false', 'false']);
    expect([one?.params, other?.params]).not.toContainEqual(expect.objectContaining({ caption: post.text }));
    expect([one?.params.alt_text_custom, other?.params.alt_text_custom].sort()).toEqual(['សាលាឃុំ', 'ស្គរ'].sort());
    expect(feed).toMatchObject({
      path: `${PAGE}/feed`,
      params: { message: post.text, attached_media: Array(2).fill({ media_fbid: '122100000000000004' }) },
    });
  });

  it('has an address on Facebook itself, or the one that the answer names', async () => {
    const permalinkFor = async (baseUrl: string, answer: object) => {
      const http = async () =>
        ({ kind: 'answer', status: 200, headers: new Headers(), text: JSON.stringify(answer) }) as const;
      const page = facebookPage({ pageId: '1', pageToken: TOKEN, baseUrl, http, media: mediaOf([drum]), clock });
      return page.send('post', message(), delivery);
    };
    const facebook = 'https://graph.facebook.com';
    expect(await permalinkFor(facebook, { id: '1_23' })).toMatchObject({
      permalink: 'https://www.facebook.com/1/posts/23',
    });
    expect(await permalinkFor(facebook, { id: '23' })).toMatchObject({ kind: 'published', permalink: null });
    expect(await permalinkFor('http://localhost', { id: '1_23' })).toMatchObject({ permalink: null });
    const named = { id: '1_23', permalink_url: 'http://localhost:4000/posts/23' };
    expect(await permalinkFor('http://localhost', named)).toMatchObject({ permalink: named.permalink_url });
    const odd = { id: '1_23', permalink_url: 'javascript:alert(1)' };
    expect(await permalinkFor('http://localhost', odd)).toMatchObject({ kind: 'published', permalink: null });
  });

  it('sends nothing at all when one of its photos cannot be read', async () => {
    const { url, requests } = await platform(created);
    const http = openHttp();
    const media = mediaOf([drum]);
    const page = facebookPage({ pageId: '1', pageToken: TOKEN, baseUrl: url, http, media, clock });
    await expect(page.send('post', message({ photos: [drum, hall] }), delivery)).rejects.toThrow('is missing');
    expect(requests).toEqual([]);
  });

  it('proves nothing where there is no app secret', async () => {
    const { url, requests } = await platform(created);
    const page = facebookPage({
      pageId: '1',
      pageToken: TOKEN,
      baseUrl: url,
      http: openHttp(),
      media: mediaOf([]),
      clock,
    });
    await page.send('post', message(), delivery);
    expect(requests[0]?.params).not.toHaveProperty('appsecret_proof');
  });
});

describe('a staging call that fails', () => {
  const post = message({ photos: [drum, hall] });

  it.each<[string, Reply]>([
    ['no answer', (request) => request.socket.destroy()],
    ['a server error', recording('facebook-2-service')],
    ['an answer without an id', { status: 200, body: {} }],
  ])('is deferred, never unknown, after %s: nobody has seen anything', async (_, reply) => {
    const { outcome, requests } = await publish(post, staged, reply);
    expect(outcome).toMatchObject({ kind: 'deferred', until: null });
    expect(requests.map(({ path }) => path)).not.toContain(`${PAGE}/feed`);
  });

  it('is refused where the platform refuses it', async () => {
    const { outcome } = await publish(post, staged, recording('facebook-200-permission'));
    expect(outcome).toEqual({ kind: 'refused', why: 'facebook_200: permission' });
  });

  it('leaves the feed post itself unknown as ever', async () => {
    const { outcome } = await publish(post, staged, staged, recording('facebook-2-service'));
    expect(outcome).toEqual({ kind: 'unknown', why: 'facebook_2: status_503' });
  });
});

/** What each recorded error must come to, by code: the table of the platform, not ours. */
const OUTCOMES: Readonly<Record<string, object>> = {
  1: { kind: 'unknown' },
  2: { kind: 'unknown' },
  4: { kind: 'deferred', until: null, why: 'facebook_4: rate' },
  100: { kind: 'refused', why: 'facebook_100: bad_request' },
  190: { kind: 'refused', why: expect.stringMatching(/^facebook_190_4\d\d: token$/) },
  200: { kind: 'refused', why: 'facebook_200: permission' },
  368: { kind: 'refused', why: 'facebook_368_1390008: blocked' },
  506: { kind: 'unknown', why: 'facebook_506: duplicate' },
  80001: { kind: 'deferred', why: 'facebook_80001: rate', until: plus(NOW, 60 * 19 * 60_000) },
};

describe('an error of the Graph API', () => {
  it.each(errorsOf('facebook').map((error) => [error.name, error] as const))('is understood: %s', async (_, error) => {
    const code = /"code":(\d+)/.exec(JSON.stringify(error.body))?.[1] ?? '';
    expect(OUTCOMES).toHaveProperty(code);
    expect(await publishText(error)).toMatchObject(OUTCOMES[code] ?? {});
  });

  const error = (status: number, code: number, error_subcode?: number, headers: Record<string, string> = {}) => ({
    status,
    headers,
    body: { error: { message: `names Dara and http://host/?access_token=${TOKEN}`, code, error_subcode } },
  });

  it.each([3, 10, 100, 102, 190, 200, 250, 299, 368, 1609005, 1609008, 2061006, 4854002, 7777])(
    'with code %i is refused',
    async (code) => expect((await publishText(error(400, code))).kind).toBe('refused'),
  );

  it.each([3, 10, 200, 299])('with code %i is about a permission', async (code) =>
    expect(await publishText(error(403, code))).toEqual({ kind: 'refused', why: `facebook_${code}: permission` }),
  );

  it.each([4, 17, 32, 341, 613, 80001])('with code %i is deferred', async (code) =>
    expect((await publishText(error(400, code))).kind).toBe('deferred'),
  );

  it.each([1, 2, 506, 1366051])('with code %i is unknown', async (code) =>
    expect((await publishText(error(400, code))).kind).toBe('unknown'),
  );

  it('is unknown whenever the server itself failed', async () => {
    expect((await publishText(error(500, 190))).kind).toBe('unknown');
  });

  it('lets a telling subcode decide before its code', async () => {
    expect(await publishText(error(400, 100, 1366051))).toEqual({
      kind: 'unknown',
      why: 'facebook_100_1366051: duplicate',
    });
    expect(await publishText(error(400, 100, 1609005))).toEqual({
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
    expect(await publishText(error(400, 32, undefined, headers))).toMatchObject({ until: plus(NOW, 60 * 7 * 60_000) });
  });

  it('with a rate limit and unreadable headers names no moment', async () => {
    const headers = { 'x-app-usage': '{', 'x-business-use-case-usage': '[1]' };
    expect(await publishText(error(400, 4, undefined, headers))).toMatchObject({ kind: 'deferred', until: null });
  });

  it('is deferred with HTTP 429 whatever the body says', async () => {
    const html = { status: 429, body: '<html>slow down</html>' };
    expect(await publishText(html)).toEqual({ kind: 'deferred', until: null, why: 'facebook: rate' });
  });
});

describe('an answer that cannot be read', () => {
  it.each<[string, Reply]>([
    ['an HTML 502', { status: 502, body: '<html>Bad Gateway</html>' }],
    ['an HTML 400', { status: 400, body: '<html>Sorry, something went wrong</html>' }],
    ['an empty 200', { status: 200, body: '' }],
    ['truncated JSON', { status: 200, body: '{"id":"1080000' }],
    ['a 200 without an id', { status: 200, body: { success: true } }],
    ['a 200 with an error that we do not know', { status: 200, body: { error: { code: 7777 } } }],
    ['a redirect', { status: 302, headers: { location: '/login' }, body: { id: '1' } }],
    ['a reset after the request was received', cutAfterwards],
    ['silence until the deadline', () => {}],
  ])('is unknown: %s', async (_, reply) => {
    expect((await publishText(reply)).kind).toBe('unknown');
  });

  it('is deferred only where it certainly never arrived', async () => {
    const http = async () => ({ kind: 'never_arrived', why: 'econnrefused' }) as const;
    const page = facebookPage({ pageId: '1', pageToken: TOKEN, baseUrl: '', http, media: mediaOf([]), clock });
    expect(await page.send('post', message(), delivery)).toEqual({
      kind: 'deferred',
      until: null,
      why: 'facebook: econnrefused',
    });
  });
});
