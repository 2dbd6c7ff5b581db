import type { StaffBot } from '../answer-ports.ts';
import type { Sha256 } from '../domain/message.ts';
import type { StaffMessage } from '../domain/staff.ts';
import { type Content, jsonContent, openHttp } from './http.ts';
import { multipart } from './multipart.ts';
import { SANDBOX_TOKENS } from './open.ts';
import type { PlatformAddresses } from './platform-addresses.ts';
import type { StandingSetting } from './standing.ts';
import { patientCalls } from './telegram/patient-call.ts';
import { album, photoFiles } from './telegram/photos.ts';
import { videoCall } from './telegram/video.ts';
import { voiceCall } from './telegram/voice.ts';

interface StaffBotSetting
  extends Pick<StandingSetting, 'secrets' | 'platforms'>,
    Pick<PlatformAddresses, 'telegramUrl'> {
  readonly media: (sha256: Sha256) => Promise<Uint8Array>;
}

type Call = readonly [method: string, content: Content];

/** The organisation's bot where it writes to the team. Throws only as `secrets` and `media` do. */
export function staffBot({ secrets, platforms, telegramUrl, media }: StaffBotSetting): StaffBot {
  const http = openHttp();
  const callPatiently = patientCalls();
  const baseUrl = telegramUrl.replace(/\/+$/, '');
  return {
    async write(chat, message) {
      const botToken = platforms === 'sandbox' ? SANDBOX_TOKENS.botToken : (await secrets()).telegram.botToken;
      if (!botToken) return false;
      const bot = { botToken, baseUrl, http };
      // Nobody decides about what they were not shown: the first message that does not arrive is the last one.
      for (const [method, content] of await callsOf(chat, message, media)) {
        if (!(await callPatiently(bot, method, content))) return false;
      }
      return true;
    },
  };
}

/** The photos or the video, the voice note, then the text with nothing else in it so that it can be copied, then what is to be said of them. */
async function callsOf(
  chat: string,
  { shows, text, buttons }: StaffMessage,
  media: StaffBotSetting['media'],
): Promise<readonly Call[]> {
  const photos = shows?.photos ?? [];
  const files = await photoFiles(photos, media);
  const video = shows?.video && (await videoCall({ chat_id: chat }, shows.video, media));
  const voice = shows?.voice && (await voiceCall({ chat_id: chat }, shows.voice, media));
  const inline_keyboard = buttons.map(({ label, data }) => [{ text: label, callback_data: data }]);
  return [
    ...(files.length === 1 ? [['sendPhoto', multipart({ chat_id: chat }, files)] as const] : []),
    ...(files.length > 1 ? [['sendMediaGroup', album(chat, files)] as const] : []),
    ...(video ? [[video.method, video.content] as const] : []),
    ...(voice ? [[voice.method, voice.content] as const] : []),
    ...(shows?.text ? [saying(chat, shows.text)] : []),
    saying(chat, text, buttons.length > 0 ? { reply_markup: { inline_keyboard } } : {}),
  ];
}

function saying(chat: string, text: string, more: object = {}): Call {
  return ['sendMessage', jsonContent({ chat_id: chat, text, link_preview_options: { is_disabled: true }, ...more })];
}
