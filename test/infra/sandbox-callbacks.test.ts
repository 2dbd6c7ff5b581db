import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { botCall, openReceiver, updateIn } from './sandbox-receiver.ts';
import { CHANNEL, GROUP, openSandbox, PAGE } from './sandbox-world.ts';

const SECOND_MS = 1000;
const NO = { status: 500, body: '' };
const YES = { status: 200, body: '{}' };

async function opened() {
  const receiver = openReceiver();
  const world = openSandbox(receiver);
  for (const chat_id of [CHANNEL, GROUP]) await world.bot('sendMessage', { chat_id, text: 'x' });
  const react = (chat: string, as: number) =>
    world.submit(`/telegram/chats/${chat}/messages/1/react`, { as, emoji: '👍' });
  return { ...world, receiver, react };
}

/** Lets all go on that waits for nothing but its turn. */
async function quiet(): Promise<void> {
  for (let turns = 0; turns < 20; turns++) await turn();
}

describe('an update that is not taken', () => {
  test('is tried again after doubling pauses, and then dropped without a word', async () => {
    const { receiver, react, later, settled, waits } = await opened();
    receiver.answers(() => NO);
    expect((await react(CHANNEL, 1)).status).toBe(303);
    for (const seconds of [1, 2, 4, 8, 16]) {
      await quiet();
      expect(waits()).toEqual([seconds * SECOND_MS]);
      later(seconds * SECOND_MS);
    }
    await settled();
    expect(receiver.received).toHaveLength(6);
    expect(new Set(receiver.updates().map(({ update_id }) => update_id)).size).toBe(1);
    receiver.answers(() => YES);
    await react(CHANNEL, 2);
    expect(receiver.received).toHaveLength(7);
  });

  test('holds back those behind it in its chat, and in no other', async () => {
    const { receiver, react, later, settled } = await opened();
    receiver.answers(({ body }) => (isOf(body, CHANNEL) ? NO : YES));
    await react(CHANNEL, 1);
    const behind = react(CHANNEL, 2);
    await react(GROUP, 1);
    await quiet();
    expect(receiver.updates().map(chatOf)).toEqual([Number(CHANNEL), Number(GROUP)]);
    receiver.answers(() => YES);
    later(SECOND_MS);
    await behind;
    await settled();
    const ids = receiver
      .updates()
      .filter((update) => chatOf(update) === Number(CHANNEL))
      .map(({ update_id }) => update_id);
    expect(ids).toEqual([ids[0], ids[0], (ids[0] ?? 0) + 1]);
  });

  test('is tried again when nobody was there, and while it is unknown who is', async () => {
    const { receiver, react, later, settled } = await opened();
    receiver.answers(() => Promise.reject(new Error('ECONNREFUSED')));
    await react(CHANNEL, 1);
    receiver.answers(() => YES);
    later(SECOND_MS);
    await settled();
    expect(receiver.received).toHaveLength(2);
  });

  test('lets the one who acted wait for five seconds and no longer', async () => {
    const { receiver, react, later, settled, waits } = await opened();
    const { promise, resolve } = Promise.withResolvers<typeof YES>();
    receiver.answers(() => promise);
    let isBack = false;
    const acting = react(CHANNEL, 1).then(() => {
      isBack = true;
    });
    await quiet();
    later(5 * SECOND_MS - 1);
    await quiet();
    expect(isBack).toBe(false);
    later(1);
    await acting;
    resolve(YES);
    await settled();
    expect(waits()).toEqual([]);
    expect(receiver.received).toHaveLength(1);
  });

  test('is told by the next process, with the number that it had', async () => {
    const { receiver, react, reopen, settled } = await opened();
    receiver.answers(() => NO);
    await react(CHANNEL, 1);
    await quiet();
    const [{ update_id: first } = { update_id: 0 }] = receiver.updates();
    receiver.answers(() => YES);
    reopen();
    await settled();
    expect(receiver.received).toHaveLength(2);
    await react(CHANNEL, 2);
    reopen();
    await react(CHANNEL, 3);
    await settled();
    expect(receiver.updates().map(({ update_id }) => update_id)).toEqual([first, first, first + 1, first + 2]);
  });
});

test('a Page’s callback that is not taken is sent again, byte for byte, and holds back no other', async () => {
  const { receiver, graph, later, settled } = await opened();
  receiver.answers(() => NO);
  await graph(`${PAGE}/feed`, { message: 'one' });
  await quiet();
  receiver.answers(() => YES);
  await graph(`${PAGE}/feed`, { message: 'two' });
  await quiet();
  later(SECOND_MS);
  await settled();
  const [first, second, again] = receiver.received;
  expect(receiver.changes().map(({ message }) => message)).toEqual(['one', 'two', 'one']);
  expect(again).toEqual(first);
  expect(second?.body).not.toEqual(first?.body);
});

test('what was kept while nobody could be called is told with the next update, in order', async () => {
  const { receiver, react, settled } = await opened();
  receiver.isThere(false);
  for (const as of [1, 2]) await react(CHANNEL, as);
  await react(GROUP, 1);
  expect(receiver.received).toEqual([]);
  receiver.isThere(true);
  await react(CHANNEL, 3);
  await settled();
  const ids = receiver.updates().map(({ update_id }) => update_id);
  expect(new Set(ids).size).toBe(4);
  const inChannel = receiver.updates().filter((update) => chatOf(update) === Number(CHANNEL));
  expect(inChannel.map(({ update_id }) => update_id)).toEqual(inChannel.map(({ update_id }) => update_id).sort());
});

test('nothing is sent or written any more after the end, whatever is answered then', async () => {
  const { folder, receiver, react, reopen, settled } = await opened();
  const { promise, resolve } = Promise.withResolvers<typeof YES>();
  receiver.answers(() => promise);
  const acting = react(CHANNEL, 1);
  await quiet();
  receiver.isThere(false);
  reopen();
  const before = readFileSync(join(folder, 'platforms.ndjson'), 'utf8');
  resolve(YES);
  await acting;
  await settled();
  expect(readFileSync(join(folder, 'platforms.ndjson'), 'utf8')).toBe(before);
  expect(receiver.received).toHaveLength(1);
});

test('whatever happened is there after the process was killed', async () => {
  const { receiver, submit, bot, page, graph, reopen } = await opened();
  receiver.answers(({ body }) => {
    const { callback_query: query } = updateIn(body) as { callback_query?: { id: string } };
    return query ? botCall('answerCallbackQuery', { callback_query_id: query.id, text: 'អរគុណ' }) : YES;
  });
  await graph(`${PAGE}/feed`, { message: 'post' });
  await submit(`/facebook/pages/${PAGE}/posts/1/react`, { as: 2, type: 'LOVE' });
  await submit(`/facebook/pages/${PAGE}/posts/1/comment`, { as: 2, text: 'មតិ' });
  await submit(`/facebook/pages/${PAGE}/posts/1/share`, { as: 2 });
  await submit(`/telegram/chats/${CHANNEL}/messages/1/react`, { as: 2, emoji: '👍' });
  await submit('/telegram/people/2/start');
  const inline_keyboard = [[{ text: 'a', callback_data: 'b' }]];
  await bot('sendMessage', { chat_id: 7_000_000_002, text: 'x', reply_markup: { inline_keyboard } });
  const { to } = await submit('/telegram/people/2/press', { message: 2, data: 'b' });
  await submit('/telegram/people/2/block');
  const paths = [`/facebook/pages/${PAGE}`, `/telegram/chats/${CHANNEL}`, '/telegram/people', to.replace(/#.*/, '')];
  const before = await Promise.all(paths.map(page));
  reopen();
  expect(await Promise.all(paths.map(page))).toEqual(before);
  expect(before.join()).toContain('អរគុណ');
  expect(await bot('sendMessage', { chat_id: 7_000_000_002, text: 'x' })).toMatchObject({ status: 403 });
});

function chatOf(update: Record<string, unknown>): number {
  return (update.message_reaction_count as { chat: { id: number } }).chat.id;
}

function isOf(body: Uint8Array, chat: string): boolean {
  return chatOf(updateIn(body)) === Number(chat);
}
