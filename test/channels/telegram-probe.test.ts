import { describe, expect, it } from 'vitest';
import { openHttp } from '../../shared/channels/http.ts';
import { moderatorPack } from '../../shared/channels/telegram/pack.ts';
import { BOT_TOKEN, botError, CHAT, chatAt, expectHarmless } from './chat.ts';
import { cutAfterwards, expectAccepted, platform, type Reply } from './platform.ts';
import { asTheyAre, clock, mediaOf } from './sample.ts';

const chat = (parts: object = {}): Reply => ({
  status: 200,
  body: { ok: true, result: { id: -1001500000001, type: 'channel', username: 'Khum_Komru', ...parts } },
});
const me = { status: 200, body: { ok: true, result: { id: 123456, is_bot: true, first_name: 'ឃុំ' } } };

/** Probes a channel, or (without a chat) the bot of a pack; tells what it showed and what Telegram was asked. */
async function probe(reply: Reply, chatId: string | null) {
  const { url, requests } = await platform(reply);
  const http = openHttp({ deadlineMs: 500 });
  const bot = { botToken: BOT_TOKEN, baseUrl: url, http, clock };
  const pack = moderatorPack({ ...bot, ...asTheyAre, chat: '77', media: mediaOf([]) });
  const probed = await (chatId === null ? pack : chatAt(url, { chatId })).probe?.();
  await expectAccepted(requests);
  if (probed && 'why' in probed) expectHarmless(probed.why);
  return { probed, requests };
}

const probed = async (reply: Reply, chatId: string | null) => (await probe(reply, chatId)).probed;

describe('probing a Telegram channel or group', () => {
  it('asks for its chat, and is good with the answer of that very one', async () => {
    const { probed, requests } = await probe(chat(), CHAT);
    expect(probed).toEqual({ kind: 'good' });
    expect(requests).toMatchObject([{ method: 'POST', path: `/bot${BOT_TOKEN}/getChat`, params: { chat_id: CHAT } }]);
  });

  it('knows it by its name too, however it is written', async () => {
    expect(await probed(chat(), '@khum_komru')).toEqual({ kind: 'good' });
  });

  it.each<[string, Reply, string]>([
    ['with another number', chat({ id: -1009 }), CHAT],
    ['with another name', chat({ username: 'another' }), '@khum_komru'],
    ['without a name', chat({ username: undefined }), '@undefined'],
  ])('shows nothing by a chat %s', async (_, reply, chatId) => {
    expect(await probed(reply, chatId)).toEqual({ kind: 'unreadable', why: 'telegram: other_chat' });
  });

  it.each([
    [401, 'Unauthorized', 'token'],
    [404, 'Not Found', 'token'],
    [400, 'Bad Request: chat not found', 'chat_not_found'],
    [403, 'Forbidden: bot was kicked from the channel chat', 'kicked'],
    [403, 'Forbidden: bot is not a member of the channel chat', 'not_member'],
  ])('is bad after a no: %i %s', async (code, description, reason) => {
    const why = `telegram_${code}: ${reason}`;
    expect(await probed(botError(code, description), CHAT)).toEqual({ kind: 'bad', why });
  });
});

describe('probing the bot of a pack', () => {
  it('asks who it is, and for nobody', async () => {
    const { probed, requests } = await probe(me, null);
    expect(probed).toEqual({ kind: 'good' });
    expect(requests).toMatchObject([{ path: `/bot${BOT_TOKEN}/getMe`, params: {} }]);
  });

  it('is bad with a dead token', async () => {
    expect(await probed(botError(401, 'Unauthorized'), null)).toEqual({ kind: 'bad', why: 'telegram_401: token' });
  });
});

describe('a probe without a legible answer', () => {
  const replies: readonly [string, Reply, unknown][] = [
    ['too many calls', botError(429, 'Too Many Requests'), 'telegram_429: rate'],
    ['a no of another kind', botError(400, 'Bad Request: Dara'), 'telegram_400: other'],
    ['a failing server', botError(500, 'Internal Server Error'), 'telegram: status_500'],
    ['an HTML 401', { status: 401, body: '<html>Dara</html>' }, 'telegram: status_401'],
    ['an HTML 200', { status: 200, body: '<html>Dara</html>' }, 'telegram: illegible'],
    ['an empty 200', { status: 200, body: '' }, 'telegram: illegible'],
    ['ok without a result', { status: 200, body: { ok: true } }, 'telegram: illegible'],
    ['truncated JSON', { status: 200, body: '{"ok":true,"result":{"id":-10' }, 'telegram: illegible'],
    ['a reset', cutAfterwards, expect.stringMatching(/^telegram: \w+$/)],
    ['silence', () => {}, 'telegram: timeout'],
  ];

  it('shows nothing: a redirect', async () => {
    const elsewhere = { status: 302, headers: { location: '/' } };
    const told = { kind: 'unreadable', why: 'telegram: status_302' };
    expect(await probed({ ...elsewhere, body: { ok: true, result: { id: -1001500000001 } } }, CHAT)).toEqual(told);
    expect(await probed({ ...elsewhere, body: me.body }, null)).toEqual(told);
  });

  it.each(replies)('shows nothing: %s', async (_, reply, why) => {
    expect(await probed(reply, CHAT)).toEqual({ kind: 'unreadable', why });
    expect(await probed(reply, null)).toEqual({ kind: 'unreadable', why });
  });
});
