import { describe, expect, it } from 'vitest';
import { graphError, PAGE, PAGE_ID, pageAt, TOKEN } from './page.ts';
import { CLAIMED, continued, feed, look, post } from './page-feed.ts';
import { cutAfterwards, platform, type Reply } from './platform.ts';
import { errorsOf } from './recordings.ts';
import { delivery, message } from './sample.ts';

const ABSENT = { kind: 'absent' };

describe('a feed of several pages', () => {
  const at = 'https://graph.facebook.com/v26.0/108000000000001/feed';

  it('is read to its end before anything is absent', async () => {
    const { found, params } = await look(
      message(),
      [],
      continued(`${at}?after=QVFI&limit=100&access_token=${TOKEN}`, post({ message: 'ក' })),
      continued(`${at}?until=1795313100&__paging_token=enc_1`),
      feed(post({ message: 'ខ' })),
    );
    expect(found).toEqual(ABSENT);
    const [first, second, third] = params;
    expect(second).toEqual({ ...first, after: 'QVFI' });
    expect(third).toEqual({ ...first, until: '1795313100', __paging_token: 'enc_1' });
  });

  it('is not read on once the post was found', async () => {
    const { found, asked } = await look(message(), [], continued(`${at}?after=QVFI`, post()));
    expect(found).toMatchObject({ kind: 'present' });
    expect(asked).toHaveLength(1);
  });

  it('is found on the last of them', async () => {
    const { found } = await look(message(), [], continued(`${at}?after=QVFI`), feed(post()));
    expect(found).toMatchObject({ kind: 'present' });
  });

  it('is followed on the same host alone, and for nothing but its place', async () => {
    const elsewhere = await platform(feed(post()));
    const next = `${elsewhere.url}/v26.0/1/feed?after=QVFI&method=delete&access_token=x&since=0&fields=id&limit=1`;
    const { found, asked, params } = await look(message(), [], continued(next), feed());
    expect(found).toEqual(ABSENT);
    expect(elsewhere.requests).toEqual([]);
    expect(asked[1]?.pathname).toBe(`${PAGE}/feed`);
    expect(params[1]).toEqual({ ...params[0], after: 'QVFI' });
  });

  it.each<[string, Reply, string]>([
    ['goes on without saying where', continued(`${at}?limit=100`), 'facebook: no_cursor'],
    ['goes on for ever', continued(`${at}?after=QVFI`), 'facebook: too_many_posts'],
    ['goes on at no address', continued('next'), 'facebook: no_feed'],
  ])('is unreadable when it %s', async (_, reply, why) => {
    const { found, asked } = await look(message(), [], reply);
    expect(found).toEqual({ kind: 'unreadable', why });
    expect(asked.length).toBeLessThanOrEqual(10);
  });

  it('is unreadable when a later page is', async () => {
    const { found } = await look(message(), [], continued(`${at}?after=QVFI`), { status: 502, body: '<html>' });
    expect(found).toEqual({ kind: 'unreadable', why: 'facebook: status_502' });
  });
});

describe('a feed that cannot be read', () => {
  const { created_time, ...timeless } = post({ message: 'ក' });

  it.each<[string, Reply, unknown]>([
    ['HTML', { status: 200, body: '<html>Dara</html>' }, 'facebook: no_feed'],
    ['nothing', { status: 200, body: '' }, 'facebook: no_feed'],
    ['truncated JSON', { status: 200, body: '{"data":[' }, 'facebook: no_feed'],
    ['an object of another kind', { status: 200, body: { id: PAGE_ID } }, 'facebook: no_feed'],
    ['a post without a time', feed(timeless), 'facebook: no_feed'],
    ['a post with a time that is none', feed({ ...timeless, created_time: 'Dara' }), 'facebook: no_feed'],
    ['a post without an id', feed({ ...post({ message: 'ក' }), id: '' }), 'facebook: no_feed'],
    ['a post whose message is no text', feed({ ...post(), message: 5 }), 'facebook: no_feed'],
    [
      'an error beside the data',
      { status: 200, body: { data: [], error: { code: 1 } } },
      'facebook_1: platform_failed',
    ],
    ['an HTML 502', { status: 502, body: '<html>Bad Gateway</html>' }, 'facebook: status_502'],
    ['a 500', graphError(500, 2), 'facebook_2: status_500'],
    ['a 429', { status: 429, body: '' }, 'facebook: rate'],
    ['a redirect', { status: 302, headers: { location: '/login' }, body: { data: [] } }, 'facebook: status_302'],
    ['an unknown field', graphError(400, 100), 'facebook_100: bad_request'],
    ['a dead token', graphError(400, 190, 463), 'facebook_190_463: token'],
    ['an unknown code', graphError(400, 7777), 'facebook_7777: other'],
    ['a reset', cutAfterwards, expect.stringMatching(/^facebook: (econnreset|und_err_socket)$/)],
    ['silence', () => {}, 'facebook: timeout'],
  ])('proves nothing: %s', async (_, reply, why) => {
    expect((await look(message(), [], reply)).found).toEqual({ kind: 'unreadable', why });
  });

  it.each(errorsOf('facebook').map((error) => [error.name, error] as const))('proves nothing: %s', async (_, error) => {
    expect((await look(message(), [], error)).found).toMatchObject({ kind: 'unreadable' });
  });

  it('proves nothing: nobody is there', async () => {
    const http = async () => ({ kind: 'never_arrived', why: 'econnrefused' }) as const;
    expect(await pageAt('', { http }).lookUp?.('post', message(), delivery, CLAIMED)).toEqual({
      kind: 'unreadable',
      why: 'facebook: econnrefused',
    });
  });
});
