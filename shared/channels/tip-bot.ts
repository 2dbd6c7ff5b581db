import type { Sha256 } from '../domain/message.ts';
import type { Clock } from '../ports.ts';
import type { TipSender } from '../subscription-ports.ts';
import { openHttp } from './http.ts';
import { SANDBOX_TOKENS } from './open.ts';
import type { PlatformAddresses } from './platform-addresses.ts';
import type { StandingSetting } from './standing.ts';
import { telegramChat } from './telegram/publish.ts';
import { shownSteps } from './telegram/steps.ts';

export interface TipBotSetting
  extends Pick<StandingSetting, 'secrets' | 'platforms'>,
    Pick<PlatformAddresses, 'telegramUrl'> {
  readonly media: (sha256: Sha256) => Promise<Uint8Array>;
  readonly clock: Clock;
}

/** The bot where it gives one person what a channel says: the same message, with the same buttons. Nothing is pinned in their chat. */
export function tipBot({ secrets, platforms, telegramUrl, media, clock }: TipBotSetting): TipSender {
  const http = openHttp();
  const baseUrl = telegramUrl.replace(/\/+$/, '');
  const nowhere = { forwards: async () => [], isTaken: async () => false };
  return {
    steps: shownSteps,
    async send(chat, step, message, delivery) {
      const botToken = platforms === 'sandbox' ? SANDBOX_TOKENS.botToken : (await secrets()).telegram.botToken;
      if (!botToken) return { kind: 'deferred', until: null, why: 'no_token', fault: 'token' };
      const bot = { botToken, baseUrl, http, media, clock, chatId: chat, audience: 'person' as const, ...nowhere };
      return telegramChat(bot).send(step, message, delivery);
    },
  };
}
