import { describe, expect, it } from 'vitest';
import { expectHarmless, graphError, PAGE, PAGE_ID, PROOF, pageAt, TOKEN } from './page.ts';
import { cutAfterwards, expectAccepted, platform, type Reply } from './platform.ts';

/** Probes a Page that gives this reply; tells what it showed and what the Page was asked. */
async function probe(reply: Reply) {
  const { url, requests } = await platform(reply);
  const probed = await pageAt(url).probe?.();
  await expectAccepted(requests);
  if (probed && 'why' in probed) expectHarmless(probed.why);
  return { probed, requests };
}

const probed = async (reply: Reply) => (await probe(reply)).probed;

describe('probing a Facebook Page', () => {
  it('reads its name as the Page, and is good with the answer of that very Page', async () => {
    const { probed, requests } = await probe({ status: 200, body: { id: PAGE_ID, name: 'ឃុំគំរូ' } });
    expect(probed).toEqual({ kind: 'good' });
    expect(requests).toMatchObject([{ method: 'GET', files: {} }]);
    const { pathname, searchParams } = new URL(requests[0]?.path ?? '', 'http://localhost');
    expect(pathname).toBe(PAGE);
    expect(Object.fromEntries(searchParams)).toEqual({
      fields: 'id,name',
      access_token: TOKEN,
      appsecret_proof: PROOF,
    });
  });

  it.each<[string, Reply, string]>([
    ['a dead token', graphError(400, 190, 460), 'facebook_190_460: token'],
    ['a lost permission', graphError(403, 200), 'facebook_200: permission'],
    ['a block', graphError(400, 368, 1390008), 'facebook_368_1390008: blocked'],
    ['a Page that is gone', graphError(400, 100, 33), 'facebook_100_33: gone'],
  ])('is bad after %s', async (_, reply, why) => {
    expect(await probed(reply)).toEqual({ kind: 'bad', why });
  });

  it.each<[string, Reply, unknown]>([
    ['the answer of another Page', { status: 200, body: { id: '108000000000002' } }, 'facebook: other_page'],
    ['an answer without an id', { status: 200, body: { name: 'ឃុំគំរូ' } }, 'facebook: no_page'],
    ['HTML', { status: 200, body: '<html>Dara</html>' }, 'facebook: no_page'],
    ['nothing', { status: 200, body: '' }, 'facebook: no_page'],
    ['a rate limit', graphError(400, 4), 'facebook_4: rate'],
    ['a failing server', graphError(500, 190), 'facebook_190: status_500'],
    ['an unknown code', graphError(400, 7777), 'facebook_7777: other'],
    ['a reset', cutAfterwards, expect.stringMatching(/^facebook: \w+$/)],
    ['silence', () => {}, 'facebook: timeout'],
  ])('shows nothing after %s', async (_, reply, why) => {
    expect(await probed(reply)).toEqual({ kind: 'unreadable', why });
  });
});
