import { describe, expect, test } from 'vitest';
import { openReceiver, updateFaults, WEBHOOK_SECRET } from './sandbox-receiver.ts';
import { CHANNEL, GROUP, NAMED, openSandbox, PAGE } from './sandbox-world.ts';

const MESSAGE = `/telegram/chats/${CHANNEL}/messages/1`;
const keyboard = {
  inline_keyboard: [
    [{ text: 'ចូលរួម', callback_data: 'rsvp:1' }],
    [{ text: 'សួរ', url: 'https://t.me/some_bot?start=question_1' }],
  ],
};

async function opened() {
  const receiver = openReceiver();
  const world = openSandbox(receiver);
  await world.bot('sendMessage', { chat_id: CHANNEL, text: 'ការប្រជុំ', reply_markup: keyboard });
  return { ...world, receiver };
}

describe('a reaction in a chat', () => {
  test('is told as a whole snapshot each time that something changed', async () => {
    const { submit, receiver } = await opened();
    const acts = [
      [1, '❤️'],
      [2, '👍'],
      [3, '👍'],
      [3, '👍'],
      [1, '👍'],
      [2, ''],
      [3, ''],
      [1, ''],
    ] as const;
    for (const [as, emoji] of acts) await submit(`${MESSAGE}/react`, { as, emoji });
    const snapshots = receiver.updates().map((update) => update.message_reaction_count as Snapshot);
    expect(snapshots.map(({ reactions }) => reactions.map((one) => `${one.type.emoji}${one.total_count}`))).toEqual([
      ['\u27641'],
      ['\u27641', '👍1'],
      ['👍2', '\u27641'],
      ['👍3'],
      ['👍2'],
      ['👍1'],
      [],
    ]);
    expect(snapshots[0]).toMatchObject({ chat: { id: Number(CHANNEL), type: 'channel' }, message_id: 1 });
    expect(receiver.updates().flatMap(updateFaults)).toEqual([]);
  });

  test('is one that Telegram has, on a message that is there', async () => {
    const { submit, bot, receiver } = await opened();
    for (const emoji of ['x', '🇰🇭', '👍👍']) expect((await submit(`${MESSAGE}/react`, { emoji })).status).toBe(400);
    expect((await submit(`/telegram/chats/${CHANNEL}/messages/2/react`, { emoji: '👍' })).status).toBe(404);
    await bot('deleteMessage', { chat_id: CHANNEL, message_id: 1 });
    expect((await submit(`${MESSAGE}/react`, { emoji: '👍' })).status).toBe(404);
    expect(receiver.received).toEqual([]);
  });

  test('is shown with its count, marked as one’s own, and leads back to the message', async () => {
    const { submit, page } = await opened();
    expect(await submit(`${MESSAGE}/react`, { as: 5, emoji: '🔥' })).toEqual({
      status: 303,
      to: `/telegram/chats/${CHANNEL}?post=1&as=5#m1`,
    });
    const shown = await page(`/telegram/chats/${CHANNEL}?as=5`);
    expect(shown).toContain('<button name="emoji" value="" aria-pressed="true"');
    expect(shown).toContain('<span class="sign">🔥</span> <span class="count">១</span>');
  });
});

describe('a button that is pressed', () => {
  test.each([
    ['a channel', CHANNEL],
    ['a group', GROUP],
    ['a channel with a name', NAMED],
  ])('in %s is told with the message and its secret', async (_, chat) => {
    const receiver = openReceiver();
    const { bot, submit } = openSandbox(receiver);
    await bot('sendMessage', { chat_id: chat, text: 'ការប្រជុំ', reply_markup: keyboard });
    const path = `/telegram/chats/${encodeURIComponent(chat)}`;
    const { status, to } = await submit(`${path}/messages/1/press`, { as: 2, data: 'rsvp:1' });
    expect(status).toBe(303);
    const [update] = receiver.updates();
    expect(update).toMatchObject({
      update_id: expect.any(Number),
      callback_query: {
        from: { id: 7_000_000_002, is_bot: false, language_code: 'km' },
        message: { message_id: 1, text: 'ការប្រជុំ', reply_markup: keyboard },
        chat_instance: expect.stringMatching(/^-?\d+$/),
        data: 'rsvp:1',
      },
    });
    expect(updateFaults(update ?? {})).toEqual([]);
    expect(receiver.received[0]?.headers).toEqual({
      'Content-Type': 'application/json',
      'X-Telegram-Bot-Api-Secret-Token': WEBHOOK_SECRET,
    });
    expect(to).toBe(`${path}?post=1&as=2&press=${receiver.lastQuery()}#m1`);
  });

  test('is one that the message has', async () => {
    const { submit, receiver } = await opened();
    expect((await submit(`${MESSAGE}/press`, { data: 'rsvp:2' })).status).toBe(400);
    expect(receiver.received).toEqual([]);
  });

  test('shows what the bot answers, once it has', async () => {
    const { submit, page, bot, receiver } = await opened();
    const { to } = await submit(`${MESSAGE}/press`, { data: 'rsvp:1' });
    expect(await page(to)).toContain('The bot has not answered yet');
    const answer = { callback_query_id: receiver.lastQuery(), text: 'អរគុណ <b>', show_alert: true };
    expect(await bot('answerCallbackQuery', answer)).toMatchObject({ body: { result: true } });
    expect(await page(to)).toContain('អរគុណ &lt;b&gt;');
    expect(await page(`/telegram/chats/${CHANNEL}`)).not.toContain('អរគុណ');
    expect(await bot('answerCallbackQuery', answer)).toMatchObject({ status: 400 });
  });

  test('is answered in time, by its id, and shortly', async () => {
    const { submit, bot, later, receiver } = await opened();
    await submit(`${MESSAGE}/press`, { data: 'rsvp:1' });
    const id = receiver.lastQuery();
    const tooOld = {
      status: 400,
      body: {
        description: 'Bad Request: query is too old and response timeout expired or query ID is invalid',
      },
    };
    expect(await bot('answerCallbackQuery', { callback_query_id: '1' })).toMatchObject(tooOld);
    expect(await bot('answerCallbackQuery', { callback_query_id: id, text: 'x'.repeat(201) })).toMatchObject({
      status: 400,
      body: { description: 'Bad Request: MESSAGE_TOO_LONG' },
    });
    later(150_000);
    expect(await bot('answerCallbackQuery', { callback_query_id: id })).toMatchObject(tooOld);
  });

  test('is gone when the bot takes the buttons away', async () => {
    const { submit, bot, page } = await opened();
    expect(await bot('editMessageReplyMarkup', { chat_id: CHANNEL, message_id: 1 })).toMatchObject({ status: 200 });
    expect(await page(`/telegram/chats/${CHANNEL}`)).not.toContain('rsvp:1');
    expect((await submit(`${MESSAGE}/press`, { data: 'rsvp:1' })).status).toBe(400);
  });
});

test('a link that starts a bot leads to the sandbox’s own, wherever it stands, and shows as it was written', async () => {
  const { graph, page } = await opened();
  await graph(`${PAGE}/feed`, { message: 'https://t.me/some_bot?start=rsvp_1។ https://t.me/some_bot' });
  const shown = await page(`/facebook/pages/${PAGE}`);
  expect(shown).toContain('<a href="/sandbox/telegram/open?start=rsvp_1">https://t.me/some_bot?start=rsvp_1</a>។');
  expect(shown).toContain('href="https://t.me/some_bot"');
  expect(await page(`/telegram/chats/${CHANNEL}`)).toContain(
    '<a href="/sandbox/telegram/open?start=question_1" class="key">',
  );
});

interface Snapshot {
  readonly reactions: readonly { readonly type: { readonly emoji: string }; readonly total_count: number }[];
}
