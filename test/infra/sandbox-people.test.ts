import { describe, expect, test } from 'vitest';
import { botCall, openReceiver, updateFaults } from './sandbox-receiver.ts';
import { CHANNEL, form, openSandbox, photo } from './sandbox-world.ts';

const VISITOR_3 = 7_000_000_003;
const CHAT_3 = '/telegram/people/3';
const keyboard = { inline_keyboard: [[{ text: 'បានបង្ហោះ', callback_data: 'posted:1' }]] };

function opened() {
  const receiver = openReceiver();
  return { ...openSandbox(receiver), receiver };
}

function forbidden(why: string) {
  return { status: 403, body: { ok: false, error_code: 403, description: `Forbidden: ${why}` } };
}

describe('a private chat with the bot', () => {
  test('begins with START and what the link said', async () => {
    const { submit, receiver } = opened();
    expect(await submit(`${CHAT_3}/start`, { payload: 'join_Ab-9' })).toEqual({ status: 303, to: `${CHAT_3}#m1` });
    const from = { id: VISITOR_3, is_bot: false, first_name: 'អ្នកសាកល្បង ៣ · Visitor 3', language_code: 'km' };
    expect(receiver.updates()).toEqual([
      {
        update_id: expect.any(Number),
        message: {
          message_id: 1,
          from,
          chat: { id: VISITOR_3, first_name: from.first_name, type: 'private' },
          date: Date.parse('2026-12-28T12:00:00Z') / 1000,
          text: '/start join_Ab-9',
          entities: [{ type: 'bot_command', offset: 0, length: 6 }],
        },
      },
    ]);
    expect(receiver.updates().flatMap(updateFaults)).toEqual([]);
    for (const payload of ['a b', 'ក', 'x'.repeat(65)])
      expect((await submit(`${CHAT_3}/start`, { payload })).status).toBe(400);
  });

  test('is closed to the bot until then, and while it is blocked', async () => {
    const { submit, bot, receiver } = opened();
    const send = () => bot('sendMessage', { chat_id: VISITOR_3, text: 'សួស្តី' });
    expect(await send()).toMatchObject(forbidden("bot can't initiate conversation with a user"));
    expect(await bot('sendMessage', { chat_id: 12345, text: 'x' })).toMatchObject({
      status: 400,
      body: { description: 'Bad Request: chat not found' },
    });
    expect(await bot('getChat', { chat_id: VISITOR_3 })).toMatchObject({ status: 400 });
    await submit(`${CHAT_3}/start`);
    expect(await send()).toMatchObject({
      status: 200,
      body: { result: { message_id: 2, chat: { id: VISITOR_3, type: 'private' }, from: { is_bot: true } } },
    });
    await submit(`${CHAT_3}/block`);
    await submit(`${CHAT_3}/block`);
    expect(await send()).toMatchObject(forbidden('bot was blocked by the user'));
    expect((await submit(`${CHAT_3}/say`, { text: 'x' })).status).toBe(409);
    await submit(`${CHAT_3}/unblock`);
    expect(await send()).toMatchObject({ status: 200 });
    const told = receiver.updates().slice(1);
    expect(told.map(({ my_chat_member: told }) => (told as Membership).new_chat_member.status)).toEqual([
      'kicked',
      'member',
    ]);
    expect(told.flatMap(updateFaults)).toEqual([]);
  });

  test('is opened again by START, which is told after the unblocking', async () => {
    const { submit, receiver } = opened();
    for (const act of ['start', 'block', 'start']) await submit(`${CHAT_3}/${act}`);
    expect(receiver.updates().map((update) => Object.keys(update)[1])).toEqual([
      'message',
      'my_chat_member',
      'my_chat_member',
      'message',
    ]);
  });

  test('shows what both said, with pictures and buttons that can be pressed', async () => {
    const { submit, bot, page, receiver } = opened();
    await submit(`${CHAT_3}/start`);
    await bot(
      'sendPhoto',
      form({
        chat_id: String(VISITOR_3),
        photo: await photo(),
        caption: 'កញ្ចប់',
        reply_markup: JSON.stringify(keyboard),
      }),
    );
    await submit(`${CHAT_3}/say`, { text: '<i>សួស្តី</i>' });
    const shown = await page(CHAT_3);
    for (const text of ['/start', 'កញ្ចប់', '&lt;i&gt;សួស្តី', 'value="posted:1"', '/sandbox/media/'])
      expect(shown).toContain(text);
    expect(shown).not.toContain('<i>');
    receiver.answers(({ body }) => {
      const { callback_query: query } = JSON.parse(Buffer.from(body).toString());
      return botCall('answerCallbackQuery', { callback_query_id: query.id, text: 'អរគុណ' });
    });
    const { status, to } = await submit(`${CHAT_3}/press`, { message: 2, data: 'posted:1' });
    expect([status, to]).toEqual([303, expect.stringMatching(/people\/3\?press=\d+#m2$/)]);
    expect(await page(to.replace(/#.*/, ''))).toContain('អរគុណ');
    expect(updateFaults(receiver.updates().at(-1) ?? {})).toEqual([]);
  });

  test('lets the bot change its own messages, and not the person’s', async () => {
    const { submit, bot } = opened();
    await submit(`${CHAT_3}/start`);
    expect(await bot('editMessageText', { chat_id: VISITOR_3, message_id: 1, text: 'x' })).toMatchObject({
      status: 400,
      body: { description: "Bad Request: message can't be edited" },
    });
  });

  test('is nobody’s where there is no such person, and has no words before it began', async () => {
    const { submit, request } = opened();
    for (const n of ['0', 'x', '01', '100000000']) {
      expect((await request(`/telegram/people/${n}`)).status).toBe(404);
      expect((await submit(`/telegram/people/${n}/start`)).status).toBe(404);
    }
    for (const act of ['say', 'block', 'unblock'])
      expect((await submit(`${CHAT_3}/${act}`, { text: 'x' })).status).toBe(409);
    expect((await submit(`${CHAT_3}/press`, { message: 1, data: 'x' })).status).toBe(409);
  });
});

describe('the answer to an update', () => {
  test('may be a call of the Bot API, which is carried out', async () => {
    const { submit, page, receiver } = opened();
    receiver.answers(() => botCall('sendMessage', { chat_id: String(VISITOR_3), text: 'សូមស្វាគមន៍' }));
    expect((await submit(`${CHAT_3}/start`)).to).toBe(`${CHAT_3}#m2`);
    expect(await page(CHAT_3)).toContain('សូមស្វាគមន៍');
  });

  test('harms nobody when it is anything else, or a call that is refused', async () => {
    const { submit, receiver, page } = opened();
    const bodies = [
      '',
      'ok',
      'null',
      '[]',
      '{"method":7}',
      '{"method":"noSuch"}',
      '{"method":"sendMessage","chat_id":1}',
    ];
    for (const body of bodies) {
      receiver.answers(() => ({ status: 200, body }));
      expect((await submit(`${CHAT_3}/start`)).status, body).toBe(303);
    }
    expect(receiver.updates()).toHaveLength(bodies.length);
    expect(await page(CHAT_3)).toContain(`id="m${bodies.length}"`);
  });
});

test('the people are listed with their last words, and a newcomer is the next number', async () => {
  const { submit, page } = opened();
  expect(await page('/telegram/people')).toContain('/sandbox/telegram/people/1"');
  await submit('/telegram/people/7/start');
  await submit('/telegram/people/7/say', { text: 'សួស្តីបូត' });
  await submit('/telegram/people/7/block');
  const people = await page('/telegram/people');
  for (const text of ['Visitor 7', 'សួស្តីបូត', 'blocked the bot', '/people/8"']) expect(people).toContain(text);
  expect(await page('/')).toContain('1 private chats');
});

test('a link asks as whom to open the bot, and starts it so', async () => {
  const { submit, page } = opened();
  await submit('/telegram/people/2/start');
  const asked = await page('/telegram/open?start=join_1');
  for (const path of ['/people/2/start', '/people/3/start'])
    expect(asked).toContain(`action="/sandbox/telegram${path}"`);
  expect(asked).toContain('name="payload" value="join_1"');
  expect(await page('/telegram/open?start=%22%3E%3Cscript%3E')).not.toContain('<script');
});

test('the overview lists whose moderator one can become', async () => {
  const { page } = openSandbox({ invitations: async () => [{ label: 'ក្រុម <1>', payload: 'join_1' }] });
  const overview = await page('/');
  expect(overview).toContain('href="/sandbox/telegram/open?start=join_1"');
  expect(overview).toContain('Register as a moderator of ក្រុម &lt;1&gt;');
  expect(await openSandbox().page('/')).not.toContain('Register as a moderator');
});

test('a private chat is no channel: nothing of it is on the overview, and no page shows it as one', async () => {
  const { submit, page, request } = opened();
  await submit(`${CHAT_3}/start`, { payload: 'secret' });
  expect(await page('/')).not.toContain('secret');
  expect((await request(`/telegram/chats/${VISITOR_3}`)).status).toBe(404);
  expect((await request(`/telegram/chats/${CHANNEL}`)).status).toBe(200);
});

interface Membership {
  readonly new_chat_member: { readonly status: string };
}
