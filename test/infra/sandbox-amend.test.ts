import { describe, expect, test } from 'vitest';
import { openReceiver } from './sandbox-receiver.ts';
import { botRefusal, CHANNEL, form, graphRefusal, openSandbox, PAGE, photo } from './sandbox-world.ts';

const HOUR_MS = 3_600_000;
const PAGE_PATH = `/facebook/pages/${PAGE}`;
const CHAT_PATH = `/telegram/chats/${CHANNEL}`;
const keyboard = { inline_keyboard: [[{ text: 'បើក', url: 'https://example.org/open' }]] };

describe('another photo in a message of the sandbox’s Telegram', () => {
  const replace = async (
    world: ReturnType<typeof openSandbox>,
    message_id: number,
    media: object,
    files: Readonly<Record<string, File | string>> = {},
  ) => {
    const target = { chat_id: CHANNEL, message_id: String(message_id) };
    return world.bot('editMessageMedia', form({ ...target, media: JSON.stringify(media), ...files }));
  };

  test('takes the place of the old one, with its caption and button, also after a restart', async () => {
    const world = openSandbox();
    await world.bot('sendPhoto', form({ chat_id: CHANNEL, photo: await photo(), caption: 'មុន' }));
    const media = { type: 'photo', media: 'attach://photo', caption: 'ក្រោយ' };
    const other = { photo: await photo({ red: 1, width: 80 }), reply_markup: JSON.stringify(keyboard) };
    expect(await replace(world, 1, media, other)).toMatchObject({
      body: {
        result: {
          message_id: 1,
          caption: 'ក្រោយ',
          photo: [{ width: 80 }],
          reply_markup: keyboard,
          edit_date: expect.any(Number),
        },
      },
    });
    expect(await replace(world, 1, media, other)).toMatchObject({
      status: 400,
      body: { description: expect.stringContaining('message is not modified') },
    });
    expect(await replace(world, 1, media, { ...other, photo: await photo({ red: 2, width: 90 }) })).toMatchObject({
      body: { result: { caption: 'ក្រោយ', photo: [{ width: 90 }] } },
    });
    const shown = await world.page(CHAT_PATH);
    world.reopen();
    expect(await world.page(CHAT_PATH)).toBe(shown);
    expect(shown).toContain('width="90"');
    expect(shown).not.toMatch(/width="[68]0"|មុន/);
    expect(shown).toContain('<span lang="en">edited</span>');
  });

  test('leaves the photo where only the caption is another', async () => {
    const world = openSandbox();
    await world.bot('sendPhoto', form({ chat_id: CHANNEL, photo: await photo() }));
    await world.bot('editMessageCaption', { chat_id: CHANNEL, message_id: 1, caption: 'ក្រោយ' });
    expect(await world.page(CHAT_PATH)).toContain('width="60"');
  });

  test('is refused where there is none, or nothing that it could replace', async () => {
    const world = openSandbox();
    await world.bot('sendPoll', { chat_id: CHANNEL, question: 'x', options: ['a', 'b'] });
    const media = { type: 'photo', media: 'attach://photo' };
    const file = { photo: await photo() };
    expect(await replace(world, 1, media, file)).toMatchObject(botRefusal('there is no media in the message to edit'));
    expect(await replace(world, 9, media, file)).toMatchObject(botRefusal('message to edit not found'));
    expect(await replace(world, 1, media)).toMatchObject(botRefusal('wrong file identifier/HTTP URL specified'));
    expect((await replace(world, 1, { type: 'video', media: 'attach://photo' }, file)).status).toBe(400);
    expect((await replace(world, 1, { ...media, parsemode: 'HTML' }, file)).status).toBe(400);
  });
});

describe('several messages of the sandbox’s Telegram', () => {
  const sent = async () => {
    const world = openSandbox();
    for (const text of ['មួយ', 'ពីរ', 'បី']) await world.bot('sendMessage', { chat_id: CHANNEL, text });
    return world;
  };
  const remove = (world: ReturnType<typeof openSandbox>, message_ids: unknown) =>
    world.bot('deleteMessages', { chat_id: CHANNEL, message_ids });

  test('are deleted together; what is not there is passed over', async () => {
    const world = await sent();
    for (const ids of [[1, 2], [1, 2], [99]])
      expect(await remove(world, ids)).toMatchObject({ status: 200, body: { result: true } });
    const shown = await world.page(CHAT_PATH);
    expect(shown).not.toMatch(/មួយ<|ពីរ</);
    expect(shown).toContain('បី');
    expect(shown.match(/This message was removed/g)).toHaveLength(2);
  });

  test('stay all of them where one is older than 48 hours', async () => {
    const world = await sent();
    world.later(48 * HOUR_MS);
    await world.bot('sendMessage', { chat_id: CHANNEL, text: 'បួន' });
    expect(await remove(world, [3, 4])).toMatchObject(botRefusal("message can't be deleted for everyone"));
    expect(await world.page(CHAT_PATH)).toContain('បួន');
    expect(await remove(world, [4])).toMatchObject({ status: 200 });
    world.later(48 * HOUR_MS);
    expect(await remove(world, [4])).toMatchObject({ status: 200 });
  });

  test('are at least one and a hundred at most', async () => {
    const world = await sent();
    expect(await remove(world, [])).toMatchObject(botRefusal('message identifiers are not specified'));
    const many = Array.from({ length: 101 }, (_, index) => index + 1);
    expect(await remove(world, many)).toMatchObject(botRefusal('too many message identifiers specified'));
    expect(await remove(world, many.slice(0, 100))).toMatchObject({ status: 200 });
  });
});

describe('other words in a post of the sandbox’s Facebook', () => {
  test('take the place of the old ones, and are shown as edited, also after a restart', async () => {
    const { graph, graphForm, page, later, reopen } = openSandbox();
    await graphForm(`${PAGE}/photos`, form({ source: await photo(), caption: 'មុន' }));
    later(HOUR_MS);
    expect((await graph(`${PAGE}_1`, { message: 'ក្រោយ' })).body).toEqual({ success: true });
    expect((await graph(`${PAGE}_1`, { message: 'ក្រោយ' })).body).toEqual({ success: true });
    const fields = 'message,created_time,updated_time';
    expect((await graph(`${PAGE}_1`, { fields }, 'GET')).body).toEqual({
      id: `${PAGE}_1`,
      message: 'ក្រោយ',
      created_time: '2026-12-28T12:00:00+0000',
      updated_time: '2026-12-28T13:00:00+0000',
    });
    const shown = await page(PAGE_PATH);
    reopen();
    expect(await page(PAGE_PATH)).toBe(shown);
    expect(shown).toContain('ក្រោយ');
    expect(shown).toContain('<span lang="en">edited</span>');
    for (const one of [shown, await page('/')]) expect(one).not.toContain('មុន');
  });

  test('are told as the Page’s own act', async () => {
    const receiver = openReceiver();
    const { graph, settled } = openSandbox(receiver);
    await graph(`${PAGE}/feed`, { message: 'មុន' });
    await graph(`${PAGE}_1`, { message: 'ក្រោយ' });
    await settled();
    expect(receiver.changes()).toMatchObject([
      { verb: 'add', message: 'មុន' },
      { verb: 'edited', message: 'ក្រោយ', post_id: `${PAGE}_1`, item: 'status', published: 1 },
    ]);
  });

  test('are refused where there are none, too many, a misspelt parameter, or no post', async () => {
    const { graph } = openSandbox();
    await graph(`${PAGE}/feed`, { message: 'មុន' });
    expect(await graph(`${PAGE}_1`, { message: ' ' })).toMatchObject(graphRefusal(197));
    expect(await graph(`${PAGE}_1`, { message: 'ក'.repeat(63_207) })).toMatchObject(graphRefusal(100));
    expect(await graph(`${PAGE}_1`, { message: 'x', attached_media: [] })).toMatchObject(graphRefusal(100));
    expect(await graph(`${PAGE}_1`)).toMatchObject(graphRefusal(100));
    await graph(`${PAGE}_1`, {}, 'DELETE');
    for (const method of ['POST', 'DELETE'])
      expect(await graph(`${PAGE}_1`, { message: 'x' }, method)).toMatchObject(
        graphRefusal(100, expect.stringContaining('does not exist'), { error_subcode: 33 }),
      );
  });
});
