import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLAIM_NAMES } from '../../shared/domain/claims.ts';
import { Mendable } from '../../shared/domain/mendable.ts';
import { machineTime } from '../../shared/runtime/clock.ts';
import { oidcIssuer } from '../../shared/sign-in/issuer.ts';
import { issuerSetting, SCOPE } from '../../shared/sign-in/setting.ts';
import { aBrowser } from './a-browser.ts';
import { CLIENT, type IdentityProvider, startIdentityProvider } from './identity-provider.ts';

const CALLBACK = 'http://127.0.0.1:4999/sign-in/callback';
const DARA = {
  id: 'dara',
  claims: {
    email: 'dara@ngo.example',
    email_verified: true,
    'cognito:groups': ['comms'],
    'custom:until': '2027-06-30',
  },
};

let provider: IdentityProvider;
beforeAll(async () => {
  provider = await startIdentityProvider(CALLBACK);
});
afterAll(() => provider.stop());

function ours(changes: { url?: string; secret?: string } = {}) {
  const { url = provider.url, secret = null } = changes;
  const setting = { issuer: new URL(url), clientId: CLIENT, scope: SCOPE, claimNames: CLAIM_NAMES };
  return oidcIssuer(setting, { callback: CALLBACK, clientSecret: async () => secret, now: machineTime });
}

/** What comes back to the callback after somebody has been before the provider's screen. */
async function cameBack(issuer = ours(), afresh = false, browser = aBrowser()) {
  const begun = await issuer.begin(afresh);
  if (!begun) throw new Error('The provider does not answer');
  const { url } = await browser.open(begun.url, CALLBACK);
  return { query: new URL(url).searchParams, login: begun.login, asked: new URL(begun.url).searchParams };
}

describe('signing in at an identity provider', () => {
  it('is the code flow with PKCE, state and nonce, and ends in what the provider says of somebody', async () => {
    provider.person = DARA;
    const issuer = ours();
    const { query, login, asked } = await cameBack(issuer);
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      client_id: CLIENT,
      redirect_uri: CALLBACK,
      code_challenge_method: 'S256',
      state: login.state,
      nonce: login.nonce,
    });
    expect(asked.has('prompt')).toBe(false);
    const completed = await issuer.complete(query, login);
    expect(completed).toMatchObject({ kind: 'claims', claims: { sub: 'dara', ...DARA.claims } });
    expect(completed.kind === 'claims' && completed.agoMs).toBeLessThan(5000);
  });

  it('is believed once, by the browser that began it, and nowhere else', async () => {
    const issuer = ours();
    const [mine, other] = [await cameBack(issuer), await cameBack(issuer)];
    for (const [query, login] of [
      [mine.query, other.login],
      [mine.query, { ...mine.login, state: other.login.state }],
      [mine.query, { ...mine.login, nonce: other.login.nonce }],
    ] as const)
      expect((await issuer.complete(query, login)).kind).toBe('not-believed');
    const again = await cameBack(issuer);
    expect((await issuer.complete(again.query, again.login)).kind).toBe('claims');
    expect((await issuer.complete(again.query, again.login)).kind).toBe('not-believed');
    const stolen = await cameBack(issuer);
    expect((await issuer.complete(stolen.query, { ...stolen.login, verifier: other.login.verifier })).kind).toBe(
      'not-believed',
    );
    for (const made of ['', 'code=x', `state=${mine.login.state}`, `code=x&state=${mine.login.state}&state=y`])
      expect((await issuer.complete(new URLSearchParams(made), mine.login)).kind).toBe('not-believed');
  });

  it('afresh asks whom it knows already as well, and is not believed when somebody else says that it did', async () => {
    const [issuer, browser] = [ours(), aBrowser()];
    await cameBack(issuer, false, browser);
    const known = provider.asked;
    await cameBack(issuer, false, browser);
    expect(provider.asked).toBe(known);
    const afresh = await cameBack(issuer, true, browser);
    expect(provider.asked).toBe(known + 1);
    expect(Object.fromEntries(afresh.asked)).toMatchObject({ prompt: 'login', max_age: '600' });
    expect((await issuer.complete(afresh.query, afresh.login)).kind).toBe('claims');

    const begun = await issuer.begin(true);
    const weakened = new URL(begun?.url ?? '');
    for (const parameter of ['prompt', 'max_age']) weakened.searchParams.delete(parameter);
    const { url } = await browser.open(weakened.href, CALLBACK);
    expect(provider.asked).toBe(known + 1);
    expect(begun && (await issuer.complete(new URL(url).searchParams, begun.login))).toMatchObject({
      kind: 'not-believed',
    });
  });

  it('tells who turned away from who cannot be believed, and from a provider that is away', async () => {
    provider.person = null;
    const { query, login } = await cameBack();
    expect(await ours().complete(query, login)).toEqual({ kind: 'denied' });
    provider.person = DARA;
    const good = await cameBack();
    const away = ours({ url: 'http://127.0.0.1:1' });
    expect(await away.begin(false)).toBeNull();
    expect(await away.complete(good.query, good.login)).toEqual({ kind: 'unreachable' });
  });

  it('proves with its secret that it is us, where we were given one', async () => {
    const secretive = await startIdentityProvider(CALLBACK, 'our-secret');
    secretive.person = DARA;
    const right = ours({ url: secretive.url, secret: 'our-secret' });
    const { query, login } = await cameBack(right);
    expect((await right.complete(query, login)).kind).toBe('claims');
    const wrong = ours({ url: secretive.url, secret: 'another' });
    const answer = await cameBack(wrong);
    expect(await wrong.complete(answer.query, answer.login)).toEqual({ kind: 'not-believed', why: 'invalid_client' });
    await secretive.stop();
  });
});

describe('which provider', () => {
  it('is none unless it is named, and goes only over TLS or within this computer', () => {
    expect(issuerSetting({})).toBeNull();
    const named = (CIVICAST_OIDC_ISSUER: string) =>
      issuerSetting({ CIVICAST_OIDC_ISSUER, CIVICAST_OIDC_CLIENT_ID: 'c' });
    expect(named('https://id.example/realms/x')?.issuer.href).toBe('https://id.example/realms/x');
    expect(named('http://127.0.0.1:8080')).not.toBeNull();
    for (const wrong of ['http://id.example', 'id.example', 'ftp://127.0.0.1'])
      expect(() => named(wrong)).toThrow(/https:\/\//);
    expect(() => issuerSetting({ CIVICAST_OIDC_ISSUER: 'https://id.example' })).toThrow(Mendable);
  });
});
