import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { facebookSummary } from '../../shared/channels/facebook_page/summary.ts';
import { openHttp } from '../../shared/channels/http.ts';
import { cutAfterwards, expectAccepted, platform, type Reply } from './platform.ts';
import { errorsOf, recording } from './recordings.ts';

const TOKEN = 'EAAB-page-token';
const SECRET = 'app-secret';
const PAGE = '108000000000001';
const POST = `${PAGE}_122100000000000001`;

/** Asks for one post; tells the answer and what the Page was asked. */
async function ask(replies: Reply | readonly Reply[], externalId = POST) {
  const { url, requests } = await platform(...[replies].flat());
  const http = openHttp({ deadlineMs: 500 });
  const summary = facebookSummary({ pageId: PAGE, pageToken: TOKEN, appSecret: SECRET, baseUrl: url, http });
  const answer = await summary(externalId);
  if (answer.kind === 'unavailable') {
    expect(answer.why).toMatch(/^facebook[_\d]*: \w+$/);
    expect(answer.why.length).toBeLessThanOrEqual(80);
  }
  return { answer, requests };
}

const whyNot = async (reply: Reply) => (await ask(reply)).answer;
const summary = recording('facebook-summary');
const unavailable = (why: unknown) => ({ kind: 'unavailable', why });

describe('the summary of a post', () => {
  it('is asked for in one call that changes nothing', async () => {
    const { answer, requests } = await ask(summary);
    expect(answer).toEqual({ kind: 'known', reactions: 41, comments: 7, shares: 3 });
    expect(requests).toMatchObject([{ method: 'GET', params: {}, files: {} }]);
    const { pathname, searchParams } = new URL(requests[0]?.path ?? '', 'http://localhost');
    const params = Object.fromEntries(searchParams);
    expect(pathname).toBe(`/v26.0/${POST}`);
    expect(params).toEqual({
      fields: 'reactions.summary(true).limit(0),comments.filter(stream).summary(true).limit(0),shares',
      access_token: TOKEN,
      appsecret_proof: createHmac('sha256', SECRET).update(TOKEN).digest('hex'),
    });
    await expectAccepted(requests.map((request) => ({ ...request, path: pathname, params })));
  });

  it('asks for nothing else, whatever the id', async () => {
    const { requests } = await ask(summary, '../me?fields=name&access_token=x');
    const { pathname, searchParams } = new URL(requests[0]?.path ?? '', 'http://localhost');
    expect(pathname.split('/')).toHaveLength(3);
    expect(searchParams.getAll('access_token')).toEqual([TOKEN]);
  });

  it('knows of no shares where they are left out', async () => {
    expect(await whyNot(recording('facebook-summary-without-shares'))).toEqual({
      kind: 'known',
      reactions: 2,
      comments: 0,
      shares: 0,
    });
  });

  const counted = { data: [], summary: { total_count: 1 } };
  it.each<[string, unknown]>([
    ['reactions', { comments: counted, shares: { count: 3 } }],
    ['comments', { reactions: counted, shares: { count: 3 } }],
    ['the count of reactions', { reactions: { data: [] }, comments: counted }],
    ['a count that is one', { reactions: counted, comments: { summary: { total_count: '1' } } }],
    ['a count that can be', { reactions: counted, comments: { summary: { total_count: -1 } } }],
    ['legible shares', { reactions: counted, comments: counted, shares: {} }],
    ['anything', {}],
    ['JSON', '<html>Dara</html>'],
    ['a body', ''],
  ])('is unavailable, never 0, without %s', async (_, body) => {
    expect(await whyNot({ status: 200, body })).toEqual(unavailable('facebook: no_summary'));
  });
});

describe('a summary that Facebook refuses', () => {
  const reasons: Readonly<Record<string, RegExp>> = {
    1: /^facebook_1(_\d+)?: (platform_failed|status_5\d\d)$/,
    2: /^facebook_2: (platform_failed|status_5\d\d)$/,
    4: /^facebook_4: rate$/,
    100: /^facebook_100: bad_request$/,
    190: /^facebook_190(_4\d\d)?: token$/,
    200: /^facebook_200: permission$/,
    368: /^facebook_368_1390008: blocked$/,
    506: /^facebook_506: duplicate$/,
    80001: /^facebook_80001: rate$/,
  };

  it.each(errorsOf('facebook').map((error) => [error.name, error] as const))('says why: %s', async (_, error) => {
    const code = /"code":(\d+)/.exec(JSON.stringify(error.body))?.[1] ?? '';
    expect(reasons).toHaveProperty(code);
    expect(await whyNot(error)).toEqual(unavailable(expect.stringMatching(reasons[code] ?? /^$/)));
  });

  const error = (code: number, error_subcode?: number) => ({
    error: { message: `names Dara and http://host/?access_token=${TOKEN}`, code, error_subcode },
  });

  it.each<[number, number | undefined, string]>([
    [100, 33, 'facebook_100_33: gone'],
    [33, undefined, 'facebook_33: gone'],
    [190, undefined, 'facebook_190: token'],
    [7777, undefined, 'facebook_7777: other'],
  ])('says why: code %i, subcode %s', async (code, subcode, why) => {
    expect(await whyNot({ status: 400, body: error(code, subcode) })).toEqual(unavailable(why));
    expect(await whyNot({ status: 200, body: error(code, subcode) })).toEqual(unavailable(why));
  });

  it.each<[string, Reply, unknown]>([
    ['slow down', { status: 429, body: error(4) }, 'facebook_4: rate'],
    ['a failing server', { status: 502, body: '<html>Bad Gateway</html>' }, 'facebook: status_502'],
    ['an unreadable refusal', { status: 400, body: '<html>Sorry</html>' }, 'facebook: status_400'],
    ['a redirect', { status: 302, headers: { location: '/login' }, body: summary.body }, 'facebook: status_302'],
    ['a reset', cutAfterwards, expect.stringMatching(/^facebook: (econnreset|und_err_socket)$/)],
    ['silence', () => {}, 'facebook: timeout'],
  ])('says why: %s', async (_, reply, why) => {
    expect(await whyNot(reply)).toEqual(unavailable(why));
  });

  it('says why: nobody is there', async () => {
    const http = async () => ({ kind: 'never_arrived', why: 'econnrefused' }) as const;
    const summaryOf = facebookSummary({ pageId: PAGE, pageToken: TOKEN, baseUrl: '', http });
    expect(await summaryOf(POST)).toEqual(unavailable('facebook: econnrefused'));
  });
});

describe('a post that Facebook calls gone', () => {
  const refusal = (code: number, error_subcode?: number): Reply => ({
    status: 400,
    body: { error: { code, error_subcode } },
  });
  const gone = refusal(100, 33);
  const page: Reply = { status: 200, body: { id: PAGE, name: 'ឃុំគំរូ' } };

  it('is gone where its Page can be read with the same token, and it still cannot', async () => {
    for (const said of [gone, refusal(33)]) {
      const { answer, requests } = await ask([said, page, said]);
      expect(answer).toEqual({ kind: 'gone' });
      expect(requests.map(({ path }) => new URL(path, 'http://localhost').pathname)).toEqual(
        [POST, PAGE, POST].map((node) => `/v26.0/${node}`),
      );
      const asked = requests.map(({ path }) => Object.fromEntries(new URL(path, 'http://localhost').searchParams));
      expect(new Set(asked.map(({ access_token }) => access_token))).toEqual(new Set([TOKEN]));
      await expectAccepted(requests.slice(1));
    }
  });

  it('is not looked for where another thing is wrong', async () => {
    const { answer, requests } = await ask([refusal(200), page, gone]);
    expect([answer, requests.length]).toEqual([unavailable('facebook_200: permission'), 1]);
  });

  it.each<[string, readonly Reply[]]>([
    ['the Page neither', [gone, gone]],
    ['another Page', [gone, { status: 200, body: { id: '108000000000002', name: 'Dara' } }, gone]],
    ['nothing legible', [gone, { status: 200, body: '<html>Please sign in</html>' }, gone]],
    ['a dead token', [gone, refusal(190, 460), gone]],
    ['the post again', [gone, page, { status: 200, body: { id: POST } }]],
    ['a failing server', [gone, page, { status: 502, body: (gone as { body: unknown }).body }]],
    ['a limit', [gone, page, refusal(4)]],
    ['nothing at all', [gone, page, () => {}]],
  ])('is unavailable where one reads then %s', async (_, replies) => {
    expect((await ask(replies)).answer).toEqual(unavailable('facebook_100_33: gone'));
  });
});
