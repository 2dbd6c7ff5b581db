import type { BotPicture, BotReply, Keyboard } from '../../domain/callback.ts';
import { type Content, jsonContent } from '../http.ts';
import { multipart } from '../multipart.ts';

/** What the bot answers, as calls of the Bot API. */

const NO_PREVIEW = { link_preview_options: { is_disabled: true } };

/** A reply as the Bot API takes it: `method` names the call, whatever else there is are its parameters. */
export function writeReply(reply: BotReply): { readonly method: string; readonly [parameter: string]: unknown } {
  switch (reply.kind) {
    case 'note': {
      const { query: callback_query_id, text, url } = reply;
      return { method: 'answerCallbackQuery', callback_query_id, text: cut(text, MAX_NOTE), ...(url && { url }) };
    }
    case 'message': {
      const { chat: chat_id, text, keyboard } = reply;
      const markup = keyboard ? { reply_markup: inlineKeyboard(keyboard) } : {};
      return { method: 'sendMessage', chat_id, text, ...NO_PREVIEW, ...markup };
    }
    case 'edit': {
      const { chat: chat_id, message, text, keyboard } = reply;
      const place = { chat_id, message_id: Number(message) };
      return { method: 'editMessageText', ...place, text, ...NO_PREVIEW, reply_markup: inlineKeyboard(keyboard) };
    }
    case 'keyboard': {
      const { chat: chat_id, message, keyboard } = reply;
      const place = { chat_id, message_id: Number(message) };
      return { method: 'editMessageReplyMarkup', ...place, reply_markup: inlineKeyboard(keyboard) };
    }
    default:
      return reply satisfies never;
  }
}

/** A reply, or a picture, as a call of its own. */
export function callOf(saying: BotReply | BotPicture): { readonly method: string; readonly content: Content } {
  if (saying.kind !== 'picture') {
    const { method, ...parameters } = writeReply(saying);
    return { method, content: jsonContent(parameters) };
  }
  const { chat, bytes, contentType, caption } = saying;
  const file = { name: 'photo', contentType, bytes };
  return { method: 'sendPhoto', content: multipart({ chat_id: chat, ...(caption && { caption }) }, [file]) };
}

export function inlineKeyboard(keyboard: Keyboard) {
  const key = ({ label, data }: Keyboard[number][number]) => ({ text: label, callback_data: data });
  return { inline_keyboard: keyboard.map((row) => row.map(key)) };
}

/** Characters. */
const MAX_NOTE = 200;
const graphemes = new Intl.Segmenter('km', { granularity: 'grapheme' });

/** Never through the middle of a letter: a Khmer one is several characters, and half of it is another letter. */
function cut(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  let end = 0;
  for (const { index, segment } of graphemes.segment(text)) {
    if (index + segment.length > maxLength) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}
