import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { consoleApp } from '../../functions/console/app.ts';
import { peopleOf } from '../../shared/actions/people.ts';
import { CLAIM_NAMES } from '../../shared/domain/claims.ts';
import { MINUTE_MS } from '../../shared/domain/instant.ts';
import { Secrets } from '../../shared/domain/secrets.ts';
import { machineTime } from '../../shared/runtime/clock.ts';
import { oidcIssuer } from '../../shared/sign-in/issuer.ts';
import { SCOPE } from '../../shared/sign-in/setting.ts';
import { asking } from '../functions/asking.ts';
import { aBrowser } from './a-browser.ts';
import { CLIENT, type IdentityProvider, startIdentityProvider } from './identity-provider.ts';

const CONSOLE = 'http://127.0.0.1:4998';
const OTHER_NAME = 'http://localhost:4998';
const CALLBACK = `${CONSOLE}/sign-in/callback`;

const account = (id: string, changes: Record<string, unknown> = {}) => ({
  id,
  claims: { email: `${id}@ngo.example`, email_verified: true, 'cognito:groups': ['comms'], ...changes },
});

let provider: IdentityProvider;
beforeAll(async () => {
  provider = await startIdentityProvider(CALLBACK);
});
beforeEach(() => {
  provider.person = account('dara');
});
afterAll(() => provider.stop());

/** The console at its own address, with that provider, and browsers that go from one to the other. */
function world() {
  const here = asking();
  const secrets = Secrets.parse({
    people: [
      { name: 'Sokha', role: 'comms', token: 'token-of-sokha', email: 'sokha@ngo.example' },
      { name: 'Gone', role: 'comms', token: 'token-of-gone', email: 'gone@ngo.example', until: '2027-01-08' },
    ],
  });
  const issuer = oidcIssuer(
    { issuer: new URL(provider.url), clientId: CLIENT, scope: SCOPE, claimNames: CLAIM_NAMES },
    { callback: CALLBACK, clientSecret: async () => null, now: machineTime },
  );
  const people = peopleOf(async () => secrets, { onLaptop: false, clock: here.clock });
  const app = consoleApp({ ...here.ports, people, issuer, address: CONSOLE });
  const answer = async (url: URL, init: RequestInit) => app.request(url, init);
  return { ...here, browser: () => aBrowser({ [CONSOLE]: answer, [OTHER_NAME]: answer }) };
}

const textAt = async ({ response }: { response: Response | null }) => (response ? response.text() : '');
const START = `${CONSOLE}/sign-in/start?language=en&to=${encodeURIComponent('/sessions?language=en')}`;

describe('signing in to the console', () => {
  it('leads to the provider and back to where somebody wanted to be, as who the provider says', async () => {
    const browser = world().browser();
    const arrived = await browser.open(START);
    expect(arrived.url).toBe(`${CONSOLE}/sessions?language=en`);
    expect(await textAt(arrived)).toContain('dara@ngo.example · comms');
    expect(await textAt(await browser.open(`${CONSOLE}/sessions`))).toContain('dara@ngo.example');
  });

  it('begins at the name that the provider comes back to, whatever the computer was called', async () => {
    const arrived = await world().browser().open(START.replace(CONSOLE, OTHER_NAME));
    expect(arrived.url).toBe(`${CONSOLE}/sessions?language=en`);
    expect(arrived.response?.status).toBe(200);
  });

  it('begins a session of its own each time, and ends the one before', async () => {
    const { browser: open, ports, clock } = world();
    const browser = open();
    await browser.open(START);
    const [first] = await ports.sessions.of('dara@ngo.example', clock.now());
    await browser.open(START);
    const [second, ...others] = await ports.sessions.of('dara@ngo.example', clock.now());
    expect(others).toEqual([]);
    expect(second?.id).not.toBe(first?.id);
    expect(second).toMatchObject({ proof: 'issuer', device: 'windows', until: null });
  });

  it('never leads to another site', async () => {
    for (const to of ['//evil.example', 'https://evil.example', '/\\evil.example', '/sign-in/start']) {
      const start = `${CONSOLE}/sign-in/start?to=${encodeURIComponent(to)}`;
      expect((await world().browser().open(start, `${CONSOLE}/log`)).url.startsWith(`${CONSOLE}/`)).toBe(true);
    }
  });

  it('knows a person of the secrets by their address, so that their word counts once at every door', async () => {
    provider.person = account('sokha', { email: 'Sokha@ngo.example' });
    expect(await textAt(await world().browser().open(START))).toContain('Sokha · comms');
  });

  it('is finished only by the browser that began it, and once', async () => {
    const here = world();
    const [mine, other] = [here.browser(), here.browser()];
    const { url } = await mine.open(START, CALLBACK);
    const foreign = await other.open(`${url}&language=en`);
    expect(foreign.response?.status).toBe(400);
    expect(await textAt(foreign)).toContain('begun in another browser');
    // Somebody's own half of signing in does not finish another one's.
    await other.open(START, CALLBACK);
    expect((await other.open(url)).response?.status).toBe(400);
    expect((await mine.open(url)).url).toBe(`${CONSOLE}/sessions?language=en`);
    expect(mine.cookies(CONSOLE)).toEqual([expect.stringMatching(/^civicast-session-4998=/), 'language=en']);
    expect((await mine.open(url)).response?.status).toBe(400);
    expect((await mine.open(`${CONSOLE}/sessions`)).response?.status).toBe(200);
  });

  it.each([
    ['in no group of ours', account('eva', { 'cognito:groups': ['drivers'] }), 403, 'You are known as eva@ngo.example'],
    [
      'with an address that nobody has verified',
      account('eva', { email_verified: false }),
      403,
      'has not been verified',
    ],
    [
      'after the last day that the provider names',
      account('eva', { 'custom:until': '2027-01-08' }),
      403,
      'Your access has ended',
    ],
    ['after the last day that the secrets name', account('gone'), 403, 'Your access has ended'],
    ['with a last day that is none', account('eva', { 'custom:until': 'June' }), 403, 'is not a date'],
    ['who turned away', null, 403, 'it was cancelled'],
  ])('lets in nobody %s, and says why', async (_, person, status, said) => {
    provider.person = person;
    const here = world();
    const browser = here.browser();
    await browser.open(`${CONSOLE}/sign-in?language=en`);
    const { response } = await browser.open(START);
    expect(response?.status).toBe(status);
    expect(await response?.text()).toContain(said);
    expect((await browser.open(`${CONSOLE}/sessions`, `${CONSOLE}/sign-in`)).url).toContain('/sign-in?to=');
  });

  it('ends on the last day that the provider named, in the middle of a session', async () => {
    provider.person = account('eva', { 'custom:until': '2027-01-09' });
    const here = world();
    const browser = here.browser();
    await browser.open(START);
    here.clock.set('2027-01-09T16:59:59.000Z' as ReturnType<typeof here.clock.now>);
    expect((await browser.open(`${CONSOLE}/sessions`)).response?.status).toBe(200);
    here.clock.advance(1000);
    expect((await browser.open(`${CONSOLE}/sessions`)).response?.status).toBe(403);
  });

  it('once more, for approving, asks again whom the provider knows already, and comes back', async () => {
    const here = world();
    const browser = here.browser();
    await browser.open(START);
    here.clock.advance(11 * MINUTE_MS);
    const asked = provider.asked;
    const { url } = await browser.open(`${START}&afresh=1`);
    expect([url, provider.asked]).toEqual([`${CONSOLE}/sessions?language=en`, asked + 1]);
    const [session] = await here.ports.sessions.of('dara@ngo.example', here.clock.now());
    expect(session && session.confirmedUntil > here.clock.now()).toBe(true);
  });

  it('after signing out asks who is there, whoever the provider still knows', async () => {
    const browser = world().browser();
    await browser.open(START);
    const page = await textAt(await browser.open(`${CONSOLE}/sign-in?signed-out=1&language=en`));
    // Still signed in here: the page says so, and offers to sign in as somebody else.
    expect(page).toContain('You are signed in as dara@ngo.example.');
    expect(page).toContain('afresh=1');
  });
});
