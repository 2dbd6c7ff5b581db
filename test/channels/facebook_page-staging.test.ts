import { describe, expect, it } from 'vitest';
import { openHttp } from '../../shared/channels/http.ts';
import { graphError, PAGE, PROOF, pageAt, publish, TOKEN } from './page.ts';
import { cutAfterwards, platform, type Reply, type Request } from './platform.ts';
import { recording } from './recordings.ts';
import { delivery, mediaOf, message, photo } from './sample.ts';

const created = recording('facebook-feed-created');
const deleted = { status: 200, body: { success: true } };
const drum = photo('ស្គរ');
const hall = photo('សាលាឃុំ');
const post = message({ photos: [drum, hall] });

const staged = (id: string) => ({ status: 200, body: { id } });
const one = staged('122100000000000004');
const other = staged('122100000000000005');

/** The photos that were deleted again, each with what the call carried. */
function discarded(requests: readonly Request[]) {
  return requests
    .filter(({ method }) => method === 'DELETE')
    .map(({ path }) => new URL(path, 'http://localhost'))
    .map(({ pathname, searchParams }) => [pathname, Object.fromEntries(searchParams)] as const)
    .toSorted();
}

const credentials = { access_token: TOKEN, appsecret_proof: PROOF };
const both = ['122100000000000004', '122100000000000005'].map((id) => [`/v26.0/${id}`, credentials]);

describe('a post of several photos', () => {
  it('stages them unseen, for a day at most, and then posts them together', async () => {
    const { outcome, requests } = await publish(post, one, other, created);
    expect(outcome).toMatchObject({ kind: 'published', externalId: '108000000000001_122100000000000001' });
    const [first, second, feed] = requests;
    for (const { params } of [first, second].filter((request) => request !== undefined)) {
      expect(params).toMatchObject({ published: 'false', temporary: 'true' });
      expect(params).not.toHaveProperty('caption');
    }
    expect([first?.params.alt_text_custom, second?.params.alt_text_custom].sort()).toEqual(['សាលាឃុំ', 'ស្គរ'].sort());
    expect(feed).toMatchObject({
      path: `${PAGE}/feed`,
      params: {
        message: post.text,
        attached_media: expect.arrayContaining([
          { media_fbid: '122100000000000004' },
          { media_fbid: '122100000000000005' },
        ]),
      },
    });
    expect(discarded(requests)).toEqual([]);
  });
});

describe('a staging call that fails', () => {
  it.each<[string, Reply]>([
    ['no answer', (request) => request.socket.destroy()],
    ['a server error', recording('facebook-2-service')],
    ['an answer without an id', { status: 200, body: {} }],
    ['an empty id', staged('')],
  ])('is deferred, never unknown, after %s: nobody has seen anything', async (_, reply) => {
    const { outcome, requests } = await publish(post, one, reply, deleted);
    expect(outcome).toMatchObject({ kind: 'deferred', until: null });
    expect(outcome).not.toHaveProperty('fault');
    expect(requests.map(({ path }) => path)).not.toContain(`${PAGE}/feed`);
    expect(discarded(requests)).toEqual(both.slice(0, 1));
  });

  it('is what the platform says of it, and the other photo does not stay', async () => {
    const permission = await publish(post, one, recording('facebook-200-permission'), deleted);
    expect(permission.outcome).toEqual({ kind: 'refused', why: 'facebook_200: permission', fault: 'permission' });
    expect(discarded(permission.requests)).toEqual(both.slice(0, 1));
    const token = await publish(post, recording('facebook-190-463-expired'), other, deleted);
    expect(token.outcome).toMatchObject({ kind: 'deferred', fault: 'token' });
    expect(discarded(token.requests)).toEqual(both.slice(1));
  });
});

describe('staged photos whose post fails', () => {
  it.each<[string, Reply, object]>([
    ['refused', graphError(400, 100), { kind: 'refused', why: 'facebook_100: bad_request' }],
    ['put off', graphError(400, 32), { kind: 'deferred', why: 'facebook_32: rate' }],
    ['put off for a new token', graphError(400, 190, 460), { kind: 'deferred', fault: 'token' }],
  ])('are deleted once it is %s, and staged anew by the next attempt', async (_, reply, outcome) => {
    const failed = await publish(post, one, other, reply, deleted);
    expect(failed.outcome).toMatchObject(outcome);
    expect(discarded(failed.requests)).toEqual(both);
    const again = await publish(post, staged('7'), staged('8'), created);
    expect(again.outcome).toMatchObject({ kind: 'published' });
  });

  it.each<[string, Reply]>([
    ['a server error', recording('facebook-2-service')],
    ['a reset after the request was received', cutAfterwards],
    ['silence until the deadline', () => {}],
    ['a duplicate', recording('facebook-506-duplicate')],
    ['a code that nobody knows', graphError(400, 7777)],
    ['an HTML 200', { status: 200, body: '<html>Sign in</html>' }],
  ])('stay after %s: the post may show them', async (_, reply) => {
    const { outcome, requests } = await publish(post, one, other, reply, deleted);
    expect(outcome.kind).toBe('unknown');
    expect(discarded(requests)).toEqual([]);
  });

  it.each<[string, Reply]>([
    ['is refused', graphError(400, 100, 33)],
    ['fails', { status: 502, body: '<html>Bad Gateway</html>' }],
    ['is cut', cutAfterwards],
  ])('are tried to be deleted once each, and nothing changes when that %s', async (_, reply) => {
    const { outcome, requests } = await publish(post, one, other, graphError(400, 100), reply);
    expect(outcome).toEqual({ kind: 'refused', why: 'facebook_100: bad_request' });
    expect(discarded(requests).length).toBeLessThanOrEqual(2);
  });

  it('are given up after a few seconds, long before the lease ends', async () => {
    const waits: (number | undefined)[] = [];
    const { url } = await platform(one, other, graphError(400, 100));
    const page = pageAt(url, {
      media: mediaOf(post.photos),
      http: (address, content, options) => {
        if (options?.method === 'DELETE') waits.push(options.deadlineMs);
        return openHttp()(address, content, options);
      },
    });
    expect(await page.send('post', post, delivery)).toMatchObject({ kind: 'refused' });
    expect(waits).toEqual([3000, 3000]);
  });
});
