import { describe, expect, it } from 'vitest';
import { MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import { cookieFrom, signedIn } from './signed-in.ts';

const idOf = (page: string, n: number) => [...page.matchAll(/sessions\/([0-9a-f]{64})\/revoke/g)][n]?.[1];
describe('who is not signed in any more', () => {
  it('is led to sign in from a page, and back to it', async () => {
    const here = signedIn();
    const response = await here.browse('/sessions?language=en&x=1', null);
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/sign-in?to=%2Fsessions%3Flanguage%3Den%26x%3D1');
    // In the language of the link.
    expect(response.headers.getSetCookie()).toEqual([expect.stringMatching(/^language=en;/)]);
  });

  it('is told that what they pressed was not done, and led back to where they pressed it', async () => {
    const here = signedIn();
    const headers = { referer: 'https://civic.example.org/sessions?x=1', 'accept-language': 'km' };
    const page = await here.browse('/sessions/revoke', null, { method: 'POST', headers });
    expect(page.status).toBe(401);
    const text = await page.text();
    expect(text).toContain('មិនត្រូវបានធ្វើទេ');
    expect(text).toContain('href="/sign-in?to=%2Fsessions%3Fx%3D1"');
    expect(text).toContain('href="/?language=en"');
    const elsewhere = { referer: 'https://evil.example/log' };
    expect(
      await (await here.browse('/sessions/revoke', null, { method: 'POST', headers: elsewhere })).text(),
    ).toContain('href="/sign-in?to=%2F"');
  });
});

describe('a browser’s request that changes something', () => {
  const pressed = async (headers: Record<string, string>) => {
    const here = signedIn();
    const cookie = await here.browserOf('Dara', 'comms');
    const response = await here.app.request('https://civic.example.org/sessions/revoke', {
      method: 'POST',
      headers: { host: 'civic.example.org', cookie, ...headers },
    });
    const left = await here.ports.sessions.of('Dara', here.clock.now());
    expect(left).toHaveLength(response.status === 303 ? 0 : 1);
    return response.status;
  };

  it('is done when a page of ours sent it', async () => {
    expect(await pressed({ 'sec-fetch-site': 'same-origin' })).toBe(303);
    expect(await pressed({ 'sec-fetch-site': 'same-origin', origin: 'null' })).toBe(303);
    expect(await pressed({ origin: 'https://civic.example.org' })).toBe(303);
  });

  it('is not done when another site did, or when nobody can tell', async () => {
    for (const site of ['cross-site', 'same-site', 'none', ''])
      expect(await pressed({ 'sec-fetch-site': site, origin: 'https://civic.example.org' })).toBe(403);
    for (const origin of ['https://evil.example', 'null', 'https://civic.example.org.evil.example', ''])
      expect(await pressed({ origin })).toBe(403);
    expect(await pressed({})).toBe(403);
  });

  it('is not asked where it comes from when a program sent it with a person’s token', async () => {
    const here = signedIn();
    const response = await here.request('/api/pause', 'token-of-dara', {});
    expect(response.status).toBe(200);
  });

  it('is who its token says, whatever cookies come with it', async () => {
    const here = signedIn();
    const cookie = await here.browserOf('Dara', 'comms');
    const of = (token: string) => ({ headers: { authorization: `Bearer ${token}`, 'sec-fetch-site': 'cross-site' } });
    expect((await here.browse('/api/pause', cookie, { method: 'POST', ...of('token-of-partner') })).status).toBe(403);
    expect((await here.browse('/api/pause', cookie, { method: 'POST', ...of('token-of-nobody') })).status).toBe(401);
    expect((await here.browse('/api/pause', cookie, { method: 'POST', ...of('token-of-sophea') })).status).toBe(200);
    expect((await here.ledger.pause())?.by).toBe('Sophea');
  });
});

describe('approving', () => {
  const QUESTION = JSON.stringify({ campaign: 'meeting', post: '03-invite', sha256: 'a'.repeat(64) });
  const asked = (here: ReturnType<typeof signedIn>, cookie: string) =>
    here.browse('/api/approve', cookie, { method: 'POST', body: QUESTION });

  it('takes somebody who signed in within ten minutes, and asks others to sign in once more', async () => {
    const here = signedIn();
    const cookie = await here.browserOf('Dara', 'comms');
    here.clock.advance(10 * MINUTE_MS - 1);
    expect((await asked(here, cookie)).status).toBe(404);
    here.clock.advance(1);
    const late = await asked(here, cookie);
    expect(late.status).toBe(403);
    expect(await late.json()).toMatchObject({ error: 'confirm', message: expect.stringContaining('nothing is lost') });
    expect((await here.request('/api/approve', 'token-of-dara', JSON.parse(QUESTION))).status).toBe(404);
  });

  it('on a page, leads them to the provider afresh, and back to the post that nobody has approved yet', async () => {
    const here = signedIn();
    const { campaign, post } = await here.planned();
    const cookie = await here.browserOf('Dara', 'comms');
    here.clock.advance(10 * MINUTE_MS);
    const [row] = (await here.ask(`/api/approvals?campaign=${campaign}`, 'token-of-sophea')).json;
    const path = `/posts/${campaign}/${post}`;
    const headers = { referer: `https://civic.example.org${path}` };
    const body = `sha256=${row.sha256}`;
    const response = await here.browse(`${path}/approve`, cookie, { method: 'POST', body, headers });
    expect(response.status).toBe(403);
    expect(await response.text()).toContain(`href="/sign-in/start?afresh=1&amp;to=${encodeURIComponent(path)}"`);
    const [after] = (await here.ask(`/api/approvals?campaign=${campaign}`, 'token-of-sophea')).json;
    expect(after.approved_by).toEqual([]);
  });

  it('counts a person once, whichever door they come by', async () => {
    const here = signedIn();
    const { campaign, post } = await here.planned();
    const [row] = (await here.ask(`/api/approvals?campaign=${campaign}`, 'token-of-sophea')).json;
    const body = JSON.stringify({ campaign, post, sha256: row.sha256 });
    const byPage = await here.browse('/api/approve', await here.browserOf('Dara', 'comms'), { method: 'POST', body });
    expect(await byPage.json()).toEqual({ approved: false, waiting_for: 1 });
    const byProgram = await here.ask('/api/approve', 'token-of-dara', JSON.parse(body));
    expect(byProgram.json).toEqual({ approved: false, waiting_for: 1 });
    const second = await here.browse('/api/approve', await here.browserOf('Dara', 'comms'), { method: 'POST', body });
    expect(await second.json()).toEqual({ approved: false, waiting_for: 1 });
    const other = await here.browse('/api/approve', await here.browserOf('Bopha', 'approver'), {
      method: 'POST',
      body,
    });
    expect(await other.json()).toEqual({ approved: true, waiting_for: 0 });
  });
});

describe('the page of one’s sessions', () => {
  it('shows where somebody is signed in, and ends one of theirs, and nobody else’s', async () => {
    const here = signedIn();
    const phone = await here.browserOf('Dara', 'comms', {
      device: 'android',
      beganAt: plus(here.clock.now(), -MINUTE_MS),
    });
    const laptop = await here.browserOf('Dara', 'comms');
    const other = await here.browserOf('Bopha', 'approver');
    const page = await (await here.browse('/sessions?language=en', laptop)).text();
    expect(page).toContain('Windows computer</strong> · here');
    expect(page).toContain('Android phone');
    const ofPhone = idOf(page, 1);
    const revoke = (cookie: string) => here.browse(`/sessions/${ofPhone}/revoke`, cookie, { method: 'POST' });
    expect((await revoke(other)).status).toBe(404);
    expect((await here.browse('/sessions', phone)).status).toBe(200);
    expect((await revoke(laptop)).headers.get('location')).toBe('/sessions');
    expect((await here.browse('/sessions', phone)).status).toBe(303);
    expect((await here.browse('/sessions', laptop)).status).toBe(200);
  });

  it('ends all of a person at once, by themselves or by the team', async () => {
    const here = signedIn();
    const [one, two, other] = [
      await here.browserOf('Dara', 'comms'),
      await here.browserOf('Dara', 'comms'),
      await here.browserOf('Bopha', 'approver'),
    ];
    const response = await here.browse('/sessions/revoke', one, { method: 'POST' });
    expect([response.headers.get('location'), cookieFrom(response)]).toEqual(['/sign-in?signed-out=1', null]);
    for (const cookie of [one, two]) expect((await here.browse('/sessions', cookie)).status).toBe(303);
    const again = await here.browserOf('Dara', 'comms');
    expect(await here.ask('/api/sessions/revoke', 'token-of-sophea', { name: 'Dara' })).toEqual({
      status: 200,
      json: { name: 'Dara', ended: 1 },
    });
    expect((await here.browse('/sessions', again)).status).toBe(303);
    expect((await here.browse('/sessions', other)).status).toBe(200);
  });

  it('are all ended by staff, by a form: of somebody who has left, or who lost a phone', async () => {
    const here = signedIn();
    const [sophea, dara] = [await here.browserOf('Sophea', 'approver'), await here.browserOf('Dara', 'comms')];
    expect(await (await here.browse('/sessions?language=en', sophea)).text()).toContain('Has somebody left');
    const end = (name: string) =>
      here.browse('/sessions/of', sophea, { method: 'POST', body: new URLSearchParams({ name }).toString() });
    expect((await end('Nobody')).headers.get('location')).toBe('/sessions?said=no_session');
    expect((await end(' Dara ')).headers.get('location')).toBe('/sessions?said=ended');
    expect((await here.browse('/sessions', dara)).headers.get('location')).toContain('/sign-in');
    const chan = await here.browserOf('Chan', 'creator');
    expect(await (await here.browse('/sessions?language=en', chan)).text()).not.toContain('Has somebody left');
  });

  it('signs out where it is asked to, by a button and never by a link', async () => {
    const here = signedIn();
    const cookie = await here.browserOf('Dara', 'comms');
    expect((await here.browse('/sign-out', cookie)).status).toBe(404);
    expect((await here.browse('/sessions', cookie)).status).toBe(200);
    expect((await here.browse('/sign-out', cookie, { method: 'POST' })).headers.get('location')).toBe(
      '/sign-in?signed-out=1',
    );
    expect((await here.browse('/sessions', cookie)).status).toBe(303);
  });
});
