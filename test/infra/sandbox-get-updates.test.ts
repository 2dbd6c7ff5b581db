import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { openReceiver, updateFaults } from './sandbox-receiver.ts';
import { type Answered, CHANNEL, openSandbox } from './sandbox-world.ts';

const ALL = ['message', 'callback_query', 'message_reaction_count', 'my_chat_member'];

async function opened() {
  const receiver = openReceiver();
  receiver.isThere(false);
  const world = openSandbox(receiver);
  await world.bot('sendMessage', { chat_id: CHANNEL, text: 'x' });
  const fetched = async (params: object = {}) => updatesIn(await world.bot('getUpdates', { ...params }));
  const said = async (params: object = {}) => (await fetched(params)).map(({ message }) => message?.text ?? 'other');
  const say = (text: string) => world.submit('/telegram/people/1/say', { text });
  return { ...world, receiver, fetched, said, say };
}

interface Update {
  readonly update_id: number;
  readonly message?: { readonly text: string };
}

function updatesIn({ body }: Answered): readonly Update[] {
  return (body as { result: readonly Update[] }).result;
}

describe('updates that are fetched', () => {
  test('come again until a higher offset confirms them, at most as many as asked for', async () => {
    const { submit, fetched, said, say, reopen } = await opened();
    await submit('/telegram/people/1/start');
    for (const text of ['one', 'two', 'three']) await say(text);
    expect(await said()).toEqual(['/start', 'one', 'two', 'three']);
    expect(await said({ limit: 2 })).toEqual(['/start', 'one']);
    const [, second] = await fetched();
    reopen();
    expect(await said({ offset: second?.update_id })).toEqual(['one', 'two', 'three']);
    expect(await said()).toEqual(['one', 'two', 'three']);
    reopen();
    expect(await said({ offset: -1 })).toEqual(['three']);
    expect(await said()).toEqual(['three']);
    const [last] = await fetched();
    expect(await said({ offset: (last?.update_id ?? 0) + 1 })).toEqual([]);
    expect((await fetched()).flatMap(updateFaults)).toEqual([]);
  });

  test('are of the kinds that were last asked for, and reactions only when they were named', async () => {
    const { submit, said, fetched } = await opened();
    const react = (as: number) => submit(`/telegram/chats/${CHANNEL}/messages/1/react`, { as, emoji: '👍' });
    await react(1);
    await submit('/telegram/people/1/start');
    expect(await said()).toEqual(['/start']);
    await fetched({ allowed_updates: ALL });
    await react(2);
    expect(await said()).toEqual(['/start', 'other']);
    await fetched({ allowed_updates: ['my_chat_member'] });
    await react(3);
    await submit('/telegram/people/1/say', { text: 'x' });
    await submit('/telegram/people/1/block');
    // What was there before is not affected.
    expect(await said()).toEqual(['/start', 'other', 'other']);
    await fetched({ allowed_updates: [] });
    await react(4);
    await submit('/telegram/people/1/unblock');
    expect(await said()).toEqual(['/start', 'other', 'other', 'other']);
  });

  test('are waited for, up to the timeout', async () => {
    const { submit, bot, later } = await opened();
    const first = bot('getUpdates', { timeout: 10, allowed_updates: JSON.stringify(ALL) });
    await settle();
    await submit('/telegram/people/1/start');
    expect(updatesIn(await first)).toHaveLength(1);
    const { update_id = 0 } = updatesIn(await first)[0] ?? {};
    const second = bot('getUpdates', { timeout: 10, offset: update_id + 1 });
    await settle();
    later(10_000);
    expect(updatesIn(await second)).toEqual([]);
  });

  test('go to one reader only: another one sends the first away', async () => {
    const { bot } = await opened();
    const first = bot('getUpdates', { timeout: 10 });
    await settle();
    expect(await bot('getUpdates')).toMatchObject({ status: 200 });
    expect(await first).toMatchObject({
      status: 409,
      body: {
        description:
          'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
      },
    });
  });

  test('expire: a press after 150 seconds, everything after a day', async () => {
    const { submit, bot, said, fetched, later } = await opened();
    await submit('/telegram/people/1/start');
    const inline_keyboard = [[{ text: 'a', callback_data: 'b' }]];
    await bot('sendMessage', { chat_id: 7_000_000_001, text: 'x', reply_markup: { inline_keyboard } });
    await submit('/telegram/people/1/press', { message: 2, data: 'b' });
    expect(await fetched()).toHaveLength(2);
    later(150_000);
    expect(await said()).toEqual(['/start']);
    later(24 * 3_600_000);
    expect(await said()).toEqual([]);
  });

  test('are nobody’s while they are pushed', async () => {
    const { bot, receiver } = await opened();
    receiver.isThere(true);
    expect(await bot('getUpdates')).toMatchObject({ status: 409, body: { error_code: 409 } });
  });
});

test('the bot is told how many updates wait', async () => {
  const { submit, bot } = await opened();
  await submit('/telegram/people/1/start');
  expect(await bot('getWebhookInfo')).toMatchObject({ body: { result: { pending_update_count: 1 } } });
});

async function settle(): Promise<void> {
  for (let turns = 0; turns < 20; turns++) await turn();
}
