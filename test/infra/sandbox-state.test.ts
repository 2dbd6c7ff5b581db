import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CHANNEL, form, openSandbox, PAGE, photo, temporaryFolder } from './sandbox-world.ts';

const journalIn = (folder: string) => join(folder, 'platforms.ndjson');

test('everything that was posted is there after the process was killed', async () => {
  const { graph, graphForm, bot, page, reopen } = openSandbox();
  await graphForm(`${PAGE}/photos`, form({ source: await photo(), caption: 'ទំព័រ', alt_text_custom: 'ការពិពណ៌នា' }));
  await bot('sendMessage', { chat_id: CHANNEL, text: 'ឆានែល' });
  await bot('sendMessage', { chat_id: CHANNEL, text: 'ដកចេញ' });
  await bot('deleteMessage', { chat_id: CHANNEL, message_id: 2 });
  const shown = async () => [await page(`/facebook/pages/${PAGE}`), await page(`/telegram/chats/${CHANNEL}`)];
  const before = await shown();
  reopen();
  expect(await shown()).toEqual(before);
  expect(before.join()).toContain('ការពិពណ៌នា');
  expect(await graph(`${PAGE}/feed`, { message: 'បន្ទាប់' })).toMatchObject({ body: { id: `${PAGE}_2` } });
  expect(await bot('sendMessage', { chat_id: CHANNEL, text: 'x' })).toMatchObject({
    body: { result: { message_id: 3 } },
  });
});

test('a staged photo survives too, and stays used once it was', async () => {
  const { graph, graphForm, reopen } = openSandbox();
  const { body } = await graphForm(`${PAGE}/photos`, form({ source: await photo(), published: 'false' }));
  const attached_media = [{ media_fbid: (body as { id: string }).id }];
  reopen();
  expect(await graph(`${PAGE}/feed`, { message: 'one', attached_media })).toMatchObject({ status: 200 });
  reopen();
  expect(await graph(`${PAGE}/feed`, { message: 'two', attached_media })).toMatchObject({ status: 400 });
});

test('a last line that was torn is cut off, and the next one is whole', async () => {
  const { folder, graph, reopen } = openSandbox();
  await graph(`${PAGE}/feed`, { message: 'ទុក' });
  const whole = readFileSync(journalIn(folder));
  for (const torn of ['{"kind":"post","page":"1', '{"kind":"webhook","webhook":null}', 'ក']) {
    appendFileSync(journalIn(folder), Buffer.from(torn).subarray(0, -1));
    reopen();
    expect(readFileSync(journalIn(folder))).toEqual(whole);
  }
  await graph(`${PAGE}/feed`, { message: 'បន្ទាប់' });
  reopen();
  expect((await graph(`${PAGE}/feed`, { fields: 'message' }, 'GET')).body).toMatchObject({
    data: [{ message: 'បន្ទាប់' }, { message: 'ទុក' }],
  });
});

test('a line in the middle that cannot be read is named, and nothing is thrown away', () => {
  const folder = temporaryFolder();
  const garbage = '{"kind":"webhook","at":"2026-12-28T12:00:00.000Z","webhook":null}\n{"kind":"unheard of"}\n';
  writeFileSync(journalIn(folder), garbage);
  expect(() => openSandbox({ folder })).toThrow(/platforms\.ndjson:2 cannot be read; delete the file/);
  expect(readFileSync(journalIn(folder), 'utf8')).toBe(garbage);
});

test('the same picture is kept once, whichever platform shows it', async () => {
  const { folder, graphForm, bot } = openSandbox();
  await graphForm(`${PAGE}/photos`, form({ source: await photo() }));
  await bot('sendPhoto', form({ chat_id: CHANNEL, photo: await photo() }));
  expect(readdirSync(join(folder, 'media'))).toHaveLength(1);
});
