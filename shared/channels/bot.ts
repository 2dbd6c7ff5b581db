import type { BotReply } from '../domain/callback.ts';
import { jsonContent, openHttp } from './http.ts';
import { SANDBOX_TOKENS } from './open.ts';
import type { PlatformAddresses } from './platform-addresses.ts';
import type { StandingSetting } from './standing.ts';
import { callBot } from './telegram/call.ts';
import { writeReply } from './telegram/callback.ts';
import { type ReadUpdates, updatesOf } from './telegram/updates.ts';

/** The organisation's bot where Telegram cannot call us: updates are fetched, and replies are calls of their own. */
export interface FetchingBot {
  readonly updates: ReadUpdates;
  /** Once, and without looking whether it arrived: whoever missed it presses again. */
  say(reply: BotReply): Promise<void>;
}

/** The token is asked for anew each time: it can come or go while we run. */
export function fetchingBot({
  secrets,
  platforms,
  telegramUrl,
}: Pick<StandingSetting, 'secrets' | 'platforms'> & Pick<PlatformAddresses, 'telegramUrl'>): FetchingBot {
  const http = openHttp();
  const baseUrl = telegramUrl.replace(/\/+$/, '');
  const token = async () => (platforms === 'sandbox' ? SANDBOX_TOKENS.botToken : (await secrets()).telegram.botToken);
  return {
    async updates(offset, stop) {
      const botToken = await token();
      if (!botToken) return { kind: 'failed', why: 'no_token', retryAfterSeconds: null };
      return updatesOf({ botToken, baseUrl, http })(offset, stop);
    },
    async say(reply) {
      const botToken = await token();
      const { method, ...parameters } = writeReply(reply);
      if (botToken) await callBot({ botToken, baseUrl, http }, method, jsonContent(parameters));
    },
  };
}
