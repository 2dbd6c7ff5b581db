import { CLAIM_NAMES, type ClaimNames } from '../domain/claims.ts';
import { Mendable } from '../domain/mendable.ts';

/** Which identity provider says who people are, and as what we are known there. */
export interface IssuerSetting {
  readonly issuer: URL;
  readonly clientId: string;
  readonly scope: string;
  readonly claimNames: ClaimNames;
}

/** What is asked for unless told otherwise: who somebody is, and their address. */
export const SCOPE = 'openid email profile';

/** The variables of `npm start`; null where nobody has named a provider. */
export function issuerSetting(env: Readonly<Record<string, string | undefined>>): IssuerSetting | null {
  if (!env.CIVICAST_OIDC_ISSUER) return null;
  const issuer = URL.parse(env.CIVICAST_OIDC_ISSUER);
  if (!issuer || !(issuer.protocol === 'https:' || isLoopback(issuer)))
    throw new Mendable('CIVICAST_OIDC_ISSUER is the provider\u2019s address as it writes it itself: https://…');
  const clientId = env.CIVICAST_OIDC_CLIENT_ID;
  if (!clientId) throw new Mendable('CIVICAST_OIDC_ISSUER goes with CIVICAST_OIDC_CLIENT_ID: set both, or neither.');
  return {
    issuer,
    clientId,
    scope: env.CIVICAST_OIDC_SCOPE || SCOPE,
    claimNames: {
      name: env.CIVICAST_OIDC_NAME_CLAIM || CLAIM_NAMES.name,
      groups: env.CIVICAST_OIDC_GROUPS_CLAIM || CLAIM_NAMES.groups,
      until: env.CIVICAST_OIDC_UNTIL_CLAIM || CLAIM_NAMES.until,
    },
  };
}

/** Only there may a provider be spoken to without TLS: nobody stands in between. */
export function isLoopback({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
