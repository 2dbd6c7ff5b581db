import { describe, expect, it } from 'vitest';
import type { Button, Message, Poll } from '../../shared/domain/message.ts';
import { BOT_TOKEN, botError, CHAT, chatAt, photos, send, sendText } from './chat.ts';
import { expectAccepted, platform, type Reply } from './platform.ts';
import { recording } from './recordings.ts';
import { bytesOf, delivery, mediaOf, message, out } from './sample.ts';

const sent = recording('telegram-message');
const album = recording('telegram-album');

const link: Button = { kind: 'link', label: 'ចុះឈ្មោះ', url: 'https://example.org/r' };
const press: Button = { kind: 'press', label: 'ខ្ញុំនឹងទៅ', action: 'subscribe' };
const poll: Poll = { question: 'ពេលណាល្អ?', options: ['ព្រឹក', 'ល្ងាច'], anonymous: true };

const stepsOf = (post: Message) => chatAt('').steps(post);

describe('the steps of a Telegram message', () => {
  it.each<[string, Partial<Message>, readonly string[]]>([
    ['only text', {}, ['text']],
    ['one photo', { photos: photos.slice(0, 1) }, ['photo']],
    ['two photos', { photos: photos.slice(0, 2) }, ['album', 'text']],
    ['three photos and a poll', { photos, poll }, ['album', 'text', 'poll']],
    ['text and a poll', { poll }, ['text', 'poll']],
    ['a poll that is the whole text', { poll, text: poll.question, entities: [] }, ['poll']],
    ['a text to pin', { pin: true }, ['text', 'pin']],
    ['photos and a poll to pin', { photos, poll, pin: true }, ['album', 'text', 'poll', 'pin']],
    ['such a poll with a photo', { poll, text: poll.question, photos: photos.slice(0, 1) }, ['photo', 'poll']],
  ])('are, for %s, %j', (_, parts, steps) => {
    expect(stepsOf(message(parts))).toEqual(steps);
  });
});

describe('a Telegram message', () => {
  it('carries its text with entities and its link on a button', async () => {
    const { outcome, request } = await send('text', message({ button: link }), sent);
    expect(outcome).toEqual({ kind: 'published', externalId: '41', permalink: 'https://t.me/khum_komru/41' });
    expect(request).toMatchObject({ method: 'POST', path: `/bot${BOT_TOKEN}/sendMessage` });
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
    expect(request?.path).toBe(`/bot${BOT_TOKEN}/sendPhoto`);
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
    const ids = { externalId: '51', alsoIds: ['52', '53'] };
    expect(first.outcome).toEqual({ kind: 'published', ...ids, permalink: 'https://t.me/khum_komru/51' });
    expect(first.request?.path).toBe(`/bot${BOT_TOKEN}/sendMediaGroup`);
    const media = ['photo1', 'photo2', 'photo3'].map((name) => ({ type: 'photo', media: `attach://${name}` }));
    expect(first.request?.params).toEqual({ chat_id: CHAT, media });
    expect(Object.keys(first.request?.files ?? {})).toEqual(['photo1', 'photo2', 'photo3']);
    const second = await send('text', post, sent);
    expect(second.request?.params).toMatchObject({ text: post.text, reply_markup: { inline_keyboard: [[{}]] } });
  });

  it('knows an album by what it can read of it', async () => {
    const [first, garbled, third] = [{ message_id: 51 }, { message_id: 'Dara' }, { message_id: 53 }];
    const reply = { status: 200, body: { ok: true, result: [first, garbled, third] } };
    const { outcome } = await send('album', message({ photos }), reply);
    expect(outcome).toMatchObject({ kind: 'published', externalId: '51', alsoIds: ['53'] });
  });

  it('sends a poll after its text, without the button that the text already has', async () => {
    const { request } = await send('poll', message({ poll, button: link }), sent);
    expect(request?.path).toBe(`/bot${BOT_TOKEN}/sendPoll`);
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
    const chat = chatAt(url, { media: mediaOf([]) });
    await expect(chat.send('album', message({ photos }), delivery)).rejects.toThrow('is missing');
    await expect(chat.send('post', message(), delivery)).rejects.toThrow('no step post');
    await expect(chat.send('poll', message(), delivery)).rejects.toThrow('no poll');
    expect(requests).toEqual([]);
  });
});

describe('pinning', () => {
  const post = message({ pin: true });
  const pinned = { status: 200, body: { ok: true, result: true } };

  async function pin(reply: Reply, there = out({ step: 'text', externalId: '41' }), what = post) {
    const { url, requests } = await platform(reply);
    const outcome = await chatAt(url).send('pin', what, there);
    await expectAccepted(requests);
    return { outcome, requests, request: requests[0] };
  }

  it('pins the message that is out, and wakes nobody', async () => {
    const { outcome, request } = await pin(pinned);
    expect(outcome).toEqual({ kind: 'published', externalId: '41', permalink: null });
    expect(request).toMatchObject({ path: `/bot${BOT_TOKEN}/pinChatMessage` });
    expect(request?.params).toEqual({ chat_id: CHAT, message_id: 41, disable_notification: true });
  });

  it('pins the words of an album, and a poll that is all there is', async () => {
    const there = out({ step: 'album', externalId: '51' }, { step: 'text', externalId: '53' });
    expect((await pin(pinned, there, message({ photos, pin: true }))).request?.params).toMatchObject({
      message_id: 53,
    });
    const alone = message({ poll, text: poll.question, entities: [], pin: true });
    const request = (await pin(pinned, out({ step: 'poll', externalId: '61' }), alone)).request;
    expect(request?.params).toMatchObject({ message_id: 61 });
  });

  it('refused for want of rights says nothing of the right to post', async () => {
    const { outcome } = await pin(
      botError(400, 'Bad Request: not enough rights to manage pinned messages in the chat'),
    );
    expect(outcome).toEqual({ kind: 'refused', why: 'telegram_400: no_rights' });
  });

  it('that was not answered is tried again, as it may be done twice', async () => {
    expect((await pin({ status: 502, body: 'x' })).outcome).toMatchObject({ kind: 'deferred', until: null });
  });

  it('is refused where only a person knows the message', async () => {
    const { outcome, requests } = await pin(pinned, out({ step: 'text', externalId: null }));
    expect([outcome, requests]).toEqual([{ kind: 'refused', why: 'id_unknown' }, []]);
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
