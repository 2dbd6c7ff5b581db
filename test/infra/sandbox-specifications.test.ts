import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { type Answered, CHANNEL, openSandbox, PAGE } from './sandbox-world.ts';

/** Requests that both the sandbox and the platforms' machine-readable specifications accept. */
const ACCEPTED = [
  ['sendMessage', { chat_id: CHANNEL, text: 'សួស្តី', link_preview_options: { is_disabled: true } }],
  [
    'sendMessage',
    {
      chat_id: CHANNEL,
      text: '<b>ប្រជុំ</b>\nម៉ោង ៩',
      parse_mode: 'HTML',
      disable_notification: true,
      reply_markup: {
        inline_keyboard: [
          [
            { text: 'a', url: 'https://example.org/r/1' },
            { text: 'b', callback_data: 'done:1' },
          ],
        ],
      },
    },
  ],
  ['sendMessage', { chat_id: CHANNEL, text: 'x', reply_parameters: { message_id: 1 } }],
  [
    'sendMessage',
    { chat_id: CHANNEL, text: 'x', reply_parameters: { message_id: 99, allow_sending_without_reply: true } },
  ],
  ['editMessageReplyMarkup', { chat_id: CHANNEL, message_id: 2, reply_markup: { inline_keyboard: [] } }],
  ['sendPoll', { chat_id: CHANNEL, question: 'មួយណា?', options: [{ text: 'ក' }, { text: 'ខ' }], is_anonymous: true }],
  [
    'editMessageText',
    { chat_id: CHANNEL, message_id: 1, text: 'ថ្មី', entities: [{ type: 'bold', offset: 0, length: 4 }] },
  ],
  ['pinChatMessage', { chat_id: CHANNEL, message_id: 1 }],
  ['deleteMessage', { chat_id: CHANNEL, message_id: 1 }],
  ['deleteMessages', { chat_id: CHANNEL, message_ids: [1, 2] }],
  ['getChat', { chat_id: CHANNEL }],
  ['setWebhook', { url: 'https://example.org/tg', secret_token: 'a_B-9', allowed_updates: ['message_reaction_count'] }],
  ['getWebhookInfo', {}],
  ['deleteWebhook', {}],
  ['getUpdates', { offset: 1, limit: 10, timeout: 0, allowed_updates: ['message_reaction_count'] }],
  ['getMe', {}],
] as const;

const ACCEPTED_BY_GRAPH = [
  ['POST', `${PAGE}/feed`, { message: 'សួស្តី', link: 'https://example.org', appsecret_proof: 'p' }],
  ['GET', `${PAGE}/feed`, { fields: 'id,message,created_time,permalink_url', since: 1795390000, limit: 25 }],
  ['GET', `${PAGE}_1`, { fields: 'id,message,permalink_url' }],
  ['GET', 'me', { fields: 'id,name' }],
  ['POST', `${PAGE}_1`, { message: 'ថ្មី', appsecret_proof: 'p' }],
  ['DELETE', `${PAGE}_1`, {}],
] as const;

interface Checker {
  checkRequest(request: object, now?: number): { ok: boolean; errors: string[] };
  checkUpdate(update: object): { ok: boolean; errors: string[] };
}

interface Case {
  readonly name: string;
  readonly ok: boolean;
  readonly request: { method: string; path: string; params: Record<string, unknown>; node?: string };
}

const recordings = process.env.RECORDINGS;
const checker: Checker | null = recordings
  ? await import(pathToFileURL(join(recordings, '..', 'check-requests.mjs')).href)
  : null;
const cases: readonly Case[] = recordings
  ? JSON.parse(readFileSync(join(recordings, '..', 'check-requests.demo.json'), 'utf8'))
  : [];

function faults(request: object): readonly string[] {
  return checker?.checkRequest(request).errors ?? [];
}

test('what the sandbox’s Telegram accepts, the Bot API’s specification accepts', async () => {
  const { bot, later } = openSandbox();
  for (const [method, params] of ACCEPTED) {
    later(1000);
    expect(await bot(method, params), method).toMatchObject({ status: 200, body: { ok: true } });
    expect(faults({ method: 'POST', path: `/bot1:sandbox/${method}`, params })).toEqual([]);
  }
});

test('what the sandbox’s Facebook accepts, the Graph API’s specification accepts', async () => {
  const { graph } = openSandbox();
  for (const [method, path, params] of ACCEPTED_BY_GRAPH) {
    expect((await graph(path, params, method)).status, path).toBe(200);
    expect(faults({ method, path: `/v26.0/${path}`, params: { ...params, access_token: 'sandbox' } })).toEqual([]);
  }
});

test('a message that the sandbox answers has the shape of a channel post', async () => {
  const { bot } = openSandbox();
  const keyboard = { inline_keyboard: [[{ text: 'a', url: 'https://example.org' }]] };
  const answers = [
    await bot('sendMessage', { chat_id: CHANNEL, text: 'https://example.org', reply_markup: keyboard }),
    await bot('sendPoll', { chat_id: CHANNEL, question: 'x', options: ['a', 'b'] }),
  ];
  for (const { status, body } of answers) {
    expect(status).toBe(200);
    const { result } = body as { result: object };
    expect(checker?.checkUpdate({ update_id: 1, channel_post: result }).errors ?? []).toEqual([]);
  }
});

test('what the specifications refuse, the sandbox refuses', async () => {
  // Without the recordings, the one of each platform that is easiest to overlook.
  const bad = [
    {
      request: { method: 'POST', path: '/bot1:abc/sendMessage', params: { text: 'x', disable_web_page_preview: true } },
    },
    { request: { method: 'POST', path: '/v26.0/1/feed', params: { text: 'x', link: 'https://e.org' } } },
    // What a request's node is, no address tells: a Group's feed looks like a Page's.
    ...cases.filter(({ ok, request }) => !ok && request.node === undefined),
  ];
  for (const { request } of bad) expect((await answerTo(request)).status, request.path).toBeGreaterThanOrEqual(400);
});

/** The same request, to a chat or Page that exists here. */
async function answerTo({ method, path, params }: Case['request']): Promise<Answered> {
  const world = openSandbox();
  const [, botMethod] = path.match(/^\/bot[^/]+\/(\w+)$/) ?? [];
  if (botMethod)
    return world.bot(botMethod, 'chat_id' in params || 'text' in params ? { ...params, chat_id: CHANNEL } : params);
  const [, version = '', rest = ''] = path.match(/^\/(v[\d.]+)\/\d+(.*)$/) ?? [];
  const query = new URLSearchParams({ access_token: 'sandbox' });
  for (const [name, value] of Object.entries(params))
    query.set(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
  const response = await world.request(`/facebook/${version}/${PAGE}${rest}?${query}`, { method });
  return { status: response.status, headers: response.headers, body: await response.json() };
}
