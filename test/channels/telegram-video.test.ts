import { describe, expect, it } from 'vitest';
import { openHttp } from '../../shared/channels/http.ts';
import { staffBot } from '../../shared/channels/staff-bot.ts';
import { moderatorPack } from '../../shared/channels/telegram/pack.ts';
import { messageOfArm } from '../../shared/domain/arms.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { instantOf } from '../../shared/domain/instant.ts';
import type { Button, Message, Poll, Video, Voice } from '../../shared/domain/message.ts';
import { Secrets } from '../../shared/domain/secrets.ts';
import { CHAT, chatAt, photos } from './chat.ts';
import { expectAccepted, platform } from './platform.ts';
import { recording } from './recordings.ts';
import { asTheyAre, clock, delivery, message, out } from './sample.ts';

const FILM = Buffer.from('\0\0\0\x18ftypisom and what is seen\r\n--');
const about = { alt: 'មនុស្សនៅសាលាឃុំ', bytes: FILM.length, contentType: 'video/mp4' } as const;
const video: Video = { ...about, sha256: sha256(FILM), seconds: 31, width: 360, height: 640 };
const other: Video = { ...video, sha256: sha256('another one') };
const voice: Voice = { sha256: sha256('heard'), bytes: 5, contentType: 'audio/ogg' };
const media = async () => FILM;
const link: Button = { kind: 'link', label: 'ចុះឈ្មោះ', url: 'https://example.org/r' };
const poll: Poll = { question: 'ពេលណាល្អ?', options: ['ព្រឹក', 'ល្ងាច'], anonymous: true };
const sent = recording('telegram-message');
const edited = recording('telegram-edited');
const withVideo = (parts: Partial<Message> = {}) => message({ photos: [], video, ...parts });

describe('a video', () => {
  it.each<[string, Partial<Message>, readonly string[]]>([
    ['nothing else', {}, ['video']],
    ['a voice note, a poll and a pin', { voice, poll, pin: true }, ['video', 'voice', 'poll', 'pin']],
    ['a poll that is the whole text', { poll, text: poll.question, entities: [] }, ['video', 'poll']],
  ])('is one message with the words, beside %s', (_, parts, steps) => {
    expect(chatAt('').steps(withVideo(parts))).toEqual(steps);
  });

  it('carries the words, what is bold in them and the button, and can be played before it is all there', async () => {
    const { url, requests } = await platform(sent);
    const post = withVideo({ button: link });
    const outcome = await chatAt(url, { media }).send('video', post, delivery);
    expect(outcome).toMatchObject({ kind: 'published' });
    await expectAccepted(requests);
    const [request] = requests;
    expect(request?.path).toMatch(/\/sendVideo$/);
    expect(request?.params).toMatchObject({
      chat_id: CHAT,
      caption: post.text,
      caption_entities: post.entities,
      supports_streaming: 'true',
      duration: '31',
      width: '360',
      height: '640',
      reply_markup: { inline_keyboard: [[{ text: link.label }]] },
    });
    expect(request?.files.video?.type).toBe('video/mp4');
    expect(Buffer.from(request?.files.video?.bytes ?? [])).toEqual(FILM);
  });

  it('says nothing of its sides and length where they are not known', async () => {
    const { url, requests } = await platform(sent);
    await chatAt(url, { media }).send('video', withVideo({ video: { ...about, sha256: video.sha256 } }), delivery);
    expect(requests[0]?.params).not.toHaveProperty('duration');
    expect(requests[0]?.params).not.toHaveProperty('width');
    await expectAccepted(requests);
  });

  it('is found again by its words in what came of it into the group where it is discussed', async () => {
    const post = withVideo();
    const at = clock.now();
    const forwards = async () => [{ channel: CHAT, message: '41', text: sha256(post.text.normalize('NFC')), at }];
    const { url } = await platform(recording('telegram-message'));
    const chat = chatAt(url, { media, forwards });
    expect(await chat.lookUp?.('video', post, delivery, instantOf(Date.parse(at)))).toMatchObject({ kind: 'present' });
  });

  it('keeps its bytes while its words change, becomes another one in its place, and never a photo', async () => {
    const there = out({ step: 'video', externalId: '41' });
    const edit = async (after: Message) => {
      const { url, requests } = await platform(edited);
      const amended = await chatAt(url, { media }).edit?.(withVideo(), after, there);
      await expectAccepted(requests);
      return { amended, request: requests[0] };
    };
    const words = await edit(withVideo({ text: 'ថ្មី', entities: [] }));
    expect(words.amended).toEqual({ kind: 'done' });
    expect(words.request?.path).toMatch(/\/editMessageCaption$/);
    const another = await edit(withVideo({ video: other }));
    expect(another.amended).toEqual({ kind: 'done' });
    expect(another.request?.path).toMatch(/\/editMessageMedia$/);
    expect(another.request?.params.media).toMatchObject({
      type: 'video',
      media: 'attach://video',
      supports_streaming: true,
      duration: 31,
    });
    expect(Buffer.from(another.request?.files.video?.bytes ?? [])).toEqual(FILM);
    const photo = await edit(message({ photos: photos.slice(0, 1) }));
    expect(photo).toEqual({ amended: { kind: 'refused', why: 'form_cannot_change' }, request: undefined });
  });
});

describe('the video of a pack', () => {
  const note = 'សម្រាប់ល្ងាចនេះ';

  async function moderator(withoutLogo = false) {
    const { url, requests } = await platform(recording('telegram-private-message'));
    const bot = { botToken: '1:x', baseUrl: url, http: openHttp({ deadlineMs: 500 }), clock };
    return { pack: moderatorPack({ ...bot, ...asTheyAre, withoutLogo, chat: '4503', media }), requests };
  }

  it('is a message of its own in the place of the photo', async () => {
    const { pack, requests } = await moderator();
    const post = withVideo({ note, voice });
    expect(pack.steps(post)).toEqual(['note', 'video', 'voice', 'text']);
    expect(await pack.send('video', post, delivery)).toMatchObject({ kind: 'published', permalink: null });
    await expectAccepted(requests);
    expect(requests[0]).toMatchObject({ path: '/bot1:x/sendVideo', params: { chat_id: '4503', duration: '31' } });
    expect(requests[0]?.params).not.toHaveProperty('caption');
  });

  it('is not given to whoever wants no logo, where there is a picture without one', async () => {
    const post = withVideo({ note, plain: { text: 'ក', photos: photos.slice(0, 1), note } });
    expect((await moderator(true)).pack.steps(post)).toEqual(['note', 'photo', 'text']);
    expect((await moderator(false)).pack.steps(post)).toEqual(['note', 'video', 'text']);
  });

  it('is of the arms that show it, and of no other one’s groups', () => {
    const own = { note, plain: null, answers: [] };
    const arms = [
      { arm: 'a', text: 'ក', photos: [], video, ...own },
      { arm: 'b', text: 'ខ', photos: photos.slice(0, 1), ...own },
    ];
    const pack = withVideo({ note, arms });
    expect(messageOfArm(pack, 'a').video).toEqual(video);
    expect(messageOfArm(pack, 'b')).not.toHaveProperty('video');
  });

  it('is given again when it is another one, and only then', async () => {
    const { pack, requests } = await moderator();
    const edit = (after: Message) => pack.edit?.(withVideo({ note }), after, out({ step: 'note', externalId: '77' }));
    expect(await edit(withVideo({ note }))).toEqual({ kind: 'done' });
    expect(requests).toEqual([]);
    expect(await edit(withVideo({ note, video: other }))).toEqual({ kind: 'done' });
    const calls = requests.map(({ path }) => path.split('/').at(-1));
    expect(calls).toEqual(['sendMessage', 'sendVideo', 'sendMessage']);
  });
});

describe('whoever decides about a post', () => {
  it('sees its video before the question', async () => {
    const { url, requests } = await platform(sent);
    const secrets = async () => Secrets.parse({ telegram: { botToken: '42:bot' } });
    const bot = staffBot({ secrets, platforms: 'real', telegramUrl: url, media });
    expect(await bot.write('7', { text: '?', buttons: [], shows: { text: 'A post', photos: [], video } })).toBe(true);
    expect(requests.map(({ path }) => path.split('/').at(-1))).toEqual(['sendVideo', 'sendMessage', 'sendMessage']);
    await expectAccepted(requests);
  });
});
