import { describe, expect, test } from 'vitest';
import { botCall, openReceiver, updateIn } from './sandbox-receiver.ts';
import { form, openSandbox, photo } from './sandbox-world.ts';

const SECOND_MS = 1000;
const VISITOR_3 = 7_000_000_003;
const CHAT_3 = '/telegram/people/3';
const TOO_MANY = { status: 429, body: { parameters: { retry_after: 3 } } };

/** A bot that answers each message within the answer to its update. */
function answering() {
  const receiver = openReceiver();
  const world = openSandbox(receiver);
  receiver.answers(({ body }) => {
    const { chat } = updateIn(body).message as { chat: { id: number } };
    return botCall('sendMessage', { chat_id: String(chat.id), text: 'សូមស្វាគមន៍' });
  });
  const answersTo = async (person: number) =>
    (await world.page(`/telegram/people/${person}`)).match(/សូមស្វាគមន៍/g)?.length ?? 0;
  return { ...world, answersTo };
}

describe('the rates of a private chat', () => {
  test('let the bot say three things at once, then one a second; what the person says does not count', async () => {
    const { bot, submit, later } = openSandbox();
    for (let message = 1; message <= 4; message++) await submit(`${CHAT_3}/start`);
    const send = () => bot('sendMessage', { chat_id: VISITOR_3, text: 'x' });
    const sendPhoto = async () => bot('sendPhoto', form({ chat_id: String(VISITOR_3), photo: await photo() }));
    expect((await send()).status).toBe(200);
    expect((await sendPhoto()).status).toBe(200);
    expect((await send()).status).toBe(200);
    expect(await send()).toMatchObject(TOO_MANY);
    expect(await sendPhoto()).toMatchObject(TOO_MANY);
    later(3 * SECOND_MS);
    expect((await send()).status).toBe(200);
  });

  test('count what stands in the answer to an update, and what is too much there is lost for good', async () => {
    const { bot, submit, later, settled, answersTo } = answering();
    for (let message = 1; message <= 4; message++) await submit(`${CHAT_3}/start`);
    expect(await answersTo(3)).toBe(3);
    expect(await bot('sendMessage', { chat_id: VISITOR_3, text: 'x' })).toMatchObject(TOO_MANY);
    later(60 * SECOND_MS);
    await settled();
    expect(await answersTo(3)).toBe(3);
    await submit(`${CHAT_3}/start`);
    expect(await answersTo(3)).toBe(4);
  });

  test('are those of the bot as well: of thirty-one who start in one second one is not answered', async () => {
    const { bot, submit, later, answersTo } = answering();
    const people = Array.from({ length: 31 }, (_, index) => index + 1);
    for (const person of people) await submit(`/telegram/people/${person}/start`);
    const answers = await Promise.all(people.map(answersTo));
    expect(answers).toEqual([...Array.from({ length: 30 }, () => 1), 0]);
    expect(await bot('sendMessage', { chat_id: 7_000_000_031, text: 'x' })).toMatchObject({ status: 429 });
    later(SECOND_MS);
    expect((await bot('sendMessage', { chat_id: 7_000_000_031, text: 'x' })).status).toBe(200);
  });

  test('are not touched by edits, deletions and answers to presses', async () => {
    const receiver = openReceiver();
    const { bot, submit } = openSandbox(receiver);
    await submit(`${CHAT_3}/start`);
    const reply_markup = { inline_keyboard: [[{ text: 'បាន', callback_data: 'yes' }]] };
    for (const text of ['1', '2', '3']) await bot('sendMessage', { chat_id: VISITOR_3, text, reply_markup });
    await submit(`${CHAT_3}/press`, { message: 2, data: 'yes' });
    const target = { chat_id: VISITOR_3, message_id: 2 };
    const calls = [
      ['answerCallbackQuery', { callback_query_id: receiver.lastQuery() }],
      ['editMessageText', { ...target, text: 'x' }],
      ['deleteMessage', target],
    ] as const;
    for (const [method, params] of calls) expect((await bot(method, params)).status, method).toBe(200);
  });
});
