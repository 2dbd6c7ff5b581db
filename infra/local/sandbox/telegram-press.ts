import * as z from 'zod';
import { isOpenable } from './links.ts';
import { Flag, WholeNumber } from './sent-params.ts';
import { type BotCall, read, Text } from './telegram-call.ts';
import { badRequest } from './telegram-refusal.ts';

const NOTE_UNITS = 200;

const AnswerCallbackQuery = z.strictObject({
  callback_query_id: Text,
  text: Text,
  show_alert: Flag.default(false),
  url: z.string().optional(),
  cache_time: WholeNumber.optional(),
});

/** Stops the waiting of whoever pressed a button, once and in time, with a note if there is one. @see PLATFORMS.md §1 */
export function answerCallbackQuery({ values, state, clock }: BotCall): true {
  const { callback_query_id: query, text, show_alert: alert, url } = read(AnswerCallbackQuery, values);
  const press = state.inChats.press(query);
  const at = clock.now();
  if (!press || press.answer || press.answerBy <= at)
    throw badRequest('query is too old and response timeout expired or query ID is invalid');
  if (text.length > NOTE_UNITS) throw badRequest('MESSAGE_TOO_LONG');
  if (url !== undefined && !isOpenable(url)) throw badRequest('URL_INVALID');
  state.record({ kind: 'press_answered', at, query, text, alert, url: url ?? null });
  return true;
}
