import { type Context, Hono } from 'hono';
import { sentParams } from './sent-params.ts';
import { deleteWebhook, getChat, getMe, getWebhookInfo, setWebhook } from './telegram-bot.ts';
import type { BotCall } from './telegram-call.ts';
import {
  deleteMessage,
  deleteMessages,
  editMessageCaption,
  editMessageMedia,
  editMessageReplyMarkup,
  editMessageText,
  pinChatMessage,
} from './telegram-change.ts';
import { answerCallbackQuery } from './telegram-press.ts';
import { BotRefusal, badRequest } from './telegram-refusal.ts';
import { sendMediaGroup, sendMessage, sendPhoto, sendPoll, sendVideo, sendVoice } from './telegram-send.ts';
import { getUpdates } from './telegram-updates-door.ts';
import type { SandboxWorld } from './world.ts';

export const SANDBOX_BOT_TOKEN = '1:sandbox';

type Method = (call: BotCall) => unknown;

const METHODS: ReadonlyMap<string, Method> = new Map(
  Object.entries<Method>({
    sendMessage,
    sendPhoto,
    sendMediaGroup,
    sendPoll,
    sendVideo,
    sendVoice,
    editMessageText,
    editMessageCaption,
    editMessageMedia,
    editMessageReplyMarkup,
    answerCallbackQuery,
    deleteMessage,
    deleteMessages,
    pinChatMessage,
    getMe,
    getChat,
    setWebhook,
    getWebhookInfo,
    deleteWebhook,
    getUpdates,
  }).map(([name, method]) => [name.toLowerCase(), method]),
);

/** The part of the Bot API that publishing and answering people need, with its refusals. */
export function telegram(world: SandboxWorld): Hono {
  const bot = new Hono();
  bot.all('/:bot{bot[^/]*}/:method', async (c) => {
    try {
      return c.json({ ok: true, result: await answer(c, world) });
    } catch (refusal) {
      if (!(refusal instanceof BotRefusal)) throw refusal;
      const { retry_after } = refusal.parameters;
      return c.json(
        refusal.body,
        refusal.code,
        retry_after === undefined ? {} : { 'Retry-After': String(retry_after) },
      );
    }
  });
  return bot;
}

/** Carries out a call that stood in the answer to an update. Nobody hears whether it was refused, as there. */
export async function callInAnswer(
  world: SandboxWorld,
  name: string,
  values: Readonly<Record<string, unknown>>,
): Promise<void> {
  try {
    await METHODS.get(name.toLowerCase())?.({ ...world, values, files: new Map() });
  } catch (refusal) {
    if (!(refusal instanceof BotRefusal)) throw refusal;
  }
}

async function answer(c: Context, world: SandboxWorld): Promise<unknown> {
  if (c.req.param('bot') !== `bot${SANDBOX_BOT_TOKEN}`) throw new BotRefusal(401, 'Unauthorized');
  const method = METHODS.get(c.req.param('method')?.toLowerCase() ?? '');
  if (!method || !['GET', 'POST'].includes(c.req.method)) throw new BotRefusal(404, 'Not Found');
  const sent = await sentParams(c);
  if (!sent) throw badRequest("can't parse the request body");
  return method({ ...world, ...sent });
}
