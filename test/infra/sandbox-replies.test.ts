import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openReceiver, updateFaults } from './sandbox-receiver.ts';
import { botRefusal, CHANNEL, form, openSandbox, photo } from './sandbox-world.ts';

const VISITOR_3 = 7_000_000_003;
const CHAT_3 = '/telegram/people/3';
const keyboard = { inline_keyboard: [[{ text: 'បាន', callback_data: 'yes' }]] };

/** Message 1 is START, message 2 the bot's question. */
async function asked() {
  const receiver = openReceiver();
  const world = openSandbox(receiver);
  await world.submit(`${CHAT_3}/start`);
  await world.bot('sendMessage', { chat_id: VISITOR_3, text: 'តើអ្នកចង់ឱ្យហៅថាអ្វី?' });
  return { ...world, receiver };
}

describe('the bot that answers a message', () => {
  test('says which one, with all but what that one answers, and it is shown above as a line', async () => {
    const { bot, submit, page, reopen, receiver } = await asked();
    await submit(`${CHAT_3}/say`, { text: 'សុភា <b>', reply_to: 2 });
    const answer = { chat_id: VISITOR_3, text: 'អរគុណ', reply_parameters: { message_id: 3 }, reply_markup: keyboard };
    const { body } = await bot('sendMessage', answer);
    expect(body).toMatchObject({
      result: { message_id: 4, reply_to_message: { message_id: 3, text: 'សុភា <b>', from: { id: VISITOR_3 } } },
    });
    expect(body).not.toHaveProperty('result.reply_to_message.reply_to_message');
    reopen();
    expect(await page(CHAT_3)).toContain(
      '<a class="quote" href="#m3"><strong>អ្នកសាកល្បង ៣ · Visitor 3</strong><span class="line" lang="km">សុភា &lt;b&gt;</span></a>',
    );
    await submit(`${CHAT_3}/press`, { message: 4, data: 'yes' });
    const pressed = receiver.updates().at(-1) ?? {};
    expect(pressed).toHaveProperty('callback_query.message.reply_to_message.message_id', 3);
    expect(updateFaults(pressed)).toEqual([]);
  });

  test('may do so with a photo, in a form, and in a channel', async () => {
    const { bot, page } = await asked();
    const reply_parameters = JSON.stringify({ message_id: 2 });
    expect(
      await bot('sendPhoto', form({ chat_id: String(VISITOR_3), photo: await photo(), reply_parameters })),
    ).toMatchObject({ body: { result: { reply_to_message: { message_id: 2 } } } });
    await bot('sendMessage', { chat_id: CHANNEL, text: 'មុន' });
    await bot('sendMessage', { chat_id: CHANNEL, text: 'ក្រោយ', reply_parameters: { message_id: 1 } });
    expect(await page(`/telegram/chats/${CHANNEL}`)).toContain('<a class="quote" href="#m1">');
  });

  test('cannot answer one that is not there, unless it would speak without it', async () => {
    const { bot, page } = await asked();
    const answer = (message_id: number, more = {}) =>
      bot('sendMessage', { chat_id: VISITOR_3, text: 'អរគុណ', reply_parameters: { message_id, ...more } });
    expect(await answer(9)).toMatchObject(botRefusal('message to be replied not found'));
    const alone = await answer(9, { allow_sending_without_reply: true });
    expect(alone).toMatchObject({ status: 200, body: { result: { message_id: 3 } } });
    expect(alone.body).not.toHaveProperty('result.reply_to_message');
    expect(await page(CHAT_3)).not.toContain('class="quote');
  });

  test('shows that what it answered was deleted since', async () => {
    const { bot, page } = await asked();
    await bot('sendMessage', { chat_id: VISITOR_3, text: 'អរគុណ', reply_parameters: { message_id: 2 } });
    await bot('deleteMessage', { chat_id: VISITOR_3, message_id: 2 });
    expect(await page(CHAT_3)).toContain('Deleted message');
    const edited = await bot('editMessageText', { chat_id: VISITOR_3, message_id: 3, text: 'x' });
    expect(edited.body).not.toHaveProperty('result.reply_to_message');
  });
});

test.each([
  ['reply_markup.force_reply', { reply_markup: { force_reply: true } }],
  ['reply_markup.remove_keyboard', { reply_markup: { remove_keyboard: true } }],
  ['reply_markup.keyboard', { reply_markup: { keyboard: [[{ text: 'បាន' }]] } }],
  ['reply_parameters.quote', { reply_parameters: { message_id: 2, quote: 'តើ' } }],
])('what the sandbox cannot show is refused by its name: %s', async (name, more) => {
  const { bot } = await asked();
  expect(await bot('sendMessage', { chat_id: VISITOR_3, text: 'x', ...more })).toMatchObject(
    botRefusal(`the sandbox does not know the parameter ${name}`),
  );
});

describe('a person who answers the bot', () => {
  test('is told with the message of the bot', async () => {
    const { submit, receiver } = await asked();
    expect(await submit(`${CHAT_3}/say`, { text: 'សុភា', reply_to: 2 })).toEqual({ status: 303, to: `${CHAT_3}#m3` });
    const update = receiver.updates().at(-1) ?? {};
    expect(update).toMatchObject({
      message: {
        message_id: 3,
        text: 'សុភា',
        from: { id: VISITOR_3 },
        reply_to_message: {
          message_id: 2,
          text: 'តើអ្នកចង់ឱ្យហៅថាអ្វី?',
          from: { is_bot: true },
          chat: { id: VISITOR_3, type: 'private' },
        },
      },
    });
    expect(updateFaults(update)).toEqual([]);
    await submit(`${CHAT_3}/say`, { text: 'ទេ', reply_to: '' });
    expect(receiver.updates().at(-1)).not.toHaveProperty('message.reply_to_message');
  });

  test('goes by the link under it to a form that says what is answered', async () => {
    const { page, submit } = await asked();
    expect(await page(CHAT_3)).toContain(`href="/sandbox${CHAT_3}?reply=2#write"`);
    expect(await page(CHAT_3)).not.toContain('name="reply_to"');
    const answering = await page(`${CHAT_3}?reply=2`);
    expect(answering).toContain('<input type="hidden" name="reply_to" value="2">');
    expect(answering.match(/<a class="quote" href="#m2">/g)).toHaveLength(1);
    expect(await page(`${CHAT_3}?reply=9`)).not.toContain('name="reply_to"');
    await submit(`${CHAT_3}/block`);
    expect(await page(`${CHAT_3}?reply=2`)).not.toMatch(/[?]reply=|reply_to/);
  });

  test('cannot answer what is not there, or not any more', async () => {
    const { submit, bot, receiver } = await asked();
    await bot('deleteMessage', { chat_id: VISITOR_3, message_id: 2 });
    for (const reply_to of [2, 9, 'x'])
      expect((await submit(`${CHAT_3}/say`, { text: 'សុភា', reply_to })).status).toBe(404);
    expect(receiver.updates()).toHaveLength(1);
  });
});

test('messages that were kept before there were answers are shown as ever', async () => {
  const { folder, page, reopen } = await asked();
  const shown = await page(CHAT_3);
  const file = join(folder, 'platforms.ndjson');
  const kept = readFileSync(file, 'utf8');
  expect(kept).toContain(',"replyTo":null');
  writeFileSync(file, kept.replaceAll(',"replyTo":null', ''));
  reopen();
  expect(await page(CHAT_3)).toBe(shown);
});
