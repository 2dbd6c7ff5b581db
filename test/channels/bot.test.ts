import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { fetchingBot } from '../../shared/channels/bot.ts';
import { pageReader } from '../../shared/channels/page-reader.ts';
import { staffBot } from '../../shared/channels/staff-bot.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { Secrets } from '../../shared/domain/secrets.ts';
import { expectAccepted, platform, type Reply } from './platform.ts';
import { recording } from './recordings.ts';

const TOKENS = { channels: { 'fb-main': { pageToken: 'page-token' } }, telegram: { botToken: '42:bot' } };
const secrets = (of: object) => async () => Secrets.parse(of);
const PHOTO = { sha256: sha256('a photo'), alt: '', bytes: 3, width: 1, height: 1, contentType: 'image/jpeg' } as const;
const media = async () => Uint8Array.of(1, 2, 3);
const QUESTION = {
  text: 'Is it there?',
  buttons: [
    { label: 'It is there', data: 'there:aaaaaaaaaaaaaaaaaaaa' },
    { label: 'Send it', data: 'send:aaaaaaaaaaaaaaaaaaaa' },
  ],
};
const flooded = (retry_after: number) => ({
  ok: false,
  error_code: 429,
  description: 'Too Many Requests',
  parameters: { retry_after },
});

describe('the bot where it writes to the team', () => {
  it('asks with its buttons, one below the other, and says whether it arrived', async () => {
    const { url, requests } = await platform(recording('telegram-message'), { status: 403, body: { ok: false } });
    const bot = staffBot({ secrets: secrets(TOKENS), platforms: 'real', telegramUrl: `${url}/`, media });
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

  it('shows the photos and then the text alone before what it says of them', async () => {
    const yes = recording('telegram-message');
    const { url, requests } = await platform(yes, yes, yes, recording('telegram-album'), yes);
    const bot = staffBot({ secrets: secrets(TOKENS), platforms: 'real', telegramUrl: url, media });
    expect(await bot.write('7', { ...QUESTION, shows: { text: 'A post', photos: [PHOTO] } })).toBe(true);
    expect(requests.map(({ path }) => path.split('/').at(-1))).toEqual(['sendPhoto', 'sendMessage', 'sendMessage']);
    const [photo, text, question] = requests.map(({ params }) => params);
    expect(photo).toMatchObject({ chat_id: '7' });
    expect(photo).not.toHaveProperty('caption');
    expect(text).toEqual({ chat_id: '7', text: 'A post', link_preview_options: { is_disabled: true } });
    expect(question).toMatchObject({ text: 'Is it there?', reply_markup: expect.anything() });
    expect(await bot.write('7', { ...QUESTION, shows: { text: '', photos: [PHOTO, PHOTO] } })).toBe(true);
    expect(requests.slice(3).map(({ path }) => path.split('/').at(-1))).toEqual(['sendMediaGroup', 'sendMessage']);
    await expectAccepted(requests);
  });

  it('asks nothing about a post of which the photo did not arrive', async () => {
    const { url, requests } = await platform({ status: 400, body: { ok: false, error_code: 400, description: 'no' } });
    const bot = staffBot({ secrets: secrets(TOKENS), platforms: 'real', telegramUrl: url, media });
    expect(await bot.write('7', { ...QUESTION, shows: { text: 'A post', photos: [PHOTO] } })).toBe(false);
    expect(requests).toHaveLength(1);
  });

  it('waits as often as it is told to, and then goes on', async () => {
    const wait = { status: 429, body: flooded(1) };
    const { url, requests } = await platform(wait, wait, recording('telegram-message'));
    const bot = staffBot({ secrets: secrets(TOKENS), platforms: 'real', telegramUrl: url, media });
    expect(await bot.write('7', QUESTION)).toBe(true);
    expect(requests).toHaveLength(3);
  });

  it('lets those go first who were told to wait', async () => {
    const { url, requests } = await platform({ status: 429, body: flooded(1) }, recording('telegram-message'));
    const bot = staffBot({ secrets: secrets(TOKENS), platforms: 'real', telegramUrl: url, media });
    const first = bot.write('7', QUESTION);
    while (requests.length === 0) await pause(5);
    await pause(20);
    expect(await Promise.all([first, bot.write('8', QUESTION)])).toEqual([true, true]);
    expect(requests.map(({ params }) => params.chat_id)).toEqual(['7', '7', '8']);
  });

  it('does not wait for longer than whoever called it would', async () => {
    const { url, requests } = await platform({ status: 429, body: flooded(16) });
    const bot = staffBot({ secrets: secrets(TOKENS), platforms: 'real', telegramUrl: url, media });
    expect(await bot.write('7', QUESTION)).toBe(false);
    expect(requests).toHaveLength(1);
  });

  it('reaches nobody without a token, or where nobody answers, and throws for neither', async () => {
    const { url, requests } = await platform(recording('telegram-message'));
    const without = staffBot({ secrets: secrets({}), platforms: 'real', telegramUrl: url, media });
    expect(await without.write('1', QUESTION)).toBe(false);
    expect(requests).toEqual([]);
    const nowhere = staffBot({ secrets: secrets(TOKENS), platforms: 'real', telegramUrl: 'http://127.0.0.1:9', media });
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

  it('believes that a post is gone only of a Page that can be read, and when it is asked twice', async () => {
    const gone = { status: 400, body: { error: { message: 'no', code: 100, error_subcode: 33 } } };
    const page = { status: 200, body: { id: '1', name: 'Page' } };
    const summaryOf = async (...replies: Reply[]) => {
      const { url } = await platform(...replies);
      const pages = pageReader({ secrets: secrets(TOKENS), platforms: 'real', facebookUrl: url });
      return (await pages.summary({ channel: 'fb-main', address: '1' }, '1_7')).kind;
    };
    expect(await summaryOf(gone, page, gone)).toBe('gone');
    expect(await summaryOf(gone, gone)).toBe('unavailable');
    expect(await summaryOf(gone, page, recording('facebook-summary'))).toBe('unavailable');
  });
});
