import { describe, expect, it } from 'vitest';
import { openHttp } from '../../shared/channels/http.ts';
import { telegramChat } from '../../shared/channels/telegram/publish.ts';
import { plus } from '../../shared/domain/instant.ts';
import type { Button, Message, Poll } from '../../shared/domain/message.ts';
import { cutAfterwards, expectAccepted, platform, type Reply } from './platform.ts';
import { errorsOf, recording } from './recordings.ts';
import { bytesOf, clock, delivery, mediaOf, message, NOW, photo } from './sample.ts';

const TOKEN = '123456:very-secret_token';
const CHAT = '-1001500000001';
const sent = recording('telegram-message');
const album = recording('telegram-album');

const link: Button = { kind: 'link', label: 'ចុះឈ្មោះ', url: 'https://example.org/r' };
const press: Button = { kind: 'press', label: 'ខ្ញុំនឹងទៅ', action: 'subscribe' };
const poll: Poll = { question: 'ពេលណាល្អ?', options: ['ព្រឹក', 'ល្ងាច'], anonymous: true };
const photos = [photo('ស្គរ'), photo('សាលាឃុំ'), photo('ផ្លូវ')];

/** Sends one step to a chat that gives these replies; tells the outcome and what Telegram was asked. */
async function send(step: string, post: Message, ...replies: readonly Reply[]) {
  const { url, requests } = await platform(...replies);
  const http = openHttp({ deadlineMs: 500 });
  const chat = telegramChat({ chatId: CHAT, botToken: TOKEN, baseUrl: url, http, media: mediaOf(photos), clock });
  expect(chat.steps(post)).toContain(step);
  const outcome = await chat.send(step, post, delivery);
  await expectAccepted(requests);
  if ('why' in outcome) {
    expect(outcome.why).not.toMatch(/http|secret|Dara/i);
    expect(outcome.why.length).toBeLessThanOrEqual(120);
  }
  return { outcome, requests, request: requests[0] };
}

const sendText = async (reply: Reply) => (await send('text', message(), reply)).outcome;
const stepsOf = (post: Message) =>
  telegramChat({ chatId: CHAT, botToken: TOKEN, baseUrl: '', http: openHttp(), media: mediaOf([]), clock }).steps(post);

describe('the steps of a Telegram message', () => {
  it.each<[string, Partial<Message>, readonly string[]]>([
    ['only text', {}, ['text']],
    ['one photo', { photos: photos.slice(0, 1) }, ['photo']],
    ['two photos', { photos: photos.slice(0, 2) }, ['album', 'text']],
    ['three photos and a poll', { photos, poll }, ['album', 'text', 'poll']],
    ['text and a poll', { poll }, ['text', 'poll']],
    ['a poll that is the whole text', { poll, text: poll.question, entities: [] }, ['poll']],
    ['such a poll with a photo', { poll, text: poll.question, photos: photos.slice(0, 1) }, ['photo', 'poll']],
  ])('are, for %s, %j', (_, parts, steps) => {
    expect(stepsOf(message(parts))).toEqual(steps);
  });
});

describe('a Telegram message', () => {
  it('carries its text with entities and its link on a button', async () => {
    const { outcome, request } = await send('text', message({ button: link }), sent);
    expect(outcome).toEqual({ kind: 'published', externalId: '41', permalink: 'https://t.me/khum_komru/41' });
    expect(request).toMatchObject({ method: 'POST', path: `/bot${TOKEN}/sendMessage` });
    expect(request?.params).toEqual({
      chat_id: CHAT,
      text: message().text,
      entities: message().entities,
      link_preview_options: { is_disabled: true },
      reply_markup: { inline_keyboard: [[{ text: link.label, url: link.url }]] },
    });
  });

  it('gives a press the delivery that it belongs to, in at most 64 bytes', async () => {
    const { request } = await send('text', message({ button: press }), sent);
    const data = `subscribe:${delivery.id}`;
    expect(request?.params.reply_markup).toEqual({ inline_keyboard: [[{ text: press.label, callback_data: data }]] });
    expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
  });

  it('has no keyboard without a button', async () => {
    expect((await send('text', message(), sent)).request?.params).not.toHaveProperty('reply_markup');
  });

  it('carries one photo with caption and button, its line feeds where the entities expect them', async () => {
    const post = message({ photos: photos.slice(0, 1), button: press });
    const { request } = await send('photo', post, sent);
    expect(request?.path).toBe(`/bot${TOKEN}/sendPhoto`);
    expect(request?.params).toEqual({
      chat_id: CHAT,
      caption: post.text,
      caption_entities: post.entities,
      reply_markup: { inline_keyboard: [[{ text: press.label, callback_data: `subscribe:${delivery.id}` }]] },
    });
    expect(Buffer.from(request?.files.photo?.bytes ?? [])).toEqual(bytesOf({ alt: 'ស្គរ' }));
  });

  it('sends several photos as an album without text or button, which follow', async () => {
    const post = message({ photos, button: link });
    const first = await send('album', post, album);
    expect(first.outcome).toEqual({ kind: 'published', externalId: '51', permalink: 'https://t.me/khum_komru/51' });
    expect(first.request?.path).toBe(`/bot${TOKEN}/sendMediaGroup`);
    const media = ['photo1', 'photo2', 'photo3'].map((name) => ({ type: 'photo', media: `attach://${name}` }));
    expect(first.request?.params).toEqual({ chat_id: CHAT, media });
    expect(Object.keys(first.request?.files ?? {})).toEqual(['photo1', 'photo2', 'photo3']);
    const second = await send('text', post, sent);
    expect(second.request?.params).toMatchObject({ text: post.text, reply_markup: { inline_keyboard: [[{}]] } });
  });

  it('sends a poll after its text, without the button that the text already has', async () => {
    const { request } = await send('poll', message({ poll, button: link }), sent);
    expect(request?.path).toBe(`/bot${TOKEN}/sendPoll`);
    expect(request?.params).toEqual({
      chat_id: CHAT,
      question: poll.question,
      options: [{ text: 'ព្រឹក' }, { text: 'ល្ងាច' }],
      is_anonymous: true,
    });
  });

  it('puts the button on a poll that is all there is', async () => {
    const alone = message({ poll, text: poll.question, entities: [], button: link });
    expect((await send('poll', alone, sent)).request?.params).toHaveProperty('reply_markup');
  });

  it('sends nothing when a photo cannot be read, and knows no other step', async () => {
    const { url, requests } = await platform(sent);
    const chat = telegramChat({
      chatId: CHAT,
      botToken: TOKEN,
      baseUrl: url,
      http: openHttp(),
      media: mediaOf([]),
      clock,
    });
    await expect(chat.send('album', message({ photos }), delivery)).rejects.toThrow('is missing');
    await expect(chat.send('post', message(), delivery)).rejects.toThrow('no step post');
    await expect(chat.send('poll', message(), delivery)).rejects.toThrow('no poll');
    expect(requests).toEqual([]);
  });
});

describe('the permalink', () => {
  const inChat = (chat: unknown) => sendText({ status: 200, body: { ok: true, result: { message_id: 7, chat } } });

  it('leads into a private channel by its number', async () => {
    expect(await inChat({ id: -1001234567890 })).toMatchObject({ permalink: 'https://t.me/c/1234567890/7' });
  });

  it('is null in a basic group', async () => {
    expect(await inChat({ id: -4242 })).toMatchObject({ kind: 'published', permalink: null });
  });

  it('is built from the address where the answer does not tell its chat', async () => {
    expect(await inChat(undefined)).toMatchObject({ permalink: 'https://t.me/c/1500000001/7' });
  });
});

const OUTCOMES: Readonly<Record<string, object>> = {
  'telegram-400-chat-not-found': { kind: 'refused', why: 'telegram_400: chat_not_found' },
  'telegram-400-caption-too-long': { kind: 'refused', why: 'telegram_400: too_long' },
  'telegram-400-no-rights': { kind: 'refused', why: 'telegram_400: no_rights' },
  'telegram-400-migrated': { kind: 'refused', why: expect.stringMatching(/^telegram_400: migrated_to -100\d+$/) },
  'telegram-400-not-modified': { kind: 'refused', why: 'telegram_400: other' },
  'telegram-400-query-too-old': { kind: 'refused', why: 'telegram_400: other' },
  'telegram-400-url-failed': { kind: 'refused', why: 'telegram_400: other' },
  'telegram-wrong_file_id': { kind: 'refused', why: 'telegram_400: other' },
  'telegram-too_long': { kind: 'refused', why: 'telegram_400: too_long' },
  'telegram-401': { kind: 'refused', why: 'telegram_401: token' },
  'telegram-404': { kind: 'refused', why: 'telegram_404: token' },
  'telegram-403-blocked': { kind: 'refused', why: 'telegram_403: blocked' },
  'telegram-403-kicked-channel': { kind: 'refused', why: 'telegram_403: kicked' },
  'telegram-403-not-member-channel': { kind: 'refused', why: 'telegram_403: not_member' },
  'telegram-user_deactivated': { kind: 'refused', why: 'telegram_403: deactivated' },
  'telegram-409': { kind: 'refused', why: 'telegram_409: conflict' },
  'telegram-too_many_requests': { kind: 'deferred', why: 'telegram_429: rate', until: plus(NOW, 60 * 14_000) },
  'telegram-502': { kind: 'unknown', why: 'telegram: status_502' },
};

describe('an error of the Bot API', () => {
  it.each(errorsOf('telegram').map((error) => [error.name, error] as const))(
    'is understood: %s',
    async (name, error) => {
      expect(OUTCOMES).toHaveProperty(name);
      expect(await sendText(error)).toEqual(OUTCOMES[name]);
    },
  );

  const flood = { ok: false, error_code: 429, description: 'Too Many Requests' };
  const waiting = (seconds: number) => ({
    kind: 'deferred',
    until: plus(NOW, 60_000 * seconds),
    why: 'telegram_429: rate',
  });

  it('with 429 waits, in real time, as long as the body says, else the header', async () => {
    const headers = { 'retry-after': '5' };
    const told = { ...flood, parameters: { retry_after: 3 } };
    expect(await sendText({ status: 429, headers, body: told })).toEqual(waiting(3));
    expect(await sendText({ status: 429, headers, body: flood })).toEqual(waiting(5));
    expect(await sendText({ status: 429, headers, body: '<html>' })).toEqual(waiting(5));
  });

  it('with 429 and no length of time, or an absurd one, stays deferred', async () => {
    expect(await sendText({ status: 429, body: flood })).toMatchObject({ kind: 'deferred', until: null });
    const nonsense = { ...flood, parameters: { retry_after: 'soon' } };
    expect(await sendText({ status: 429, body: nonsense })).toMatchObject({ kind: 'deferred', until: null });
    const forever = { ...flood, parameters: { retry_after: 1e300 } };
    expect(await sendText({ status: 429, body: forever })).toEqual(waiting(86_400));
  });

  it('never repeats what the platform wrote', async () => {
    const body = { ok: false, error_code: 400, description: `Bad Request: Dara at http://host/bot${TOKEN}` };
    expect(await sendText({ status: 400, body })).toEqual({ kind: 'refused', why: 'telegram_400: other' });
  });
});

describe('an answer that cannot be read', () => {
  it.each<[string, Reply]>([
    ['an HTML 502', { status: 502, body: '<html>Bad Gateway</html>' }],
    ['a legible 500', { status: 500, body: { ok: false, error_code: 500, description: 'Internal Server Error' } }],
    ['a 502 around a no', { status: 502, body: { ok: false, error_code: 400, description: 'Bad Request' } }],
    ['an HTML 403 of something in between', { status: 403, body: '<html>Forbidden</html>' }],
    ['an empty 200', { status: 200, body: '' }],
    ['truncated JSON', { status: 200, body: '{"ok":true,"result":{"message_id":4' }],
    ['ok without a message', { status: 200, body: { ok: true, result: true } }],
    ['an album without messages', { status: 200, body: { ok: true, result: [] } }],
    ['a no without a code', { status: 200, body: { ok: false } }],
    ['a redirect', { ...sent, status: 302 }],
    ['a reset after the request was received', cutAfterwards],
    ['silence until the deadline', () => {}],
  ])('is unknown: %s', async (_, reply) => {
    expect((await sendText(reply)).kind).toBe('unknown');
  });

  it('is deferred only where it certainly never arrived', async () => {
    const http = async () => ({ kind: 'never_arrived', why: 'enotfound' }) as const;
    const chat = telegramChat({ chatId: CHAT, botToken: TOKEN, baseUrl: '', http, media: mediaOf([]), clock });
    expect(await chat.send('text', message(), delivery)).toEqual({
      kind: 'deferred',
      until: null,
      why: 'telegram: enotfound',
    });
  });
});
