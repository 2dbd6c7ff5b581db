import { describe, expect, test } from 'vitest';
import { openReceiver, updateFaults } from './sandbox-receiver.ts';
import { botRefusal, CHANNEL, CHANNELS, GROUP, openSandbox } from './sandbox-world.ts';

const PLAIN = '-4000000002';
const PLAIN_PATH = `/telegram/chats/${PLAIN}`;
const keyboard = { inline_keyboard: [[{ text: 'ចូលរួម', callback_data: 'rsvp:1' }]] };

function opened() {
  const receiver = openReceiver();
  const plain = { id: 'tg-plain', kind: 'telegram_group', address: PLAIN, label: 'ក្រុមអ្នកនិយាយ' } as const;
  const channels = [...CHANNELS, plain];
  return { ...openSandbox({ ...receiver, channels }), receiver, channels };
}

/** A group with one message of the bot that has become a supergroup; `to` is its new id. */
async function upgraded() {
  const world = opened();
  await world.bot('sendMessage', { chat_id: PLAIN, text: 'សួស្តីក្រុម', reply_markup: keyboard });
  const { to: path } = await world.submit(`${PLAIN_PATH}/upgrade`, { as: 4 });
  const [, to = ''] = path.match(/^\/telegram\/chats\/(-100\d{10})\?as=4$/) ?? [];
  return { ...world, to, path };
}

describe('a group that is upgraded', () => {
  test('is told to the bot in both chats, as Telegram tells it', async () => {
    const { receiver, to } = await upgraded();
    const date = Date.parse('2026-12-28T12:00:00Z') / 1000;
    const title = 'ក្រុមអ្នកនិយាយ';
    const supergroup = { id: Number(to), title, type: 'supergroup' };
    expect(receiver.updates().map(({ message }) => message)).toEqual([
      {
        message_id: 2,
        from: expect.objectContaining({ id: 7_000_000_004, is_bot: false }),
        chat: { id: Number(PLAIN), title, type: 'group' },
        date,
        migrate_to_chat_id: Number(to),
      },
      {
        message_id: 1,
        from: expect.objectContaining({ username: 'GroupAnonymousBot', is_bot: true }),
        sender_chat: supergroup,
        chat: supergroup,
        date,
        migrate_from_chat_id: Number(PLAIN),
      },
    ]);
    expect(receiver.updates().flatMap(updateFaults)).toEqual([]);
  });

  test('refuses every call with its old id and names the new one, also after a restart and when the content names that', async () => {
    const { bot, to, reopen, channels } = await upgraded();
    const refusal = {
      status: 400,
      body: {
        ok: false,
        error_code: 400,
        description: 'Bad Request: group chat was upgraded to a supergroup chat',
        parameters: { migrate_to_chat_id: Number(to) },
      },
    };
    const old = { chat_id: Number(PLAIN), message_id: 1 };
    const calls = [
      ['sendMessage', { chat_id: PLAIN, text: 'x' }],
      ['editMessageText', { ...old, text: 'x' }],
      ['deleteMessage', old],
      ['getChat', { chat_id: PLAIN }],
    ] as const;
    for (const [method, params] of calls) expect((await bot(method, params)).body, method).toEqual(refusal.body);
    channels.splice(-1, 1, { id: 'tg-plain', kind: 'telegram_group', address: to, label: 'x' });
    reopen();
    expect(await bot('sendMessage', { chat_id: PLAIN, text: 'x' })).toMatchObject(refusal);
  });

  test('goes on under its new id before the content names it, and is shown there once', async () => {
    const { bot, to, page, path, channels } = await upgraded();
    expect(await bot('sendMessage', { chat_id: to, text: 'ថ្មី' })).toMatchObject({
      body: { result: { message_id: 2, chat: { id: Number(to), type: 'supergroup' } } },
    });
    expect(await page(path)).toContain('ថ្មី');
    const places = async () => (await page('/')).match(new RegExp(`href="/sandbox/telegram/chats/${to}"`, 'g'));
    expect(await places()).toHaveLength(1);
    channels.push({ id: 'tg-new', kind: 'telegram_group', address: to, label: 'x' });
    expect(await places()).toHaveLength(1);
    expect(await bot('deleteMessage', { chat_id: to, message_id: 1 })).toMatchObject(
      botRefusal("message can't be deleted"),
    );
    expect(await bot('editMessageText', { chat_id: to, message_id: 1, text: 'x' })).toMatchObject(
      botRefusal("message can't be edited"),
    );
  });

  test('shows in both chats what became of it, each with the way to the other', async () => {
    const { page, path, to } = await upgraded();
    const old = await page(PLAIN_PATH);
    expect(old).toContain('This group was upgraded to a supergroup');
    expect(old).toContain(`href="/sandbox/telegram/chats/${to}"`);
    expect(await page(path)).toContain('This supergroup was a group before');
    expect(await page(path)).toContain(`href="/sandbox${PLAIN_PATH}"`);
    expect((await page('/')).match(/\d(?= posted)/g)).toEqual(['0', '0', '0', '0', '1', '0']);
  });

  test('takes no reactions and presses any more, and is upgraded only once', async () => {
    const { submit, page, receiver } = await upgraded();
    const acts = [
      ['messages/1/react', { emoji: '👍' }],
      ['messages/1/press', { data: 'rsvp:1' }],
      ['upgrade', {}],
    ] as const;
    for (const [act, fields] of acts) expect((await submit(`${PLAIN_PATH}/${act}`, fields)).status, act).toBe(409);
    expect(receiver.updates()).toHaveLength(2);
    expect(await page(PLAIN_PATH)).not.toMatch(/\/react"|\/upgrade"/);
  });
});

test('only a group that is not a supergroup yet offers to be upgraded', async () => {
  const { page, submit } = opened();
  expect(await page(PLAIN_PATH)).toContain(`action="/sandbox${PLAIN_PATH}/upgrade"`);
  for (const chat of [GROUP, CHANNEL]) {
    expect(await page(`/telegram/chats/${chat}`)).not.toContain('/upgrade"');
    expect((await submit(`/telegram/chats/${chat}/upgrade`)).status).toBe(409);
  }
  expect((await submit('/telegram/chats/-77/upgrade')).status).toBe(404);
});
