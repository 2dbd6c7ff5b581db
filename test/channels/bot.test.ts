import { describe, expect, it } from 'vitest';
import { fetchingBot } from '../../shared/channels/bot.ts';
import { pageReader } from '../../shared/channels/page-reader.ts';
import { staffBot } from '../../shared/channels/staff-bot.ts';
import { Secrets } from '../../shared/domain/secrets.ts';
import { expectAccepted, platform } from './platform.ts';
import { recording } from './recordings.ts';

const TOKENS = { channels: { 'fb-main': { pageToken: 'page-token' } }, telegram: { botToken: '42:bot' } };
const secrets = (of: object) => async () => Secrets.parse(of);
const QUESTION = {
  text: 'Is it there?',
  buttons: [
    { label: 'It is there', data: 'there:aaaaaaaaaaaaaaaaaaaa' },
    { label: 'Send it', data: 'send:aaaaaaaaaaaaaaaaaaaa' },
  ],
};

describe('the bot where it writes to the team', () => {
  it('asks with its buttons, one below the other, and says whether it arrived', async () => {
    const { url, requests } = await platform(recording('telegram-message'), { status: 403, body: { ok: false } });
    const bot = staffBot({ secrets: secrets(TOKENS), platforms: 'real', telegramUrl: `${url}/` });
    expect(await bot.write('7000000001', QUESTION)).toBe(true);
    expect(requests[0]).toMatchObject({
      path: '/bot42:bot/sendMessage',
      params: {
        chat_id: '7000000001',
        text: 'Is it there?',
        reply_markup: {
          inline_keyboard: [
            [{ text: 'It is there', callback_data: 'there:aaaaaaaaaaaaaaaaaaaa' }],
            [{ text: 'Send it', callback_data: 'send:aaaaaaaaaaaaaaaaaaaa' }],
          ],
        },
      },
    });
    await expectAccepted(requests);
    expect(await bot.write('7000000001', QUESTION)).toBe(false);
  });

  it('reaches nobody without a token, or where nobody answers, and throws for neither', async () => {
    const { url, requests } = await platform(recording('telegram-message'));
    const without = staffBot({ secrets: secrets({}), platforms: 'real', telegramUrl: url });
    expect(await without.write('1', QUESTION)).toBe(false);
    expect(requests).toEqual([]);
    const nowhere = staffBot({ secrets: secrets(TOKENS), platforms: 'real', telegramUrl: 'http://127.0.0.1:9' });
    expect(await nowhere.write('1', QUESTION)).toBe(false);
  });
});

describe('the bot that fetches', () => {
  it('makes of a reply the call that it is, and of the lack of a token no call', async () => {
    const { url, requests } = await platform({ status: 200, body: { ok: true, result: true } });
    const bot = fetchingBot({ secrets: secrets(TOKENS), platforms: 'real', telegramUrl: url });
    await bot.say({ kind: 'note', query: 'query-1', text: 'Thank you!' });
    expect(requests[0]).toMatchObject({
      path: '/bot42:bot/answerCallbackQuery',
      params: { callback_query_id: 'query-1', text: 'Thank you!' },
    });
    await expectAccepted(requests);
    const without = fetchingBot({ secrets: secrets({}), platforms: 'real', telegramUrl: url });
    await without.say({ kind: 'note', query: 'query-2', text: 'Thank you!' });
    expect(await without.updates(0, new AbortController().signal)).toMatchObject({ kind: 'failed', why: 'no_token' });
    expect(requests).toHaveLength(1);
  });
});

describe('reading the Pages', () => {
  it('asks each with its own token, and not at all where there is none', async () => {
    const { url, requests } = await platform(recording('facebook-summary'));
    const pages = pageReader({ secrets: secrets(TOKENS), platforms: 'real', facebookUrl: url });
    expect(await pages.summary({ channel: 'fb-main', address: '1' }, '1_7')).toMatchObject({ kind: 'known' });
    expect(requests[0]?.path).toContain('access_token=page-token');
    expect(await pages.summary({ channel: 'fb-other', address: '2' }, '1_7')).toEqual({
      kind: 'unavailable',
      why: 'not_asked',
    });
    expect(requests).toHaveLength(1);
  });
});
