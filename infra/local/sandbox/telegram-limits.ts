import { isOpenable } from './links.ts';
import type { ChatPoll, Entity, InlineButton } from './posted-entries.ts';
import { parseHtml } from './telegram-html.ts';
import { badRequest } from './telegram-refusal.ts';

/**
 * What the Bot API refuses, in its own words where we know them. Stricter than it in three places, where it would
 * quietly drop what somebody meant: a button with two actions, an album of one, Markdown. @see PLATFORMS.md §1
 */

const TEXT_UNITS = 4096;
const CAPTION_UNITS = 1024;
const RAW_BYTES = 32_768;
const CALLBACK_BYTES = 64;
const COPY_UNITS = 256;
const ALBUM = { least: 2, most: 10 };
const POLL = { question: 300, options: { least: 2, most: 12 }, option: 100 };

interface Written {
  readonly text: string;
  readonly entities: readonly Entity[];
}

export function writtenText(raw: string, entities: readonly Entity[], parseMode: string): Written {
  const written = parsed(raw, entities, parseMode);
  if (written.text.trim() === '') throw badRequest('message text is empty');
  if (written.text.length > TEXT_UNITS) throw badRequest('message is too long');
  return written;
}

export function writtenCaption(raw: string, entities: readonly Entity[], parseMode: string): Written {
  const written = parsed(raw, entities, parseMode);
  if (written.text.length > CAPTION_UNITS) throw badRequest('message caption is too long');
  return written;
}

/** An entity list is passed over where a parse mode is given, as there. */
function parsed(raw: string, entities: readonly Entity[], parseMode: string): Written {
  if (Buffer.byteLength(raw) > RAW_BYTES) throw badRequest('text is too long');
  if (parseMode.toLowerCase() === 'html') return parseHtml(raw);
  if (parseMode !== '') throw badRequest('unsupported parse_mode');
  for (const entity of entities) checkEntity(raw, entity);
  return { text: raw, entities };
}

function checkEntity(text: string, { offset, length }: Entity): void {
  const end = offset + length;
  const place = `entity beginning at UTF-16 offset ${offset} ends`;
  if (end > text.length) throw badRequest(`${place} after the end of the text at UTF-16 offset ${end}`);
  if (isInsideSymbol(text, offset)) throw badRequest(`entity begins in a middle of a UTF-16 symbol at ${offset}`);
  if (isInsideSymbol(text, end)) throw badRequest(`${place} in a middle of a UTF-16 symbol at UTF-16 offset ${end}`);
}

function isInsideSymbol(text: string, at: number): boolean {
  return (text.codePointAt(at - 1) ?? 0) > 0xffff;
}

export function checkKeyboard(rows: readonly (readonly InlineButton[])[]): void {
  for (const button of rows.flat()) checkButton(button);
}

const LOOKS = new Set(['text', 'style', 'icon_custom_emoji_id']);

function checkButton(button: InlineButton): void {
  const unparsable = (why: string) => badRequest(`can't parse inline keyboard button: ${why}`);
  const actions = Object.keys(button).filter((key) => !LOOKS.has(key));
  if (button.text === '') throw unparsable('Text must be non-empty');
  if (actions.length === 0) throw unparsable('Text buttons are unallowed in the inline keyboard');
  if (actions.length > 1) throw unparsable(`exactly one action is allowed, not ${actions.join(' and ')}`);

  const { url, callback_data, copy_text } = button;
  if (url !== undefined && !isOpenable(url))
    throw badRequest(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`);
  if (callback_data !== undefined && (callback_data === '' || Buffer.byteLength(callback_data) > CALLBACK_BYTES))
    throw badRequest('BUTTON_DATA_INVALID');
  if (copy_text && (copy_text.text === '' || copy_text.text.length > COPY_UNITS))
    throw badRequest('BUTTON_COPY_TEXT_INVALID');
}

export function checkAlbum(size: number, hasReplyMarkup: boolean): void {
  if (hasReplyMarkup) throw badRequest('an album takes no reply_markup');
  if (size > ALBUM.most) throw badRequest('too many messages to send as an album');
  if (size < ALBUM.least) throw badRequest(`an album must include ${ALBUM.least}-${ALBUM.most} items`);
}

export function checkPoll({ question, options }: Pick<ChatPoll, 'question' | 'options'>): void {
  if (question.trim() === '') throw badRequest('poll question must be non-empty');
  if (question.length > POLL.question) throw badRequest(`poll question length must not exceed ${POLL.question}`);
  if (options.length < POLL.options.least) throw badRequest(`poll must have at least ${POLL.options.least} option`);
  if (options.length > POLL.options.most) throw badRequest(`poll can't have more than ${POLL.options.most} options`);
  for (const option of options) {
    if (option.trim() === '') throw badRequest('poll options must be non-empty');
    if (option.length > POLL.option) throw badRequest(`poll options length must not exceed ${POLL.option}`);
  }
}
