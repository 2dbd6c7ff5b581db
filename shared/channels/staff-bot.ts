import type { StaffBot } from '../answer-ports.ts';
import { jsonContent, openHttp } from './http.ts';
import { SANDBOX_TOKENS } from './open.ts';
import type { PlatformAddresses } from './platform-addresses.ts';
import type { StandingSetting } from './standing.ts';
import { callBot } from './telegram/call.ts';

/** The organisation's bot where it writes to the team. Never throws. */
export function staffBot({
  secrets,
  platforms,
  telegramUrl,
}: Pick<StandingSetting, 'secrets' | 'platforms'> & Pick<PlatformAddresses, 'telegramUrl'>): StaffBot {
  const http = openHttp();
  const baseUrl = telegramUrl.replace(/\/+$/, '');
  return {
    async write(chat, { text, buttons }) {
      const botToken = platforms === 'sandbox' ? SANDBOX_TOKENS.botToken : (await secrets()).telegram.botToken;
      if (!botToken) return false;
      const inline_keyboard = buttons.map(({ label, data }) => [{ text: label, callback_data: data }]);
      const message = {
        chat_id: chat,
        text,
        link_preview_options: { is_disabled: true },
        ...(buttons.length > 0 && { reply_markup: { inline_keyboard } }),
      };
      const reply = await callBot({ botToken, baseUrl, http }, 'sendMessage', jsonContent(message));
      return reply.kind === 'answer' && reply.status < 300;
    },
  };
}
