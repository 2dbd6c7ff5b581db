import * as oidc from 'openid-client';
import { epochMs, type Instant } from '../domain/instant.ts';
import { CONFIRMED_MS, SESSION_MS } from '../domain/session.ts';
import type { Completed, Issuer } from '../sign-in-ports.ts';
import { type IssuerSetting, isLoopback } from './setting.ts';

export interface IssuerPorts {
  /** Where a browser comes back to: exactly as the provider knows it. */
  readonly callback: string;
  /** Null for a public client, which is known by PKCE alone. */
  readonly clientSecret: () => Promise<string | null>;
  /** By the machine's clock, which is the one that the provider's agrees with. */
  readonly now: () => Instant;
}

/** Somebody waits before a screen, and the function ends after 20 seconds. */
const TIMEOUT_SECONDS = 8;

/** The code flow of OpenID Connect, with PKCE, state and nonce. What the provider answers is found out once, at the first asking. */
export function oidcIssuer(setting: IssuerSetting, { callback, clientSecret, now }: IssuerPorts): Issuer {
  let found: { readonly secret: string | null; readonly configuration: Promise<oidc.Configuration> } | null = null;

  async function provider(secret: string | null): Promise<oidc.Configuration> {
    if (found === null || found.secret !== secret) {
      const mine = { secret, configuration: discover(setting, secret) };
      found = mine;
      // A provider that was away for a moment is asked anew.
      mine.configuration.catch(() => {
        if (found === mine) found = null;
      });
    }
    return found.configuration;
  }

  return {
    async begin(afresh) {
      const login = {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        verifier: oidc.randomPKCECodeVerifier(),
        afresh,
      };
      const configuration = await provider(await clientSecret()).catch(() => null);
      if (!configuration) return null;
      const url = oidc.buildAuthorizationUrl(configuration, {
        redirect_uri: callback,
        scope: setting.scope,
        state: login.state,
        nonce: login.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(login.verifier),
        code_challenge_method: 'S256',
        // Whoever asks for an age is told when somebody proved who they are.
        max_age: String((afresh ? CONFIRMED_MS : SESSION_MS) / 1000),
        ...(afresh && { prompt: 'login' }),
      });
      return { url: url.href, login };
    },

    async complete(query, { state, nonce, verifier, afresh }) {
      const secret = await clientSecret();
      try {
        const tokens = await oidc.authorizationCodeGrant(await provider(secret), new URL(`?${query}`, callback), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
          // A prompt can be taken out of an address on its way; the time in the signed token cannot be changed.
          ...(afresh && { maxAge: CONFIRMED_MS / 1000 }),
        });
        const claims = tokens.claims() ?? {};
        const authTime = 'auth_time' in claims ? claims.auth_time : undefined;
        const agoMs = typeof authTime === 'number' ? Math.max(0, epochMs(now()) - authTime * 1000) : null;
        return { kind: 'claims', claims, agoMs };
      } catch (cause) {
        return failure(cause);
      }
    },
  };
}

function discover({ issuer, clientId }: IssuerSetting, secret: string | null): Promise<oidc.Configuration> {
  const authentication = secret === null ? oidc.None() : oidc.ClientSecretPost(secret);
  return oidc.discovery(issuer, clientId, undefined, authentication, {
    timeout: TIMEOUT_SECONDS,
    // The signature is checked as well as the line that the token came by.
    execute: [oidc.enableNonRepudiationChecks, ...(isLoopback(issuer) ? [oidc.allowInsecureRequests] : [])],
  });
}

/** A short code of an error, never its message: that may hold what somebody sent. */
function failure(cause: unknown): Completed {
  if (cause instanceof oidc.AuthorizationResponseError) {
    return cause.error === 'access_denied' ? { kind: 'denied' } : { kind: 'not-believed', why: wordOf(cause.error) };
  }
  if (cause instanceof oidc.ResponseBodyError) return { kind: 'not-believed', why: wordOf(cause.error) };
  if (cause instanceof oidc.ClientError) {
    const isAway = cause.code === 'OAUTH_TIMEOUT' || cause.code === 'OAUTH_RESPONSE_IS_NOT_CONFORM';
    return isAway ? { kind: 'unreachable' } : { kind: 'not-believed', why: wordOf(cause.code ?? 'unknown') };
  }
  return { kind: 'unreachable' };
}

function wordOf(code: string): string {
  return /^[A-Za-z_]{1,60}$/.test(code) ? code : 'unknown';
}
