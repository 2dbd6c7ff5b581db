import { describe, expect, test } from 'vitest';
import { openReceiver } from './sandbox-receiver.ts';
import { botRefusal, form, openSandbox, photo } from './sandbox-world.ts';

const VISITOR_3 = 7_000_000_003;
const CHAT_3 = '/telegram/people/3';
const sizes = {
  inline_keyboard: [[{ text: 'តិចជាង ៥០', callback_data: 'size:s' }], [{ text: 'លើស ៥០', callback_data: 'size:l' }]],
};
const done = { inline_keyboard: [[{ text: 'រួចរាល់', callback_data: 'done' }]] };
const EDITED = '<span lang="en">edited</span>';
const UNCHANGED =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';

/** Message 1 is START, message 2 the bot's question. */
async function asked() {
  const receiver = openReceiver();
  const world = openSandbox(receiver);
  await world.submit(`${CHAT_3}/start`);
  await world.bot('sendMessage', { chat_id: VISITOR_3, text: 'ក្រុមរបស់អ្នកធំប៉ុនណា?', reply_markup: sizes });
  const change = (method: string, params: object) =>
    world.bot(method, { chat_id: VISITOR_3, message_id: 2, ...params });
  return { ...world, receiver, change };
}

describe('a message of the bot in a private chat', () => {
  test('is shown as it was changed, and as edited, also after a restart', async () => {
    const { change, page, later, reopen } = await asked();
    later(1000);
    const date = Date.parse('2026-12-28T12:00:00Z') / 1000;
    expect(await change('editMessageText', { text: 'សូមអរគុណ។', reply_markup: done })).toMatchObject({
      body: { result: { message_id: 2, text: 'សូមអរគុណ។', date, edit_date: date + 1, reply_markup: done } },
    });
    const shown = await page(CHAT_3);
    for (const text of ['សូមអរគុណ។', 'រួចរាល់', EDITED]) expect(shown).toContain(text);
    expect(shown).not.toMatch(/ធំប៉ុនណា|"size:/);
    reopen();
    expect(await page(CHAT_3)).toBe(shown);
  });

  test('has other buttons, or none, without being called edited', async () => {
    const { change, page, submit, reopen } = await asked();
    const changed = await change('editMessageReplyMarkup', { reply_markup: done });
    expect(changed).toMatchObject({ body: { result: { text: 'ក្រុមរបស់អ្នកធំប៉ុនណា?', reply_markup: done } } });
    expect(changed.body).not.toHaveProperty('result.edit_date');
    expect((await submit(`${CHAT_3}/press`, { message: 2, data: 'size:s' })).status).toBe(400);
    expect(await change('editMessageReplyMarkup', { reply_markup: { inline_keyboard: [] } })).toMatchObject({
      status: 200,
    });
    reopen();
    const shown = await page(CHAT_3);
    expect(shown).toContain('ធំប៉ុនណា');
    expect(shown).not.toContain('class="key"');
    expect(shown).not.toContain(EDITED);
  });

  test('is not changed into what it is', async () => {
    const { change } = await asked();
    const same = { text: 'ក្រុមរបស់អ្នកធំប៉ុនណា?', reply_markup: sizes };
    expect(await change('editMessageText', same)).toMatchObject(botRefusal(UNCHANGED));
    expect(await change('editMessageReplyMarkup', { reply_markup: sizes })).toMatchObject(botRefusal(UNCHANGED));
    await change('editMessageReplyMarkup', {});
    expect(await change('editMessageReplyMarkup', { reply_markup: { inline_keyboard: [] } })).toMatchObject(
      botRefusal(UNCHANGED),
    );
  });

  test('still shows what the bot answered to a press when its buttons are gone, and when it is gone itself', async () => {
    const { change, submit, bot, page, receiver } = await asked();
    const { to } = await submit(`${CHAT_3}/press`, { message: 2, data: 'size:s' });
    await change('editMessageReplyMarkup', {});
    await bot('answerCallbackQuery', { callback_query_id: receiver.lastQuery(), text: 'បានកត់ទុក' });
    expect(await page(to)).toContain('បានកត់ទុក');
    await change('deleteMessage', {});
    expect(await page(to)).toContain('បានកត់ទុក');
    expect(await page(CHAT_3)).not.toContain('បានកត់ទុក');
  });

  test('is deleted together with others, the person’s own among them', async () => {
    const { bot, page, submit } = await asked();
    const ids = { chat_id: VISITOR_3, message_ids: [1, 2, 99] };
    expect(await bot('deleteMessages', ids)).toMatchObject({ status: 200, body: { result: true } });
    const shown = await page(CHAT_3);
    expect(shown.match(/This message was removed/g)).toHaveLength(2);
    expect(shown).not.toMatch(/ធំប៉ុនណា|"size:|\/start</);
    expect((await submit(`${CHAT_3}/press`, { message: 2, data: 'size:s' })).status).toBe(404);
    expect(await bot('editMessageText', { chat_id: VISITOR_3, message_id: 2, text: 'x' })).toMatchObject(
      botRefusal('message to edit not found'),
    );
  });
});

test('a QR code comes into a private chat as a PNG with its caption', async () => {
  const { bot, page, request } = await asked();
  const code = await photo({ format: 'png', width: 500, height: 500 });
  const sent = await bot('sendPhoto', form({ chat_id: String(VISITOR_3), photo: code, caption: 'កូដអញ្ជើញ' }));
  expect(sent).toMatchObject({
    body: { result: { chat: { type: 'private' }, photo: [{ width: 500 }], caption: 'កូដអញ្ជើញ' } },
  });
  const shown = await page(CHAT_3);
  expect(shown).toContain('កូដអញ្ជើញ');
  const [, file = ''] = shown.match(/src="\/sandbox(\/media\/[^"]+\.png)"/) ?? [];
  const kept = await request(file);
  expect(kept.headers.get('content-type')).toBe('image/png');
  expect(new Uint8Array(await kept.arrayBuffer())).toEqual(new Uint8Array(await code.arrayBuffer()));
});

test('a text of the bot stands alone in what one tap or a long press selects', async () => {
  const { bot, page } = await asked();
  const text = 'ប្រជុំឃុំ\n\nម៉ោង ៨ ព្រឹក';
  await bot('sendMessage', { chat_id: VISITOR_3, text });
  const shown = await page(CHAT_3);
  expect(shown).toContain(`<p class="said" lang="km">${text}</p>`);
  expect(shown).toMatch(/\.private \.bubble \.said\{user-select:all\}\n\.foot\{user-select:none/);
});
