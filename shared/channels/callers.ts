import type { Callers } from '../answer-ports.ts';
import type { Secrets } from '../domain/secrets.ts';
import { handshake, isSigned, readFeed } from './facebook_page/callback.ts';
import { hasSecret, readUpdate } from './telegram/callback.ts';
import { writeReply } from './telegram/reply.ts';

/** The platforms, known by the organisation's secrets. */
export function callersOf(secrets: () => Promise<Secrets>): Callers {
  return {
    facebookChallenge: async (query) => handshake(query, (await secrets()).facebook.verifyToken),
    isFacebook: async (body, signature) => isSigned(body, signature, (await secrets()).facebook.appSecret),
    readFacebook: readFeed,
    readTelegram: readUpdate,
    writeTelegram: writeReply,
    isTelegram: async (secret) => hasSecret(secret, (await secrets()).telegram.webhookSecret),
  };
}
