import { describe, expect, test } from 'vitest';
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
