import { describe, expect, it } from 'vitest';
import { ROUTES } from '../../infra/pipeline.ts';
import { call, sampleHosts } from './sample-hosts.ts';

const here = sampleHosts();

describe('what the host answers', () => {
  it('answers every route that the stack has', async () => {
    const host = await here.start();
    const all = await host.ports.ledger.deliveriesOf('2027-01-cip-meeting');
    const code = all.find(({ link }) => link !== null)?.link ?? '';
    for (const { method, path } of ROUTES) {
      const answer = await fetch(host.url + path.replace('{code}', code), { method, redirect: 'manual' });
      // What is not there is answered by a page of its own, which nobody is to find.
      const isPage = /^\/(p|log)\//.test(path) && answer.headers.get('x-robots-tag') === 'noindex';
      expect(`${method} ${path} ${isPage ? 'page' : answer.status}`).not.toContain('404');
    }
    const browser = {
      'User-Agent': 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36',
    };
    for (const method of ['HEAD', 'GET', 'HEAD'])
      await fetch(`${host.url}/l/${code}`, { method, redirect: 'manual', headers: browser });
    expect((await host.ports.engagement.linkOpens([code])).get(code)?.opens).toBe(1);
  });

  it('answers the API to people with a token only, and each according to their role', async () => {
    const host = await here.start(here.real());
    expect((await call(host, '/healthz')).json()).toEqual({ status: 'ok' });
    for (const path of ['/api/deliveries', '/api/deliveries.csv?month=2027-01', '/api/approvals']) {
      expect((await call(host, path)).status).toBe(401);
      expect((await call(host, path, 'a-guess')).status).toBe(401);
    }
    expect((await call(host, '/api/deliveries', 'token-of-partner')).status).toBe(200);
    expect((await call(host, '/api/approvals', 'token-of-partner')).status).toBe(403);
    expect((await call(host, '/api/approve', 'token-of-partner', {})).status).toBe(403);
    expect((await call(host, '/api/approve', 'token-of-dara', { nonsense: 1 })).status).toBe(400);
    expect((await call(host, '/api/deliveries?month=January', 'token-of-dara')).status).toBe(400);
    const nobodysPost = { campaign: 'x', post: 'y', sha256: 'a'.repeat(64) };
    expect((await call(host, '/api/approve', 'token-of-dara', nobodysPost)).status).toBe(404);
  });

  it('signs in who picks a role in the sandbox, until they sign out', async () => {
    const host = await here.start();
    expect((await fetch(`${host.url}/matters`, { redirect: 'manual' })).headers.get('location')).toBe(
      '/sign-in?to=%2Fmatters',
    );
    const form = {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ role: 'comms', to: '/matters' }),
    } as const;
    const pick = (site: string) => fetch(`${host.url}/sign-in/as`, { ...form, headers: { 'sec-fetch-site': site } });
    expect((await pick('cross-site')).status).toBe(403);
    const picked = await pick('same-origin');
    expect([picked.status, picked.headers.get('location')]).toEqual([303, '/matters']);
    const [cookie = ''] = picked.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
    expect((await fetch(`${host.url}/matters`, { headers: { cookie }, redirect: 'manual' })).status).toBe(200);
    expect(JSON.stringify(await host.ports.sessions.of('Sample comms officer', host.ports.clock.now()))).not.toContain(
      cookie.split('.')[1],
    );
    const signedOut = {
      method: 'POST',
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
      redirect: 'manual',
    } as const;
    expect((await fetch(`${host.url}/sign-out`, signedOut)).status).toBe(303);
    expect((await fetch(`${host.url}/matters`, { headers: { cookie }, redirect: 'manual' })).status).toBe(303);
  });

  it('offers in the log the partner code that stands in a campaign’s settings, and shows by it what is theirs', async () => {
    const host = await here.start(here.real());
    const log = (filter = '') => call(host, `/log?month=2027-01${filter}`, 'token-of-partner');
    const all = await log();
    expect(all.text).toContain('<option value="SAMPLE-01">');
    const theirs = await log('&partner_code=SAMPLE-01');
    expect(theirs.text).toContain('>03-invite</a>');
    expect((await log('&partner_code=OTHER')).text).not.toContain('>03-invite</a>');
  });

  it('exports a month as spreadsheets read it', async () => {
    const host = await here.start();
    const { text, headers } = await call(host, '/api/deliveries.csv?month=2027-01');
    const lines = text.split('\r\n');
    expect(headers.get('content-type')).toContain('text/csv');
    expect(lines[0]).toBe(
      '\uFEFFdelivery_id,campaign,post,channel,kind,language,variant,planned_at,published_at,status,reason,attempts,external_id,permalink,text_sha256,corrects_month,revision,previous_sha256,row_sha256',
    );
    expect(lines.find((line) => line.includes(',03-invite,fb-main,'))).toContain(',2027-01-09T19:00:00+07:00,');
    expect((await call(host, '/api/deliveries.csv')).status).toBe(400);
  });
});
