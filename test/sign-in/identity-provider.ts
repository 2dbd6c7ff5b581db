import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair } from 'jose';
import { type Adapter, Provider } from 'oidc-provider';
// @ts-expect-error It comes with the provider, without types.
import MemoryAdapter from 'oidc-provider/lib/adapters/memory_adapter.js';

export interface Account {
  readonly id: string;
  readonly claims: Readonly<Record<string, unknown>>;
}

export interface IdentityProvider {
  readonly url: string;
  /** Who sits before its screen: null, and they turn away. */
  person: Account | null;
  /** How often somebody was asked who they are. */
  asked: number;
  stop(): Promise<void>;
}

export const CLIENT = 'civicast';

/**
 * A real OpenID Connect provider, in this process. Whoever sits before its screen signs in at once; one that knows a
 * browser already does not ask again, unless it is told to.
 */
export async function startIdentityProvider(callback: string, secret: string | null = null): Promise<IdentityProvider> {
  const accounts = new Map<string, Account>();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const authentication = secret === null ? 'none' : 'client_secret_post';
  const provider = new Provider(url, {
    clients: [
      {
        client_id: CLIENT,
        ...(secret !== null && { client_secret: secret }),
        redirect_uris: [callback],
        token_endpoint_auth_method: authentication,
      },
    ],
    // Its claims stand in the ID token, as Cognito's do.
    conformIdTokenClaims: false,
    claims: { openid: ['sub', 'email', 'email_verified', 'cognito:groups', 'custom:until'] },
    features: { devInteractions: { enabled: false } },
    // The very adapter warns that it forgets, which here it shall.
    adapter: class extends (MemoryAdapter as new (name: string) => Adapter) {},
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig' }] },
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
    cookies: { keys: ['only for this test'] },
    pkce: { required: () => true },
    interactions: { url: (_, { uid }) => `/screen/${uid}` },
    findAccount: (_, id) => ({ accountId: id, claims: async () => ({ sub: id, ...accounts.get(id)?.claims }) }),
    // Nobody is asked whether they agree: it is the organisation's own.
    async loadExistingGrant({ oidc }) {
      const grant = new provider.Grant({ clientId: CLIENT, accountId: oidc.session?.accountId ?? '' });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  const here: IdentityProvider = {
    url,
    person: null,
    asked: 0,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
  const answer = provider.callback();
  server.on('request', async (request, response) => {
    if (!request.url?.startsWith('/screen/')) return answer(request, response);
    here.asked += 1;
    const { person } = here;
    if (person) accounts.set(person.id, person);
    const result = person ? { login: { accountId: person.id } } : { error: 'access_denied' };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  });
  return here;
}
