import { describe, expect, test } from 'vitest';
import { botRefusal, CHANNEL, form, GROUP, NAMED, openSandbox, photo } from './sandbox-world.ts';

const keyboard = (...row: object[]) => ({ inline_keyboard: [row] });

describe('the Bot API of the sandbox', () => {
  test('answers a message as Telegram does, with the addresses that it found in the text', async () => {
    const { bot } = openSandbox();
    const text = 'សួស្តី https://example.org/a។';
    const reply_markup = keyboard({ text: 'Open', url: 'https://example.org' });
    const entities = [{ type: 'bold', offset: 0, length: 6 }];
    expect(await bot('sendMessage', { chat_id: CHANNEL, text, entities, reply_markup })).toMatchObject({
      status: 200,
      body: {
        ok: true,
        result: {
          message_id: 1,
          date: Date.parse('2026-12-28T12:00:00Z') / 1000,
          chat: { id: Number(CHANNEL), type: 'channel', title: 'ឆានែលឃុំគំរូ' },
          text,
          entities: [...entities, { type: 'url', offset: 7, length: 'https://example.org/a'.length }],
          reply_markup,
        },
      },
    });
  });

  test('finds a chat by its number and by its @name, and refuses one that is not a channel of ours', async () => {
    const { bot } = openSandbox();
    expect(await bot('sendMessage', { chat_id: Number(GROUP), text: 'x' })).toMatchObject({
      body: { result: { chat: { type: 'supergroup' }, from: { is_bot: true } } },
    });
    const named = await bot('sendMessage', { chat_id: NAMED.toUpperCase(), text: 'x' });
    expect(named).toMatchObject({ body: { result: { chat: { username: 'kumru_village' } } } });
    const { id } = (named.body as { result: { chat: { id: number } } }).result.chat;
    expect(await bot('getChat', { chat_id: id })).toMatchObject({ body: { result: { title: 'Village news' } } });
    expect(await bot('sendMessage', { chat_id: -1009, text: 'x' })).toMatchObject(botRefusal('chat not found'));
    expect(await bot('sendMessage', { text: 'x' })).toMatchObject(botRefusal('chat_id is empty'));
  });

  test('refuses another token, an unknown method, and a body that is not what it says', async () => {
    const { request, bot } = openSandbox();
    const other = await request('/telegram/bot2:other/getMe');
    expect([other.status, await other.json()]).toEqual([
      401,
      { ok: false, error_code: 401, description: 'Unauthorized' },
    ]);
    expect(await bot('sendMesage')).toMatchObject({
      status: 404,
      body: { ok: false, error_code: 404, description: 'Not Found' },
    });
    const headers = { 'content-type': 'application/json' };
    const torn = await request('/telegram/bot1:sandbox/sendMessage', { method: 'POST', headers, body: '{"chat_id":' });
    expect(torn.status).toBe(400);
    expect(await bot('SENDMESSAGE', { chat_id: CHANNEL, text: 'x' })).toMatchObject({ status: 200 });
  });

  test.each([
    ['message text is empty', { text: ' \n' }],
    ['message is too long', { text: 'ក'.repeat(4097) }],
    ['text is too long', { text: `<b>${'x'.repeat(40)}</b>`.repeat(800), parse_mode: 'HTML' }],
    ['unsupported parse_mode', { text: 'x', parse_mode: 'MarkdownV2' }],
    ['can\'t parse entities: Unsupported start tag "" at byte offset 5', { text: 'ages <18', parse_mode: 'HTML' }],
    ['can\'t parse entities: Can\'t find end tag corresponding to start tag "b"', { text: '<b>x', parse_mode: 'HTML' }],
    [
      'entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 6',
      { text: 'កខ', entities: [{ type: 'bold', offset: 0, length: 6 }] },
    ],
    [
      'entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at UTF-16 offset 1',
      { text: '🙂', entities: [{ type: 'bold', offset: 0, length: 1 }] },
    ],
    ['BUTTON_DATA_INVALID', { text: 'x', reply_markup: keyboard({ text: 'a', callback_data: 'ក'.repeat(22) }) }],
    [
      "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
      { text: 'x', reply_markup: keyboard({ text: 'a' }) },
    ],
    [
      "can't parse inline keyboard button: exactly one action is allowed, not url and callback_data",
      { text: 'x', reply_markup: keyboard({ text: 'a', url: 'https://example.org', callback_data: 'b' }) },
    ],
    [
      "inline keyboard button URL 'javascript:alert(1)' is invalid: Wrong HTTP URL",
      { text: 'x', reply_markup: keyboard({ text: 'a', url: 'javascript:alert(1)' }) },
    ],
    [
      'BUTTON_COPY_TEXT_INVALID',
      { text: 'x', reply_markup: keyboard({ text: 'a', copy_text: { text: 'x'.repeat(257) } }) },
    ],
    ['the sandbox does not know the parameter disable_web_page_preview', { text: 'x', disable_web_page_preview: true }],
  ])('refuses a message: %s', async (why, params) => {
    const { bot } = openSandbox();
    expect(await bot('sendMessage', { chat_id: CHANNEL, ...params })).toMatchObject(botRefusal(why));
  });

  test('counts a text after its formatting was taken out, and 64 bytes of button data as enough', async () => {
    const { bot } = openSandbox();
    const text = `<b>${'ក'.repeat(4095)}</b>&lt;`;
    const reply_markup = keyboard({ text: 'a', callback_data: 'x'.repeat(64) });
    const sent = await bot('sendMessage', { chat_id: CHANNEL, text, parse_mode: 'HTML', reply_markup });
    expect(sent).toMatchObject({ body: { result: { entities: [{ type: 'bold', offset: 0, length: 4095 }] } } });
  });

  test('shows a photo from a file, from attach://, and again by its id', async () => {
    const { bot } = openSandbox();
    const sent = await bot('sendPhoto', form({ chat_id: CHANNEL, photo: await photo(), caption: 'ចំណងជើង' }));
    expect(sent).toMatchObject({ body: { result: { caption: 'ចំណងជើង', photo: [{ width: 60, height: 40 }] } } });
    const [{ file_id }] = (sent.body as { result: { photo: [{ file_id: string }] } }).result.photo;
    expect(await bot('sendPhoto', { chat_id: CHANNEL, photo: file_id })).toMatchObject({ status: 200 });
    const attached = form({ chat_id: CHANNEL, photo: 'attach://it', it: await photo() });
    expect(await bot('sendPhoto', attached)).toMatchObject({ status: 200 });
  });

  test('refuses a caption over 1024, and photos that are broken, too big, too wide or out of reach', async () => {
    const { bot } = openSandbox();
    const send = async (source: File | string, caption = '') =>
      bot('sendPhoto', form({ chat_id: CHANNEL, photo: source, caption }));
    expect(await send(await photo(), 'ក'.repeat(1025))).toMatchObject(botRefusal('message caption is too long'));
    expect(await send(new File(['text'], 'x.jpg'))).toMatchObject(botRefusal('IMAGE_PROCESS_FAILED'));
    expect(await send(await photo({ width: 2100, height: 100 }))).toMatchObject(botRefusal('PHOTO_INVALID_DIMENSIONS'));
    const heavy = new File([new Uint8Array(10 * 1024 * 1024 + 1)], 'x.jpg');
    expect(await send(heavy)).toMatchObject(
      botRefusal('file of size 10485761 bytes is too big for a photo; the maximum size is 10485760 bytes'),
    );
    expect(await send('https://example.org/a.jpg')).toMatchObject(botRefusal('failed to get HTTP URL content'));
    expect(await send('AgAC')).toMatchObject(botRefusal('wrong file_id or the file is temporarily unavailable'));
    expect(await send('attach://it')).toMatchObject(botRefusal('wrong file identifier/HTTP URL specified'));
  });

  test('sends an album as messages of one group, and refuses one of one, of eleven, or with buttons', async () => {
    const { bot } = openSandbox();
    const files = { a: await photo({ red: 1 }), b: await photo({ red: 2 }) };
    const item = (name: string) => ({ type: 'photo', media: `attach://${name}` });
    const send = (media: object[], more: Record<string, string> = {}) =>
      bot('sendMediaGroup', form({ chat_id: CHANNEL, media: JSON.stringify(media), ...files, ...more }));
    const { body } = await send([{ ...item('a'), caption: 'ចំណងជើង' }, item('b')]);
    const { result } = body as { result: { message_id: number; media_group_id: string }[] };
    expect(result).toMatchObject([{ message_id: 1, caption: 'ចំណងជើង' }, { message_id: 2 }]);
    expect(new Set(result.map((message) => message.media_group_id)).size).toBe(1);

    expect(await send([item('a')])).toMatchObject(botRefusal('an album must include 2-10 items'));
    const eleven = Array.from({ length: 11 }, () => item('a'));
    expect(await send(eleven)).toMatchObject(botRefusal('too many messages to send as an album'));
    const reply_markup = JSON.stringify(keyboard({ text: 'a', callback_data: 'b' }));
    expect(await send([item('a'), item('b')], { reply_markup })).toMatchObject(
      botRefusal('an album takes no reply_markup'),
    );
  });

  test.each([
    ['poll question must be non-empty', { question: '', options: ['a', 'b'] }],
    ['poll question length must not exceed 300', { question: 'x'.repeat(301), options: ['a', 'b'] }],
    ['poll must have at least 2 option', { question: 'x', options: ['a'] }],
    ["poll can't have more than 12 options", { question: 'x', options: Array.from({ length: 13 }, (_, n) => `${n}`) }],
    ['poll options must be non-empty', { question: 'x', options: ['a', ''] }],
    ['poll options length must not exceed 100', { question: 'x', options: ['a', 'x'.repeat(101)] }],
  ])('refuses a poll: %s', async (why, params) => {
    const { bot } = openSandbox();
    expect(await bot('sendPoll', { chat_id: CHANNEL, ...params })).toMatchObject(botRefusal(why));
  });

  test('opens a poll with nobody’s vote yet', async () => {
    const { bot } = openSandbox();
    const options = [{ text: 'មួយ' }, { text: 'ពីរ' }];
    expect(await bot('sendPoll', { chat_id: CHANNEL, question: 'មួយណា?', options })).toMatchObject({
      body: { result: { poll: { is_anonymous: true, total_voter_count: 0, options: [{ voter_count: 0 }, {}] } } },
    });
  });
});
