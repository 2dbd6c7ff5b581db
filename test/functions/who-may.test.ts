import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { ROUTES } from '../../infra/pipeline.ts';
import { peopleOf } from '../../shared/actions/people.ts';
import { DAY_MS, plus } from '../../shared/domain/instant.ts';
import { Role } from '../../shared/domain/person.ts';
import { Secrets } from '../../shared/domain/secrets.ts';
import { sessionToken } from '../../shared/domain/session.ts';
import { EVENING } from '../fakes/a-delivery.ts';
import { testClock } from '../fakes/clock.ts';
import { signedIn } from './signed-in.ts';

const STAFF = ['comms', 'approver'] as const;
const ALL = Role.options;
/** Creators only while they stand in for somebody, as Chan does here. */
const WHO_DECIDES = [...STAFF, 'creator'] as const;
const READERS = [...STAFF, 'partner'] as const;

/** Who may ask for what: `anybody` needs no sign-in, `caller` proves itself to `receive` in its own way. A route that is not here fails. */
const WHO_MAY: Readonly<Record<string, readonly Role[] | 'anybody' | 'caller'>> = {
  'GET /healthz': 'anybody',
  'GET /': ALL,
  'POST /pause': STAFF,
  'POST /resume': STAFF,
  'GET /posts/{campaign}/{post}': WHO_DECIDES,
  'POST /posts/{campaign}/{post}/approve': WHO_DECIDES,
  'POST /posts/{campaign}/{post}/ask-change': WHO_DECIDES,
  'POST /posts/{campaign}/{post}/redate': STAFF,
  'POST /posts/{campaign}/{post}/withdraw': STAFF,
  'GET /media/{sha256}': WHO_DECIDES,
  'GET /matters': STAFF,
  'POST /matters/decide': STAFF,
  'POST /matters/missing': STAFF,
  'GET /health': STAFF,
  'GET /content': STAFF,
  'GET /content/{folder}': STAFF,
  'GET /log': READERS,
  'GET /log.csv': READERS,
  'GET /log/{id}': READERS,
  'GET /log/{id}/photo/{n}': READERS,
  'GET /api/deliveries': READERS,
  'GET /api/deliveries.csv': READERS,
  'GET /api/engagement': READERS,
  'GET /api/invitations': STAFF,
  'POST /api/invitations': STAFF,
  'GET /api/invitations/{community}/cards': STAFF,
  'POST /api/invitations/{token}/revoke': STAFF,
  'GET /api/communities': STAFF,
  'GET /api/moderators/{code}': STAFF,
  'POST /api/moderators/{code}/confirm': STAFF,
  'POST /api/moderators/{code}/refuse': STAFF,
  'POST /api/moderators/{code}/revoke': STAFF,
  'GET /api/approvals': WHO_DECIDES,
  'POST /api/approve': WHO_DECIDES,
  'POST /api/ask-change': WHO_DECIDES,
  'GET /api/stand-ins': STAFF,
  'POST /api/stand-in': STAFF,
  'POST /api/pause': STAFF,
  'POST /api/resume': STAFF,
  'POST /api/bot-link': WHO_DECIDES,
  'GET /api/missing': STAFF,
  'POST /api/missing/{campaign}/confirm': STAFF,
  'GET /api/matters': STAFF,
  'GET /api/media/{sha256}': STAFF,
  'POST /api/redate': STAFF,
  'POST /api/deliveries/{id}/done': STAFF,
  'POST /api/deliveries/{id}/page': STAFF,
  'POST /api/deliveries/{id}/resolve': STAFF,
  'POST /api/deliveries/{id}/withdraw': STAFF,
  'POST /api/sessions/revoke': STAFF,
  'GET /sign-in': 'anybody',
  'GET /sign-in/start': 'anybody',
  'GET /sign-in/callback': 'anybody',
  'POST /sign-in/as': 'anybody',
  'POST /sign-in/token': 'anybody',
  'POST /sign-out': 'anybody',
  'GET /sessions': ALL,
  'POST /sessions/of': STAFF,
  'POST /sessions/revoke': ALL,
  'POST /sessions/{id}/revoke': ALL,
  'GET /webhooks/facebook': 'caller',
  'POST /webhooks/facebook': 'caller',
  'POST /webhooks/telegram': 'caller',
  'GET /l/{code}': 'caller',
  'HEAD /l/{code}': 'caller',
  'GET /p/{token}': 'caller',
  'HEAD /p/{token}': 'caller',
  'POST /p/{token}': 'caller',
  'GET /p/{token}/photo/{n}': 'caller',
  'HEAD /p/{token}/photo/{n}': 'caller',
  'GET /p/{token}/video': 'caller',
  'HEAD /p/{token}/video': 'caller',
  'GET /p/{token}/voice': 'caller',
  'HEAD /p/{token}/voice': 'caller',
};

const NAMES: Readonly<Record<Role, string>> = { comms: 'Dara', approver: 'Bopha', creator: 'Chan', partner: 'Ann' };
const YESTERDAY = '2027-01-08';
const PEOPLE = Secrets.parse({
  people: [
    ...ALL.map((role) => ({ name: NAMES[role], role, token: `token-of-${role}` })),
    { name: 'Gone', role: 'comms', token: 'token-of-gone', until: YESTERDAY },
  ],
});

type Answer = 'in' | 'signs-in' | 'may-not' | 'ended' | 'other-site';
interface Visitor {
  readonly who: string;
  readonly role: Role | null;
  /** What they are told instead of what a stranger is told. */
  readonly instead?: Answer;
  readonly headers: Readonly<Record<string, string>>;
}

const here = signedIn({ people: peopleOf(async () => PEOPLE, { onLaptop: false, clock: testClock(EVENING) }) });
const visitors: Visitor[] = [];
beforeAll(async () => {
  const { clock, browserOf, ports } = here;
  await ports.ledger.keepStandIn({ inPlaceOf: 'Dara', name: 'Chan', until: plus(clock.now(), DAY_MS) });
  for (const role of ALL) {
    visitors.push({ who: `${role}, by token`, role, headers: { authorization: `Bearer token-of-${role}` } });
    // In a session of its own for each asking: some of what is asked for ends it.
    visitors.push({ who: `${role}, signed in`, role, headers: {} });
    visitors.push({
      who: `${role}, sent by another site`,
      role,
      instead: 'other-site',
      headers: { 'sec-fetch-site': 'cross-site' },
    });
  }
  const cookie = (value: string) => ({ cookie: value });
  const revoked = await browserOf('Dara', 'comms');
  await ports.sessions.endAll('Dara');
  const strangers: [string, Record<string, string>, Answer?][] = [
    ['nobody', {}],
    ['a token of nobody', { authorization: 'Bearer token-of-nobody' }],
    ['no bearer', { authorization: 'Basic ZGFyYTpkYXJh' }],
    ['a token whose last day is over', { authorization: 'Bearer token-of-gone' }],
    ['a session that was revoked', cookie(revoked)],
    ['a session that has expired', cookie(await browserOf('Dara', 'comms', { expiresAt: clock.now() }))],
    ['a session that somebody made up', cookie(`__Host-civicast-session=${sessionToken('Dara', randomBytes(32))}`)],
    ['half a session', cookie('__Host-civicast-session=Dara')],
    ['a session of a name without its prefix', cookie((await browserOf('Bopha', 'approver')).replace('__Host-', ''))],
    ['a session whose last day is over', cookie(await browserOf('Eva', 'comms', { until: YESTERDAY })), 'ended'],
    ['a session of whom the secrets let go', cookie(await browserOf('Gone', 'comms')), 'ended'],
    ['a picked role, where things are real', cookie(await browserOf('Sample', 'comms', { proof: 'picked' }))],
  ];
  for (const [who, headers, instead] of strangers)
    visitors.push({ who, role: null, headers, ...(instead && { instead }) });
});

const CONSOLE = ROUTES.filter((route) => route.function === 'console');
const nameOf = ({ method, path }: (typeof ROUTES)[number]) => `${method} ${path}`;
const filled = (path: string) => path.replace(/\{\w+\}/g, 'a'.repeat(64));

/** How a visitor fares at a route: not what it does for them, but whether it does it. */
async function fares({ method, path }: (typeof ROUTES)[number], { headers, role }: Visitor): Promise<Answer> {
  const isBrowser = headers.authorization === undefined && role !== null;
  const cookie = isBrowser ? await here.browserOf(NAMES[role], role) : null;
  const body = method === 'POST' ? '{}' : undefined;
  const response = await here.browse(filled(path), cookie, { method, headers, ...(body && { body }) });
  const text = await response.text();
  if (response.status === 401 && /access_ended/.test(text)) return 'ended';
  if (response.status === 401 || /^\/sign-in\?to=/.test(response.headers.get('location') ?? '')) return 'signs-in';
  if (response.status !== 403) return 'in';
  if (/"cross_site"|មិនមែនមកពីទំព័ររបស់យើង|not come from a page of ours/.test(text)) return 'other-site';
  if (/សិទ្ធិចូលរបស់អ្នកបានផុតកំណត់|Your access has ended/.test(text)) return 'ended';
  return /"may_not"|មិនមានសិទ្ធិមើល|You may not see/.test(text) ? 'may-not' : 'in';
}

function shouldFare(route: (typeof ROUTES)[number], { role, instead }: Visitor): Answer {
  const may = WHO_MAY[nameOf(route)];
  const changes = route.method === 'POST';
  if (instead === 'other-site' && changes) return 'other-site';
  if (may === 'anybody') return 'in';
  if (role === null) return instead ?? 'signs-in';
  return may?.includes(role) ? 'in' : 'may-not';
}

test('every route is in the table, and the table has no other', () => {
  expect(Object.keys(WHO_MAY).sort()).toEqual(ROUTES.map(nameOf).sort());
});

test('the console answers exactly the routes that it is given', () => {
  const own = here.app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`);
  const given = CONSOLE.map((route) => nameOf(route).replace(/\{(\w+)\}/g, ':$1'));
  expect([...new Set(own)].sort()).toEqual([...given].sort());
});

describe.each(CONSOLE.map((route) => ({ name: nameOf(route), route })))('$name', ({ route }) => {
  it('lets in whom the table names, and tells everybody else apart', async () => {
    const found: [string, Answer][] = [];
    for (const visitor of visitors) found.push([visitor.who, await fares(route, visitor)]);
    expect(found).toEqual(visitors.map((visitor) => [visitor.who, shouldFare(route, visitor)]));
  });
});

describe('a creator who stands in for nobody', () => {
  it('decides nothing', async () => {
    const alone = signedIn();
    const cookie = await alone.browserOf('Chan', 'creator');
    for (const [path, method] of [
      ['/api/approvals', 'GET'],
      ['/api/bot-link', 'POST'],
    ] as const)
      expect((await alone.browse(path, cookie, { method })).status).toBe(403);
  });
});

describe('another way to write a path', () => {
  it.each([
    '/api/%2e%2e/api/matters',
    '/api%2fmatters',
    '/%61pi/matters',
    '//api/matters',
    '/api/./matters',
    '/sign-in/../api/matters',
    '/sign-in/%2e%2e/api/matters',
    '/api/matters/',
    '/API/matters',
    '/api/matters;x=1',
  ])('changes nothing: %s', async (path) => {
    for (const headers of [{}, { authorization: 'Bearer token-of-partner' }]) {
      const { status } = await here.browse(path, null, { headers });
      expect([401, 403, 404]).toContain(status);
    }
  });
});
