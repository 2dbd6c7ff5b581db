import { describe, expect, it } from 'vitest';
import { openHttp } from '../../shared/channels/http.ts';
import { staffBot } from '../../shared/channels/staff-bot.ts';
import { moderatorPack } from '../../shared/channels/telegram/pack.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import type { Button, Message, Poll, Voice } from '../../shared/domain/message.ts';
import { Secrets } from '../../shared/domain/secrets.ts';
import { CHAT, chatAt, photos } from './chat.ts';
import { expectAccepted, platform } from './platform.ts';
import { recording } from './recordings.ts';
import { asTheyAre, clock, delivery, message, out } from './sample.ts';

const SOUND = Buffer.from('OggS and what is heard\r\n--');
const voice: Voice = { sha256: sha256(SOUND), bytes: SOUND.length, contentType: 'audio/ogg', seconds: 45 };
const other: Voice = { ...voice, sha256: sha256('another one') };
const media = async () => SOUND;
const link: Button = { kind: 'link', label: 'ចុះឈ្មោះ', url: 'https://example.org/r' };
const poll: Poll = { question: 'ពេលណាល្អ?', options: ['ព្រឹក', 'ល្ងាច'], anonymous: true };
const sent = recording('telegram-message');
const one = photos.slice(0, 1);

async function send(post: Message) {
  const { url, requests } = await platform(sent);
  const outcome = await chatAt(url, { media }).send('voice', post, delivery);
  await expectAccepted(requests);
  return { outcome, request: requests[0] };
}

describe('a voice note', () => {
  it.each<[string, Partial<Message>, readonly string[]]>([
    ['text', { voice }, ['text', 'voice']],
    ['photos, a poll and a pin', { voice, photos, poll, pin: true }, ['album', 'text', 'voice', 'poll', 'pin']],
    ['a poll that is the whole text', { voice, poll, text: poll.question, entities: [] }, ['poll', 'voice']],
    ['nothing to read', { voice, text: '', entities: [], pin: true }, ['voice', 'pin']],
    ['a photo and nothing to read', { voice, photos: one, text: '', entities: [] }, ['photo', 'voice']],
  ])('is a message of its own with %s', (_, parts, steps) => {
    expect(chatAt('').steps(message(parts))).toEqual(steps);
  });

  it('is sent as one that is played where it stands, and says how long it is', async () => {
    const { outcome, request } = await send(message({ voice, button: link }));
    expect(outcome).toMatchObject({ kind: 'published', externalId: '41' });
    expect(request?.path).toMatch(/\/sendVoice$/);
    expect(request?.params).toEqual({ chat_id: CHAT, duration: '45' });
    expect(request?.files.voice?.type).toBe('audio/ogg');
    expect(Buffer.from(request?.files.voice?.bytes ?? [])).toEqual(SOUND);
  });

  it('carries the button where it is all there is', async () => {
    const { request } = await send(message({ voice, text: '', entities: [], button: link }));
    expect(request?.params).toMatchObject({ reply_markup: { inline_keyboard: [[{ text: link.label }]] } });
  });

  it('leaves a poll that is the whole text its button', async () => {
    const { url, requests } = await platform(sent);
    const post = message({ voice, poll, text: poll.question, entities: [], button: link });
    await chatAt(url, { media }).send('poll', post, delivery);
    expect(requests[0]?.params).toHaveProperty('reply_markup');
  });

  it('cannot be another one in the place of one that is out, while its words can', async () => {
    const { url, requests } = await platform(recording('telegram-edited'));
    const there = out({ step: 'text', externalId: '41' }, { step: 'voice', externalId: '42' });
    const chat = chatAt(url, { media });
    const edit = (after: Partial<Message>) => chat.edit?.(message({ voice }), message(after), there);
    expect(await edit({ voice: other })).toEqual({ kind: 'refused', why: 'voice_cannot_change' });
    expect(await edit({})).toMatchObject({ kind: 'refused' });
    expect(requests).toEqual([]);
    expect(await edit({ voice, text: 'ថ្មី', entities: [] })).toEqual({ kind: 'done' });
    expect(requests.map(({ path }) => path.split('/').at(-1))).toEqual(['editMessageText']);
  });
});

describe('the voice note of a pack', () => {
  const note = 'សម្រាប់ល្ងាចនេះ';

  async function moderator() {
    const { url, requests } = await platform(recording('telegram-private-message'));
    const bot = { botToken: '1:x', baseUrl: url, http: openHttp({ deadlineMs: 500 }), clock };
    return { pack: moderatorPack({ ...bot, ...asTheyAre, chat: '4503', media }), requests };
  }

  it('comes after the photo and before the text, to be forwarded', async () => {
    const { pack, requests } = await moderator();
    const post = message({ note, voice, photos: one });
    expect(pack.steps(post)).toEqual(['note', 'photo', 'voice', 'text']);
    expect(pack.steps(message({ note, voice, text: '', entities: [] }))).toEqual(['note', 'voice']);
    expect(await pack.send('voice', post, delivery)).toMatchObject({ kind: 'published', permalink: null });
    await expectAccepted(requests);
    expect(requests[0]).toMatchObject({ path: '/bot1:x/sendVoice', params: { chat_id: '4503', duration: '45' } });
  });

  it('is given again when it is another one, and only then', async () => {
    const { pack, requests } = await moderator();
    const edit = (before: Partial<Message>, after: Partial<Message>) =>
      pack.edit?.(message({ note, ...before }), message({ note, ...after }), out({ step: 'note', externalId: '77' }));
    expect(await edit({ voice }, { voice })).toEqual({ kind: 'done' });
    expect(requests).toEqual([]);
    expect(await edit({ voice }, { voice: other })).toEqual({ kind: 'done' });
    const calls = requests.map(({ path }) => path.split('/').at(-1));
    expect(calls).toEqual(['sendMessage', 'sendVoice', 'sendMessage']);
  });
});

describe('whoever decides about a post', () => {
  it('hears its voice note before the question', async () => {
    const { url, requests } = await platform(sent);
    const secrets = async () => Secrets.parse({ telegram: { botToken: '42:bot' } });
    const bot = staffBot({ secrets, platforms: 'real', telegramUrl: url, media });
    expect(await bot.write('7', { text: '?', buttons: [], shows: { text: 'A post', photos: [], voice } })).toBe(true);
    expect(requests.map(({ path }) => path.split('/').at(-1))).toEqual(['sendVoice', 'sendMessage', 'sendMessage']);
    await expectAccepted(requests);
  });
});
