import type { ClaimNames } from '../../shared/domain/claims.ts';
import type { Secrets } from '../../shared/domain/secrets.ts';
import { machineTime } from '../../shared/runtime/clock.ts';
import { oidcIssuer } from '../../shared/sign-in/issuer.ts';
import { issuerSetting } from '../../shared/sign-in/setting.ts';
import type { Issuer } from '../../shared/sign-in-ports.ts';
import type { Env } from './open-local.ts';

/** The identity provider that the variables of `npm start` name, and what it calls what we ask for. */
export function issuerOf(
  env: Env,
  address: string,
  secrets: () => Promise<Secrets>,
): { readonly issuer: Issuer | null; readonly claimNames?: ClaimNames } {
  const setting = issuerSetting(env);
  if (!setting) return { issuer: null };
  const clientSecret = async () => (await secrets()).oidc.clientSecret ?? null;
  const issuer = oidcIssuer(setting, { callback: `${address}/sign-in/callback`, clientSecret, now: machineTime });
  return { issuer, claimNames: setting.claimNames };
}
