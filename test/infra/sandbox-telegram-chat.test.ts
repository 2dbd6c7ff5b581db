import { describe, expect, test } from 'vitest';
import { aFilm, anOpus } from '../content/a-voice.ts';
import { botRefusal, CHANNEL, form, GROUP, NAMED, openSandbox, photo } from './sandbox-world.ts';

const SECOND_MS = 1000;
const HOUR_MS = 3_600_000;

function tooMany(seconds: number) {
  return {
    status: 429,
    body: {
      ok: false,
      error_code: 429,
      description: `Too Many Requests: retry after ${seconds}`,
      parameters: { retry_after: seconds },
    },
  };
}

describe('the rates of the sandbox’s Telegram, by its own clock', () => {
  test('let three messages into a chat at once, then one a second', async () => {
    const { bot, later } = openSandbox();
    const send = () => bot('sendMessage', { chat_id: CHANNEL, text: 'x' });
    for (let message = 1; message <= 3; message++) expect(await send()).toMatchObject({ status: 200 });
    const limited = await send();
    expect(limited).toMatchObject(tooMany(3));
    expect(limited.headers.get('Retry-After')).toBe('3');
    later(2500);
    expect(await send()).toMatchObject(tooMany(1));
    later(500);
    expect(await send()).toMatchObject({ status: 200 });
    later(SECOND_MS);
    for (let second = 1; second <= 30; second++) {
      later(SECOND_MS);
      expect(await send()).toMatchObject({ status: 200 });
    }
  });

  test('let twenty messages a minute into a group, each photo of an album counted', async () => {
    const { bot, later } = openSandbox();
    const send = () => bot('sendMessage', { chat_id: GROUP, text: 'x' });
    const media = JSON.stringify(['a', 'b'].map((name) => ({ type: 'photo', media: `attach://${name}` })));
    const files = { a: await photo({ red: 1 }), b: await photo({ red: 2 }) };
    await bot('sendMediaGroup', form({ chat_id: GROUP, media, ...files }));
    for (let message = 3; message <= 20; message++) {
      later(SECOND_MS);
      expect(await send()).toMatchObject({ status: 200 });
    }
    later(SECOND_MS);
    expect(await send()).toMatchObject(tooMany(41));
    later(41 * SECOND_MS);
    expect(await send()).toMatchObject({ status: 200 });
  });

  test('let thirty messages a second out of the bot, over all chats', async () => {
    const channels = Array.from({ length: 31 }, (_, index) => ({
      id: `tg-${index}`,
      kind: 'telegram_channel' as const,
      address: `-10010000010${String(index).padStart(2, '0')}`,
      label: 'x',
    }));
    const { bot, later } = openSandbox({ channels });
    const sent = await Promise.all(channels.map(({ address }) => bot('sendMessage', { chat_id: address, text: 'x' })));
    expect(sent.map(({ status }) => status).sort()).toEqual([...Array.from({ length: 30 }, () => 200), 429]);
    later(SECOND_MS);
    expect(await bot('sendMessage', { chat_id: channels[30]?.address, text: 'x' })).toMatchObject({ status: 200 });
  });

  test('are not forgotten by a restart, and a refused call costs nothing', async () => {
    const { bot, later, reopen } = openSandbox();
    const send = () => bot('sendMessage', { chat_id: CHANNEL, text: 'x' });
    for (let message = 1; message <= 5; message++) await send();
    reopen();
    expect(await send()).toMatchObject(tooMany(3));
    later(3 * SECOND_MS);
    expect(await send()).toMatchObject({ status: 200, body: { result: { message_id: 4 } } });
  });
});

test('a clock that was set back does not close a chat for as long as it was ahead', async () => {
  const { bot, later } = openSandbox();
  const send = () => bot('sendMessage', { chat_id: CHANNEL, text: 'x' });
  for (let message = 1; message <= 3; message++) await send();
  later(-24 * HOUR_MS);
  expect(await send()).toMatchObject({ status: 200 });
});

describe('a message after it was sent', () => {
  test('is edited, but neither to what it is nor into another kind', async () => {
    const { bot, later } = openSandbox();
    await bot('sendMessage', { chat_id: CHANNEL, text: 'before' });
    await bot('sendPhoto', form({ chat_id: CHANNEL, photo: await photo() }));
    later(SECOND_MS);
    const target = { chat_id: CHANNEL, message_id: 1 };
    const date = Date.parse('2026-12-28T12:00:00Z') / 1000;
    expect(await bot('editMessageText', { ...target, text: 'after' })).toMatchObject({
      body: { result: { text: 'after', date, edit_date: date + 1 } },
    });
    expect(await bot('editMessageText', { ...target, text: 'after' })).toMatchObject(
      botRefusal(
        'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
      ),
    );
    expect(await bot('editMessageCaption', { ...target, caption: 'x' })).toMatchObject(
      botRefusal('there is no caption in the message to edit'),
    );
    expect(await bot('editMessageCaption', { chat_id: CHANNEL, message_id: 2, caption: 'x' })).toMatchObject({
      body: { result: { caption: 'x' } },
    });
    expect(await bot('editMessageText', { chat_id: CHANNEL, message_id: 2, text: 'x' })).toMatchObject(
      botRefusal('there is no text in the message to edit'),
    );
    expect(await bot('editMessageText', { chat_id: CHANNEL, message_id: 9, text: 'x' })).toMatchObject(
      botRefusal('message to edit not found'),
    );
  });

  test('is deleted once, and only within 48 hours', async () => {
    const { bot, later } = openSandbox();
    for (const text of ['one', 'two']) await bot('sendMessage', { chat_id: CHANNEL, text });
    later(48 * HOUR_MS - 1);
    expect(await bot('deleteMessage', { chat_id: CHANNEL, message_id: 1 })).toMatchObject({ body: { result: true } });
    expect(await bot('deleteMessage', { chat_id: CHANNEL, message_id: 1 })).toMatchObject(
      botRefusal('message to delete not found'),
    );
    later(1);
    expect(await bot('deleteMessage', { chat_id: CHANNEL, message_id: 2 })).toMatchObject(
      botRefusal("message can't be deleted for everyone"),
    );
  });

  test('is pinned until it is deleted', async () => {
    const { bot } = openSandbox();
    await bot('sendMessage', { chat_id: NAMED, text: 'rules' });
    expect(await bot('pinChatMessage', { chat_id: NAMED, message_id: 1 })).toMatchObject({ body: { result: true } });
    expect(await bot('getChat', { chat_id: NAMED })).toMatchObject({
      body: { result: { pinned_message: { text: 'rules' } } },
    });
    await bot('deleteMessage', { chat_id: NAMED, message_id: 1 });
    expect((await bot('getChat', { chat_id: NAMED })).body).not.toHaveProperty('result.pinned_message');
    expect(await bot('pinChatMessage', { chat_id: NAMED, message_id: 1 })).toMatchObject(
      botRefusal('message to pin not found'),
    );
  });
});

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

describe('the webhook of the sandbox’s bot', () => {
  test('is kept, and forbids getUpdates while it is set', async () => {
    const { bot, reopen } = openSandbox();
    expect(await bot('getUpdates')).toMatchObject({ body: { ok: true, result: [] } });
    const url = 'https://example.org/webhooks/telegram';
    await bot('setWebhook', { url, secret_token: 'a_B-9', allowed_updates: ['message', 'message_reaction_count'] });
    reopen();
    expect(await bot('getWebhookInfo')).toMatchObject({
      body: { result: { url, allowed_updates: ['message', 'message_reaction_count'], pending_update_count: 0 } },
    });
    expect(await bot('getUpdates')).toMatchObject({
      status: 409,
      body: {
        error_code: 409,
        description:
          "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      },
    });
    await bot('deleteWebhook');
    expect(await bot('getWebhookInfo')).toMatchObject({ body: { result: { url: '' } } });
  });

  test('is refused without https, with a bad secret, or for a kind of update that does not exist', async () => {
    const { bot } = openSandbox();
    const url = 'https://example.org/webhook';
    expect(await bot('setWebhook', { url: 'http://example.org' })).toMatchObject(
      botRefusal('bad webhook: An HTTPS URL must be provided for webhook'),
    );
    expect(await bot('setWebhook', { url, secret_token: 'a b' })).toMatchObject(
      botRefusal('secret token contains unallowed characters'),
    );
    expect(await bot('setWebhook', { url, allowed_updates: ['message_reactions_count'] })).toMatchObject({
      status: 400,
    });
  });
});
