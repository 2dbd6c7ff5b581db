import { describe, expect, test } from 'vitest';
import { aFilm, anOpus } from '../content/a-voice.ts';
import { botRefusal, form, NAMED, openSandbox, photo } from './sandbox-world.ts';

describe('a voice note in the sandbox', () => {
  const send = (bot: ReturnType<typeof openSandbox>['bot'], bytes: Uint8Array, more: Record<string, string> = {}) =>
    bot('sendVoice', form({ chat_id: NAMED, ...more, voice: new File([new Uint8Array(bytes)], 'voice.ogg') }));

  test('is kept, told as Telegram tells it, and can be listened to in its chat', async () => {
    const { bot, page, request, reopen } = openSandbox();
    const sound = anOpus();
    expect(await send(bot, sound, { duration: '2' })).toMatchObject({
      body: { result: { message_id: 1, voice: { duration: 2, mime_type: 'audio/ogg', file_size: sound.length } } },
    });
    reopen();
    const shown = await page(`/telegram/chats/${encodeURIComponent(NAMED)}`);
    expect(shown).toContain('Voice note, 2 s');
    const address = /<audio [^>]*src="\/sandbox([^"]+)"/.exec(shown)?.[1] ?? '';
    const heard = await request(address);
    expect(heard.headers.get('content-type')).toBe('audio/ogg');
    expect(Buffer.from(await heard.arrayBuffer())).toEqual(sound);
  });

  test('is refused where nobody could listen to it', async () => {
    const { bot } = openSandbox();
    expect(await send(bot, Buffer.from('RIFF'))).toMatchObject({ status: 400 });
    expect(await send(bot, Buffer.alloc(0))).toMatchObject(botRefusal('file must be non-empty'));
    expect(await bot('sendVoice', { chat_id: NAMED })).toMatchObject(botRefusal('there is no voice in the request'));
  });

  test('has a caption to change, and no text', async () => {
    const { bot } = openSandbox();
    await send(bot, anOpus());
    const target = { chat_id: NAMED, message_id: 1 };
    expect(await bot('editMessageCaption', { ...target, caption: 'x' })).toMatchObject({ status: 200 });
    expect(await bot('editMessageText', { ...target, text: 'x' })).toMatchObject({ status: 400 });
  });
});

describe('a video in the sandbox', () => {
  const send = (bot: ReturnType<typeof openSandbox>['bot'], bytes: Uint8Array, more: Record<string, string> = {}) =>
    bot('sendVideo', form({ chat_id: NAMED, ...more, video: new File([new Uint8Array(bytes)], 'video.mp4') }));
  const ABOUT = { duration: '31', width: '640', height: '360', supports_streaming: 'true' };

  test('is kept, told as Telegram tells it, and can be watched in its chat', async () => {
    const { bot, page, request, reopen } = openSandbox();
    const film = aFilm();
    expect(await send(bot, film, { ...ABOUT, caption: 'ប្រជុំ' })).toMatchObject({
      body: {
        result: {
          message_id: 1,
          caption: 'ប្រជុំ',
          video: { duration: 31, width: 640, height: 360, mime_type: 'video/mp4', file_size: film.length },
        },
      },
    });
    reopen();
    const shown = await page(`/telegram/chats/${encodeURIComponent(NAMED)}`);
    expect(shown).toContain('Video, 31 s, 0.1 MB');
    expect(shown).toContain('ប្រជុំ');
    const address = /<video [^>]*src="\/sandbox([^"]+)"/.exec(shown)?.[1] ?? '';
    const watched = await request(address);
    expect(watched.headers.get('content-type')).toBe('video/mp4');
    expect(Buffer.from(await watched.arrayBuffer())).toEqual(film);
  });

  test('is refused where nobody could watch it, and with more words than a caption takes', async () => {
    const { bot } = openSandbox();
    expect(await send(bot, Buffer.from('RIFF'))).toMatchObject({ status: 400 });
    expect(await send(bot, aFilm({ brand: 'qt  ' }))).toMatchObject({ status: 400 });
    expect(await send(bot, Buffer.alloc(0))).toMatchObject(botRefusal('file must be non-empty'));
    expect(await send(bot, aFilm(), { caption: 'ក'.repeat(1025) })).toMatchObject({ status: 400 });
    expect(await bot('sendVideo', { chat_id: NAMED })).toMatchObject(botRefusal('there is no video in the request'));
  });

  test('has a caption to change, and no text; it becomes another one, and a photo', async () => {
    const { bot, page, reopen } = openSandbox();
    await send(bot, aFilm());
    const target = { chat_id: NAMED, message_id: '1' };
    expect(await bot('editMessageCaption', { ...target, caption: 'x' })).toMatchObject({ status: 200 });
    expect(await bot('editMessageText', { ...target, text: 'x' })).toMatchObject({ status: 400 });
    const become = (type: string, file: File) =>
      bot('editMessageMedia', form({ ...target, media: JSON.stringify({ type, media: 'attach://it' }), it: file }));
    const other = new File([new Uint8Array(aFilm({ seconds: 3 }))], 'video.mp4');
    expect(await become('video', other)).toMatchObject({ body: { result: { video: { mime_type: 'video/mp4' } } } });
    expect(await become('video', other)).toMatchObject({ status: 400 });
    const photographed = await become('photo', await photo());
    expect(photographed).toMatchObject({ body: { result: { photo: [{}] } } });
    expect(photographed.body).not.toHaveProperty('result.video');
    reopen();
    expect(await page(`/telegram/chats/${encodeURIComponent(NAMED)}`)).not.toContain('<video');
  });
});
