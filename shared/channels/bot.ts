import type { Speaker } from '../answer-ports.ts';
import { openHttp } from './http.ts';
import { SANDBOX_TOKENS } from './open.ts';
import type { PlatformAddresses } from './platform-addresses.ts';
import type { StandingSetting } from './standing.ts';
import { patientCalls } from './telegram/patient-call.ts';
import { callOf } from './telegram/reply.ts';
import { type ReadUpdates, updatesOf } from './telegram/updates.ts';

type BotSetting = Pick<StandingSetting, 'secrets' | 'platforms'> & Pick<PlatformAddresses, 'telegramUrl'>;

/** The organisation's bot where Telegram cannot call us: updates are fetched, and replies are calls of their own. */
export interface FetchingBot extends Speaker {
  readonly updates: ReadUpdates;
}

/** The organisation's bot where it answers people. The token is asked for anew each time: it can come or go while we run. */
export function speakingBot({ secrets, platforms, telegramUrl }: BotSetting): Speaker {
  const http = openHttp();
  const callPatiently = patientCalls();
  const baseUrl = telegramUrl.replace(/\/+$/, '');
  return {
    async say(...sayings) {
      const botToken = await tokenOf({ secrets, platforms });
      if (!botToken) return false;
      for (const saying of sayings) {
        const { method, content } = callOf(saying);
        if (!(await callPatiently({ botToken, baseUrl, http }, method, content))) return false;
      }
      return true;
    },
  };
}

export function fetchingBot(setting: BotSetting): FetchingBot {
  const http = openHttp();
  const baseUrl = setting.telegramUrl.replace(/\/+$/, '');
  return {
    ...speakingBot(setting),
    async updates(offset, stop) {
      const botToken = await tokenOf(setting);
      if (!botToken) return { kind: 'failed', why: 'no_token', retryAfterSeconds: null };
      return updatesOf({ botToken, baseUrl, http })(offset, stop);
    },
  };
}

async function tokenOf({ secrets, platforms }: Pick<BotSetting, 'secrets' | 'platforms'>): Promise<string | undefined> {
  return platforms === 'sandbox' ? SANDBOX_TOKENS.botToken : (await secrets()).telegram.botToken;
}
