import { describe, expect, it } from 'vitest';
import { openHttp } from '../../shared/channels/http.ts';
import { moderatorPack } from '../../shared/channels/telegram/pack.ts';
import { openingOf } from '../../shared/channels/telegram/pack-opening.ts';
import type { Message } from '../../shared/domain/message.ts';
import type { Amended } from '../../shared/domain/outcome.ts';
import type { ChannelAdapter } from '../../shared/ports.ts';
import { botError } from './chat.ts';
import { cutAfterwards, expectAccepted, platform, type Reply } from './platform.ts';
import { recording } from './recordings.ts';
import { asTheyAre, clock, delivery, mediaOf, message, out, photo } from './sample.ts';

const TOKEN = '123456:very-secret_token';
const CHAT = '4503599627370495';
const sent = recording('telegram-private-message');
const deleted = recording('telegram-deleted');
const album = recording('telegram-private-album');
const tooMany = recording('telegram-too_many_requests');
const blocked = recording('telegram-403-blocked');

const DONE = { kind: 'done' };
const photos = [photo('ស្គរ'), photo('សាលាឃុំ')];
const before = { photos: photos.slice(0, 1) };
const there = out(
  { step: 'note', externalId: '77' },
  { step: 'photo', externalId: '78', alsoIds: ['79'] },
  { step: 'text', externalId: '80' },
);

/** Has a moderator told something; nothing that comes of it may say who they are. */
async function tell(act: (pack: ChannelAdapter) => Promise<Amended> | undefined, ...replies: readonly Reply[]) {
  const { url, requests } = await platform(...replies);
  const bot = { botToken: TOKEN, baseUrl: url, http: openHttp({ deadlineMs: 500 }), clock };
  const pack = moderatorPack({ ...bot, ...asTheyAre, chat: CHAT, media: mediaOf(photos) });
  const amended = await act(pack);
  await expectAccepted(requests);
  expect(JSON.stringify(amended)).not.toMatch(/sok|4503599627370495|http|secret/i);
  expect(requests.filter(({ params }) => params.chat_id !== CHAT)).toEqual([]);
  return { amended, requests, calls: requests.map(({ path }) => path.replace(`/bot${TOKEN}/`, '')) };
}

const edit = (after: Partial<Message>, ...replies: readonly Reply[]) =>
  tell((pack) => pack.edit?.(message(before), message({ ...before, ...after }), there), ...replies);

const remove = (post: Partial<Message>, ...replies: readonly Reply[]) =>
  tell((pack) => pack.remove?.(message(post), there), ...replies);

describe('a pack whose text has changed', () => {
  const text = ' <b>ប្រជុំឃុំ</b>\nថ្ងៃសុក្រ';

  it('tells the moderator so, then gives the new text alone, to the letter', async () => {
    const button = { kind: 'link', label: 'ចុះឈ្មោះ', url: 'https://example.org/r' } as const;
    const { amended, calls, requests } = await edit({ text, button }, sent);
    expect([amended, calls]).toEqual([DONE, ['sendMessage', 'sendMessage']]);
    expect(requests[0]?.params).toEqual({
      chat_id: CHAT,
      text: expect.stringMatching(/\p{Script=Khmer}.*\n\nThis post has changed.*please correct it in your group/su),
      link_preview_options: { is_disabled: true },
      reply_markup: { inline_keyboard: [[{ text: 'បានកែហើយ', callback_data: `corrected:${there.id}` }]] },
    });
    expect(requests[1]?.params).toEqual({ chat_id: CHAT, text, link_preview_options: { is_disabled: true } });
  });

  it('begins in English where the post is English', async () => {
    const { requests } = await edit({ text, language: 'en' }, sent);
    expect(requests[0]?.params.text).toMatch(/^This post has changed.*\n\n\p{Script=Khmer}/su);
  });

  it('shows other photos before the text, and the same ones not again', async () => {
    expect((await edit({ text, photos: photos.slice(1) }, sent)).calls).toEqual([
      'sendMessage',
      'sendPhoto',
      'sendMessage',
    ]);
    const { amended, calls } = await edit({ text, photos }, sent, album, sent);
    expect([amended, calls]).toEqual([DONE, ['sendMessage', 'sendMediaGroup', 'sendMessage']]);
    expect((await edit({ text, photos: [] }, sent)).calls).toEqual(['sendMessage', 'sendMessage']);
  });

  it('tells nothing when a photo cannot be read', async () => {
    const { url, requests } = await platform(sent);
    const bot = { botToken: TOKEN, baseUrl: url, http: openHttp(), clock };
    const pack = moderatorPack({ ...bot, ...asTheyAre, chat: CHAT, media: mediaOf([]) });
    await expect(pack.edit?.(message(), message(before), there)).rejects.toThrow('is missing');
    expect(requests).toEqual([]);
  });

  it.each<[string, readonly Reply[], object, number]>([
    ['a moderator who blocked the bot', [blocked], { kind: 'refused', why: 'telegram_403: blocked' }, 1],
    ['too many calls', [tooMany], { kind: 'deferred', why: 'telegram_429: rate' }, 1],
    ['too many calls before the text', [sent, tooMany], { kind: 'unknown', why: 'telegram_429: rate' }, 2],
    ['no answer to the text', [sent, { status: 502, body: '<html>' }], { kind: 'unknown' }, 2],
  ])('goes no further after %s', async (_, replies, amended, calls) => {
    const told = await edit({ text }, ...replies);
    expect(told.amended).toMatchObject(amended);
    expect(told.calls).toHaveLength(calls);
  });

  it.each<[string, () => Promise<boolean>, object]>([
    ['they leave', async () => false, { kind: 'unknown', why: 'moderator_left' }],
    ['nobody can tell whether they are there', async () => Promise.reject(new Error()), { kind: 'unknown' }],
  ])('goes no further when %s after being told of it', async (_, afterwards, amended) => {
    const { url, requests } = await platform(sent);
    const bot = { botToken: TOKEN, baseUrl: url, http: openHttp(), clock };
    const isThere = async () => requests.length === 0 || afterwards();
    const pack = moderatorPack({ ...bot, ...asTheyAre, isThere, chat: CHAT, media: mediaOf(photos) });
    expect(await pack.edit?.(message(before), message({ ...before, text }), there)).toMatchObject(amended);
    expect(requests).toHaveLength(1);
  });

  it('is told later when nobody can tell whether they are there', async () => {
    const { url, requests } = await platform(sent);
    const bot = { botToken: TOKEN, baseUrl: url, http: openHttp(), clock };
    const isThere = async () => Promise.reject(new Error('no ledger'));
    const pack = moderatorPack({ ...bot, ...asTheyAre, isThere, chat: CHAT, media: mediaOf(photos) });
    expect(await pack.edit?.(message(), message({ text }), there)).toMatchObject({ kind: 'deferred' });
    expect(requests).toEqual([]);
  });
});

describe('a pack that is withdrawn', () => {
  it('tells the moderator what not to post, or to delete, and goes from the chat', async () => {
    const { amended, calls, requests } = await remove({}, sent, deleted);
    expect([amended, calls]).toEqual([DONE, ['sendMessage', 'deleteMessages']]);
    const words = String(requests[0]?.params.text);
    expect(words).toMatch(/^\p{Script=Khmer}.*\n\nThis post has been withdrawn.*do not post it.*delete it/su);
    expect(words).toContain('\n\n«ប្រជុំឃុំ»');
    expect(requests[0]?.params.reply_markup).toEqual({
      inline_keyboard: [[{ text: 'បានលុបហើយ', callback_data: `corrected:${there.id}` }]],
    });
    expect(requests[1]?.params).toEqual({ chat_id: CHAT, message_ids: [77, 78, 79, 80] });
    expect((await remove({ language: 'en' }, sent, deleted)).requests[0]?.params.text).toMatch(/^This post has been/);
  });

  it.each<[string, Reply]>([
    ['it is too old', botError(400, "Bad Request: message can't be deleted for everyone")],
    ['it is gone', botError(400, 'Bad Request: message to delete not found')],
    ['nobody knows whether it is', cutAfterwards],
  ])('is withdrawn though it stays in the chat: %s', async (_, reply) => {
    expect((await remove({}, sent, reply)).amended).toEqual(DONE);
  });

  it('goes from the chat even if the moderator may not have been told', async () => {
    expect((await remove({}, blocked, deleted)).calls).toEqual(['sendMessage', 'deleteMessages']);
    const { amended, calls } = await remove({}, { status: 502, body: '' }, deleted);
    expect([amended?.kind, calls]).toEqual(['unknown', ['sendMessage', 'deleteMessages']]);
  });

  it('stays until the moderator can be told', async () => {
    const { amended, calls } = await remove({}, tooMany, deleted);
    expect([amended?.kind, calls]).toEqual(['deferred', ['sendMessage']]);
  });

  it('deletes nothing whose id nobody knows', async () => {
    const { calls } = await tell((pack) => pack.remove?.(message(), delivery), sent);
    expect(calls).toEqual(['sendMessage']);
  });
});

describe('the opening of a post', () => {
  it('is its first line, cut between letters', () => {
    expect(openingOf('\n ប្រជុំឃុំ \nថ្ងៃពុធ')).toBe('«ប្រជុំឃុំ»');
    expect(openingOf('ក'.repeat(80))).toBe(`«${'ក'.repeat(80)}»`);
    expect(openingOf('ស្រី'.repeat(81))).toBe(`«${'ស្រី'.repeat(80)}…»`);
  });
});
