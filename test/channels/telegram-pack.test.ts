import { describe, expect, it } from 'vitest';
import { openHttp } from '../../shared/channels/http.ts';
import { moderatorPack } from '../../shared/channels/telegram/pack.ts';
import type { Message } from '../../shared/domain/message.ts';
import { cutAfterwards, expectAccepted, platform, type Reply } from './platform.ts';
import { recording } from './recordings.ts';
import { asTheyAre, bytesOf, clock, delivery, mediaOf, message, photo } from './sample.ts';

const TOKEN = '123456:very-secret_token';
const CHAT = '4503599627370495';
const sent = recording('telegram-private-message');
const album = recording('telegram-private-album');
const blocked = recording('telegram-403-blocked');

const photos = [photo('ស្គរ'), photo('សាលាឃុំ'), photo('ផ្លូវ')];
const note = 'សម្រាប់ល្ងាចនេះ ម៉ោង ៦ ដល់ ៩';
const pack = (parts: Partial<Message> = {}) => message({ note, link: null, photos: photos.slice(0, 1), ...parts });

/** A moderator whose Telegram gives these replies, as the pack's channel sees them. */
async function moderator(...replies: readonly Reply[]) {
  const { url, requests } = await platform(...replies);
  const bot = { botToken: TOKEN, baseUrl: url, http: openHttp({ deadlineMs: 500 }), clock };
  const channel = moderatorPack({ ...bot, ...asTheyAre, chat: CHAT, media: mediaOf(photos) });
  return { channel, requests };
}

/** Sends one step; nothing that comes of it may say who the moderator is. */
async function send(step: string, post: Message, ...replies: readonly Reply[]) {
  const { channel, requests } = await moderator(...replies);
  expect(channel.steps(post)).toContain(step);
  const outcome = await channel.send(step, post, delivery);
  await expectAccepted(requests);
  expect(JSON.stringify(outcome)).not.toMatch(/sok|4503599627370495|http|secret/i);
  return { outcome, requests, request: requests[0] };
}

describe('the steps of a pack', () => {
  it.each([
    [0, ['note', 'text']],
    [1, ['note', 'photo', 'text']],
    [3, ['note', 'photo', 'text']],
  ])('with %i photos are %j', async (count, steps) => {
    const { channel } = await moderator(sent);
    expect(channel.steps(pack({ photos: photos.slice(0, count) }))).toEqual(steps);
  });

  it('are no others, and a pack without photos sends none', async () => {
    const { channel, requests } = await moderator(sent);
    await expect(channel.send('album', pack(), delivery)).rejects.toThrow('no step album');
    await expect(channel.send('photo', pack({ photos: [] }), delivery)).rejects.toThrow('no photo');
    expect(requests).toEqual([]);
  });

  it('send nothing when a photo cannot be read', async () => {
    const { channel, requests } = await moderator(sent);
    await expect(channel.send('photo', pack({ photos: [photo('ព្រែក')] }), delivery)).rejects.toThrow('is missing');
    expect(requests).toEqual([]);
  });
});

describe('a pack', () => {
  it('begins with its note and the four answers to it, in the language of the message', async () => {
    const { outcome, request } = await send('note', pack(), sent);
    expect(outcome).toEqual({ kind: 'published', externalId: '77', permalink: null });
    expect(request?.path).toBe(`/bot${TOKEN}/sendMessage`);
    expect(request?.params).toEqual({
      chat_id: CHAT,
      text: note,
      link_preview_options: { is_disabled: true },
      reply_markup: {
        inline_keyboard: [
          [
            { text: 'បានបង្ហោះ', callback_data: `posted:${delivery.id}` },
            { text: 'ពេលក្រោយ', callback_data: `later:${delivery.id}` },
          ],
          [{ text: 'មិនសមសម្រាប់ក្រុមខ្ញុំ', callback_data: `declined:${delivery.id}` }],
          [{ text: 'មានសំណួរ', callback_data: `ask:${delivery.id}` }],
        ],
      },
    });
    expect(Buffer.byteLength(`declined:${delivery.id}`)).toBeLessThanOrEqual(64);

    const english = await send('note', pack({ language: 'en' }), sent);
    expect(english.request?.params.reply_markup).toMatchObject({
      inline_keyboard: [
        [{ text: 'Posted' }, { text: 'Later' }],
        [{ text: 'Not for my group' }],
        [{ text: 'I have a question' }],
      ],
    });
  });

  it('has a short note of ours where it came without one', async () => {
    const { request } = await send('note', pack({ note: null }), sent);
    expect(request?.params.text).toMatch(/^អត្ថបទសម្រាប់ក្រុម/u);
  });

  it('shows one photo to be saved, without a word', async () => {
    const { outcome, request } = await send('photo', pack(), sent);
    expect(outcome).toEqual({ kind: 'published', externalId: '77', permalink: null });
    expect(request).toMatchObject({ path: `/bot${TOKEN}/sendPhoto`, params: { chat_id: CHAT } });
    expect(Object.keys(request?.params ?? {})).toEqual(['chat_id']);
    expect(Buffer.from(request?.files.photo?.bytes ?? [])).toEqual(bytesOf({ alt: 'ស្គរ' }));
  });

  it.each([2, 3])('shows %i photos together', async (count) => {
    const { outcome, request } = await send('photo', pack({ photos: photos.slice(0, count) }), album);
    expect(outcome).toEqual({ kind: 'published', externalId: '78', alsoIds: ['79'], permalink: null });
    expect(request?.path).toBe(`/bot${TOKEN}/sendMediaGroup`);
    const names = ['photo1', 'photo2', 'photo3'].slice(0, count);
    const media = names.map((name) => ({ type: 'photo', media: `attach://${name}` }));
    expect(request?.params).toEqual({ chat_id: CHAT, media });
    expect(Object.keys(request?.files ?? {})).toEqual(names);
  });

  it('ends with the text alone, to the letter, so that a long press copies it and nothing else', async () => {
    const text = '  <b>*ប្រជុំឃុំ*</b>\u200b\n\nhttps://example.org/r ';
    const button = { kind: 'link', label: 'ចុះឈ្មោះ', url: 'https://example.org/r' } as const;
    const { outcome, request } = await send('text', pack({ text, button }), sent);
    expect(outcome).toEqual({ kind: 'published', externalId: '77', permalink: null });
    expect(request?.path).toBe(`/bot${TOKEN}/sendMessage`);
    expect(request?.params).toEqual({ chat_id: CHAT, text, link_preview_options: { is_disabled: true } });
  });

  it('is refused at the step before which the moderator blocked the bot', async () => {
    const { channel } = await moderator(sent, blocked);
    expect(await channel.send('note', pack(), delivery)).toMatchObject({ kind: 'published' });
    expect(await channel.send('photo', pack(), delivery)).toEqual({ kind: 'refused', why: 'telegram_403: blocked' });
  });

  it.each([
    'telegram-400-chat-not-found',
    'telegram-400-no-rights',
    'telegram-403-blocked',
    'telegram-403-kicked-channel',
    'telegram-user_deactivated',
  ])('is refused to this one moderator alone: %s', async (name) => {
    const { outcome } = await send('note', pack(), recording(name));
    expect(outcome).toEqual({ kind: 'refused', why: expect.any(String) });
  });

  it.each(['telegram-401', 'telegram-404'])('waits with all others for a new token of the bot: %s', async (name) => {
    const { outcome } = await send('note', pack(), recording(name));
    expect(outcome).toEqual({ kind: 'deferred', until: null, why: expect.stringMatching(/token$/), fault: 'token' });
  });

  it('is never looked for: nobody but the moderator can read that chat', async () => {
    const { channel } = await moderator(sent);
    expect(channel).not.toHaveProperty('lookUp');
  });

  it.each<[string, Reply]>([
    ['a reset after the request was received', cutAfterwards],
    ['silence until the deadline', () => {}],
    ['an HTML 502', { status: 502, body: '<html>Bad Gateway</html>' }],
    ['an empty 200', { status: 200, body: '' }],
  ])('is unknown at each of its steps after %s', async (_, reply) => {
    for (const step of ['note', 'photo', 'text']) {
      expect((await send(step, pack(), reply)).outcome.kind).toBe('unknown');
    }
  });

  it('waits for as long as Telegram says', async () => {
    const { outcome } = await send('note', pack(), recording('telegram-too_many_requests'));
    expect(outcome).toMatchObject({ kind: 'deferred', why: 'telegram_429: rate', until: expect.any(String) });
  });
});
