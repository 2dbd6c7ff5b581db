import { describe, expect, it } from 'vitest';
import { peopleOf } from '../../shared/actions/people.ts';
import { Secrets } from '../../shared/domain/secrets.ts';
import { EVENING } from '../fakes/a-delivery.ts';
import { testClock } from '../fakes/clock.ts';
import { cookieFrom, signedIn } from './signed-in.ts';

const NOBODY = peopleOf(async () => Secrets.parse({}), { onLaptop: true, clock: testClock(EVENING) });
const LAPTOP = { people: NOBODY, issuer: null, platforms: 'sandbox', address: 'http://127.0.0.1:4000' } as const;
const HERE = { host: '127.0.0.1:4000' };

describe('picking a role', () => {
  const pick = (here: ReturnType<typeof signedIn>, body: string, headers: Record<string, string> = HERE) =>
    here.browse('/sign-in/as', null, { method: 'POST', body, headers });

  it('is offered on a laptop on which nobody has been named, and signs in as one of each role', async () => {
    const here = signedIn(LAPTOP);
    expect(await (await here.browse('/sign-in', null, { headers: HERE })).text()).toContain('action="/sign-in/as"');
    const response = await pick(here, 'role=partner&to=%2Fsessions');
    expect(response.headers.get('location')).toBe('/sessions');
    expect(response.headers.getSetCookie().join()).toMatch(
      /^civicast-session-4000=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    const cookie = cookieFrom(response);
    expect(await (await here.browse('/sessions', cookie, { headers: HERE })).text()).toContain(
      'Sample partner · partner',
    );
    expect((await here.browse('/api/matters', cookie, { headers: HERE })).status).toBe(403);
  });

  it('leads nowhere but within the console', async () => {
    const response = await pick(signedIn(LAPTOP), 'role=comms&to=//evil.example');
    expect(response.headers.get('location')).toBe('/');
  });

  it('takes the place of whoever was signed in', async () => {
    const here = signedIn(LAPTOP);
    const first = cookieFrom(await pick(here, 'role=comms'));
    await here.browse('/sign-in/as', first, { method: 'POST', body: 'role=approver', headers: HERE });
    expect((await here.browse('/sessions', first, { headers: HERE })).status).toBe(303);
  });

  it.each([
    ['where things are real', { platforms: 'real' }, HERE],
    ['by another name of the computer', {}, { host: 'laptop.example' }],
    ['where a provider is configured', { issuer: signedIn().ports.issuer }, HERE],
    [
      'once somebody is named',
      {
        people: peopleOf(async () => Secrets.parse({ people: [{ name: 'A', role: 'comms', token: 'a' }] }), {
          onLaptop: true,
          clock: testClock(EVENING),
        }),
      },
      HERE,
    ],
    [
      'where others can come in',
      { people: peopleOf(async () => Secrets.parse({}), { onLaptop: false, clock: testClock(EVENING) }) },
      HERE,
    ],
    ['from another site', {}, { ...HERE, 'sec-fetch-site': 'cross-site' }],
  ] as const)('is not to be had %s', async (_, changes, headers) => {
    const here = signedIn({ ...LAPTOP, ...changes });
    const response = await pick(here, 'role=comms', headers);
    expect([response.status, cookieFrom(response)]).toEqual([403, null]);
    const page = await here.browse('/sign-in', null, { headers });
    if (!('sec-fetch-site' in headers)) expect(await page.text()).not.toContain('/sign-in/as');
  });

  it('is over as soon as somebody is named', async () => {
    const people = { nobodyYet: true };
    const here = signedIn({ ...LAPTOP, people: { ...NOBODY, nobodyYet: async () => people.nobodyYet } });
    const cookie = cookieFrom(await pick(here, 'role=comms'));
    expect((await here.browse('/sessions', cookie, { headers: HERE })).status).toBe(200);
    people.nobodyYet = false;
    expect((await here.browse('/sessions', cookie, { headers: HERE })).status).toBe(303);
  });
});

describe('a person’s own token', () => {
  it('signs in where no provider is configured, for as long as that person is named', async () => {
    const here = signedIn({ issuer: null });
    const give = (token: string) =>
      here.browse('/sign-in/token', null, {
        method: 'POST',
        body: new URLSearchParams({ token, to: '/log' }).toString(),
      });
    expect((await give('token-of-nobody')).status).toBe(403);
    const response = await give(' token-of-bopha ');
    expect(response.headers.get('location')).toBe('/log');
    expect(response.headers.getSetCookie().join()).toMatch(
      /^__Host-civicast-session=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(await (await here.browse('/sessions', cookieFrom(response))).text()).toContain('Bopha');
    const left = signedIn({
      issuer: null,
      sessions: here.ports.sessions,
      people: { ...here.ports.people, named: async () => null },
    });
    expect((await left.browse('/sessions', cookieFrom(response))).status).toBe(403);
  });

  it('signs nobody in where a provider is', async () => {
    const body = 'token=token-of-bopha';
    expect((await signedIn().browse('/sign-in/token', null, { method: 'POST', body })).status).toBe(403);
  });
});
