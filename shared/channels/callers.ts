import type { Secrets } from '../domain/secrets.ts';
import type { Callers } from '../ports.ts';
import { handshake, isSigned } from './facebook_page/callback.ts';
import { hasSecret } from './telegram/callback.ts';

/** The platforms, known by the organisation's secrets. */
export function callersOf(secrets: () => Promise<Secrets>): Callers {
  return {
    facebookChallenge: async (query) => handshake(query, (await secrets()).facebook.verifyToken),
    isFacebook: async (body, signature) => isSigned(body, signature, (await secrets()).facebook.appSecret),
    isTelegram: async (secret) => hasSecret(secret, (await secrets()).telegram.webhookSecret),
  };
}
