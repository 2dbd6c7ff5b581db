import { describe, expect, it } from 'vitest';
import { plus } from '../../shared/domain/instant.ts';
import type { Message } from '../../shared/domain/message.ts';
import type { Amended } from '../../shared/domain/outcome.ts';
import { expectHarmless, graphError, PAGE_ID, PROOF, pageAt, TOKEN } from './page.ts';
import { cutAfterwards, expectAccepted, platform, type Reply } from './platform.ts';
import { errorsOf, recording } from './recordings.ts';
import { delivery, message, NOW, out, photo } from './sample.ts';

const POST = `${PAGE_ID}_122100000000000001`;
const DONE = { kind: 'done' };
const there = out({ step: 'post', externalId: POST });
const success = recording('facebook-success');
const gone = graphError(400, 100, 33);
const page: Reply = { status: 200, body: { id: PAGE_ID, name: 'ឃុំគំរូ' } };
const photos = [photo('ស្គរ'), photo('សាលាឃុំ')];

type Act = 'edit' | 'remove';
const ACTS: readonly Act[] = ['edit', 'remove'];
const OTHER = message({ text: 'ប្រជុំឃុំ\nថ្ងៃសុក្រ' });

/** Edits or deletes a post of a Page that gives these replies; tells what came of it and what the Page was asked. */
async function amend(
  act: Act,
  replies: readonly Reply[],
  given: Partial<{ before: Message; after: Message; at: typeof there }> = {},
) {
  const { url, requests } = await platform(...replies);
  const { before = message(), after = OTHER, at = there } = given;
  const adapter = pageAt(url);
  const amended = await (act === 'edit' ? adapter.edit?.(before, after, at) : adapter.remove?.(before, at));
  await expectAccepted(requests);
  if (amended && 'why' in amended) expectHarmless(amended.why);
  return { amended, requests };
}

const answer = async (act: Act, ...replies: readonly Reply[]): Promise<Amended | undefined> =>
  (await amend(act, replies)).amended;

describe('a Facebook post that is out', () => {
  it('is given other words', async () => {
    const { amended, requests } = await amend('edit', [success]);
    expect(amended).toEqual(DONE);
    expect(requests).toMatchObject([{ method: 'POST', path: `/v26.0/${POST}` }]);
    expect(requests[0]?.params).toEqual({ message: OTHER.text, access_token: TOKEN, appsecret_proof: PROOF });
  });

  it('is given other words under the photos that it has, even if these are described in another way', async () => {
    const before = message({ photos });
    const after = message({ text: OTHER.text, photos: photos.map((one) => ({ ...one, alt: 'ធំ' })) });
    expect((await amend('edit', [success], { before, after })).amended).toEqual(DONE);
  });

  it('is deleted', async () => {
    const { amended, requests } = await amend('remove', [success]);
    expect(amended).toEqual(DONE);
    const { pathname, searchParams } = new URL(requests[0]?.path ?? '', 'http://localhost');
    expect([requests.length, requests[0]?.method, pathname]).toEqual([1, 'DELETE', `/v26.0/${POST}`]);
    expect(Object.fromEntries(searchParams)).toEqual({ access_token: TOKEN, appsecret_proof: PROOF });
  });

  it.each<[string, readonly (typeof photos)[0][], readonly (typeof photos)[0][]]>([
    ['one is added', [], photos],
    ['one is gone', photos, photos.slice(1)],
    ['they are in another order', photos, photos.toReversed()],
  ])('keeps its photos: it is refused before anything is changed where %s', async (_, old, others) => {
    const [before, after] = [message({ photos: [...old] }), message({ photos: [...others] })];
    const { amended, requests } = await amend('edit', [success], { before, after });
    expect([amended, requests]).toEqual([{ kind: 'refused', why: 'photos_cannot_change' }, []]);
  });

  it.each(ACTS)('is left to a person to %s where nobody else knows where it is', async (act) => {
    for (const at of [out({ step: 'post', externalId: null }), delivery]) {
      const { amended, requests } = await amend(act, [success], { at });
      expect([amended, requests]).toEqual([{ kind: 'refused', why: 'id_unknown' }, []]);
    }
  });
});

describe('a deletion of what Facebook calls gone', () => {
  it('is done where the Page can be read with the same token, and the post still cannot', async () => {
    const { amended, requests } = await amend('remove', [gone, page, gone]);
    expect(amended).toEqual(DONE);
    expect(requests.map(({ method }) => method)).toEqual(['DELETE', 'GET', 'GET']);
  });

  it.each<[string, readonly Reply[]]>([
    ['the Page cannot be read either', [gone, gone]],
    ['the post can be read', [gone, page, { status: 200, body: { id: POST } }]],
  ])('is unknown where %s', async (_, replies) => {
    expect(await answer('remove', ...replies)).toEqual({ kind: 'unknown', why: 'facebook: perhaps_gone' });
  });
});

/** By code; what is refused says nothing of what waits to be sent. */
const OUTCOMES: Readonly<Record<string, object>> = {
  1: { kind: 'unknown' },
  2: { kind: 'unknown' },
  4: { kind: 'deferred', until: null, why: 'facebook_4: rate' },
  100: { kind: 'refused', why: 'facebook_100: bad_request' },
  190: { kind: 'deferred', until: null, why: expect.stringMatching(/^facebook_190_4\d\d: token$/), fault: 'token' },
  200: { kind: 'refused', why: 'facebook_200: permission' },
  368: { kind: 'deferred', until: null, why: 'facebook_368_1390008: blocked', fault: 'blocked' },
  506: { kind: 'unknown', why: 'facebook_506: duplicate' },
  80001: { kind: 'deferred', why: 'facebook_80001: rate', until: plus(NOW, 60 * 19 * 60_000) },
};

describe.each(ACTS)('a no to a wish to %s', (act) => {
  it.each(errorsOf('facebook').map((error) => [error.name, error] as const))('is understood: %s', async (_, error) => {
    const code = /"code":(\d+)/.exec(JSON.stringify(error.body))?.[1] ?? '';
    expect(OUTCOMES).toHaveProperty(code);
    const amended = await answer(act, error);
    expect(amended).toMatchObject(OUTCOMES[code] ?? {});
    if (amended?.kind === 'refused') expect(amended).not.toHaveProperty('fault');
  });

  it.each<[string, Reply]>([
    ['an HTML 502', { status: 502, body: '<html>Bad Gateway</html>' }],
    ['a failing server', graphError(500, 100, 33)],
    ['an HTML 200 of a captive network', { status: 200, body: '<html>Please sign in</html>' }],
    ['an empty 200', { status: 200, body: '' }],
    ['no success', { status: 200, body: { success: false } }],
    ['a redirect', { status: 302, headers: { location: '/login' }, body: { success: true } }],
    ['a code that nobody knows', graphError(400, 7777)],
    ['a reset after the request was received', cutAfterwards],
    ['silence until the deadline', () => {}],
  ])('is unknown where it cannot be read: %s', async (_, reply) => {
    expect((await answer(act, reply))?.kind).toBe('unknown');
  });

  it('waits where the limit is reached, even if the body calls it gone', async () => {
    expect(await answer(act, graphError(429, 100, 33))).toMatchObject({ kind: 'deferred' });
  });

  it('is deferred where it certainly never arrived', async () => {
    const http = async () => ({ kind: 'never_arrived', why: 'enotfound' }) as const;
    const adapter = pageAt('', { http });
    const amended = act === 'edit' ? adapter.edit?.(message(), OTHER, there) : adapter.remove?.(message(), there);
    expect(await amended).toEqual({ kind: 'deferred', until: null, why: 'facebook: enotfound' });
  });
});

it('a post that is gone cannot be given other words', async () => {
  expect(await answer('edit', gone)).toEqual({ kind: 'refused', why: 'facebook_100_33: gone' });
  expect(await answer('edit', graphError(400, 33))).toEqual({ kind: 'refused', why: 'facebook_33: gone' });
});
