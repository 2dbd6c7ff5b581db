import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { examineChannels } from '../../shared/channels/examine.ts';
import { Channel } from '../../shared/domain/content/channel.ts';
import { epochMs, parseInstant, plus } from '../../shared/domain/instant.ts';
import { Secrets } from '../../shared/domain/secrets.ts';
import { BOT_TOKEN, botError } from './chat.ts';
import { graphError, PAGE_ID, TOKEN } from './page.ts';
import { expectAccepted, paramsOf, type Request } from './platform.ts';

const APP_SECRET = 'very-secret-app';
const NOW = parseInstant('2026-11-25T10:00:00.000Z') ?? expect.fail();
const DAY_S = 86_400;
const inDays = (days: number) => epochMs(NOW) / 1000 + days * DAY_S;
const PUBLIC_URL = 'https://civic.example.org';

const SECRETS = Secrets.parse({
  channels: { 'fb-main': { pageToken: TOKEN } },
  facebook: { appSecret: APP_SECRET, verifyToken: 'very-secret-verify' },
  telegram: { botToken: BOT_TOKEN, webhookSecret: 'very-secret-hook' },
});
const PAGE = Channel.parse({ kind: 'facebook_page', page_id: PAGE_ID, label: 'Page' });
const TELEGRAM = Channel.parse({ kind: 'telegram_channel', chat_id: '@khum_komru', label: 'Channel' });
const GROUP = Channel.parse({ kind: 'telegram_group', chat_id: '-1001500000002', label: 'Group' });

interface Answer {
  readonly status?: number;
  readonly body: unknown;
}
const ok = (result: unknown): Answer => ({ body: { ok: true, result } });
const SCOPES = [
  'pages_manage_posts',
  'pages_read_engagement',
  'pages_show_list',
  'pages_manage_metadata',
  'read_insights',
];
const token = (parts: object = {}): Answer => ({
  body: { data: { type: 'PAGE', is_valid: true, expires_at: 0, data_access_expires_at: 0, scopes: SCOPES, ...parts } },
});
const member = (parts: object = {}): Answer =>
  ok({
    status: 'administrator',
    user: { id: 123456, is_bot: true, first_name: 'Dara' },
    can_post_messages: true,
    can_edit_messages: true,
    can_delete_messages: true,
    ...parts,
  });
const ALL_KINDS = ['message', 'callback_query', 'message_reaction_count', 'my_chat_member'];
const webhook = (parts: object = {}): Answer =>
  ok({ url: `${PUBLIC_URL}/webhooks/telegram`, pending_update_count: 0, allowed_updates: ALL_KINDS, ...parts });

/** Both platforms when all is in order; the last part of a path says which call it is. */
const HEALTHY: Readonly<Record<string, Answer>> = {
  me: { body: { id: PAGE_ID, name: 'Dara' } },
  app: { body: { id: '777', name: 'Dara' } },
  debug_token: token(),
  getMe: ok({ id: 123456, is_bot: true, first_name: 'Dara' }),
  getChatMember: member(),
  getWebhookInfo: webhook(),
};

/** Both platforms at one address, which answer over HTTP by what they are asked for. */
async function platforms(answers: Readonly<Record<string, Answer>>, offSeconds = 0) {
  const requests: Request[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const { pathname } = new URL(request.url ?? '/', 'http://double');
    const type = request.headers['content-type'] ?? '';
    const parsed = await paramsOf({ type, bytes: Buffer.concat(chunks) });
    const asked = { method: request.method ?? '', path: request.url ?? '', contentType: type, connection: 0 };
    if (pathname !== '/') requests.push({ ...asked, ...parsed });
    const { status = 200, body } = answers[pathname.split('/').at(-1) ?? ''] ?? { status: 404, body: 'Dara' };
    response.setHeader('date', new Date(epochMs(plus(NOW, offSeconds * 1000))).toUTCString());
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

type Setting = Partial<Parameters<typeof examineChannels>[0]> & { readonly offSeconds?: number };

/** What is found where everything is in order but this. Nothing that is secret, or came from outside, is ever in it. */
async function found(answers: Readonly<Record<string, Answer>> = {}, { offSeconds = 0, ...setting }: Setting = {}) {
  const { url, requests } = await platforms({ ...HEALTHY, ...answers }, offSeconds);
  const findings = await examineChannels({
    channels: { 'fb-main': PAGE, 'tg-main': TELEGRAM },
    secrets: SECRETS,
    now: () => NOW,
    publicUrl: PUBLIC_URL,
    facebookUrl: url,
    telegramUrl: `${url}/`,
    ...setting,
  });
  expect(JSON.stringify(findings)).not.toMatch(/secret[-_](?!and)|EAAB|Dara|777|127\.0\.0\.1|access_token/i);
  await expectAccepted(requests.filter(({ path }) => path.startsWith('/bot')));
  return {
    requests,
    all: findings,
    not: findings.filter(({ level }) => level !== 'good').map(({ level, what }) => `${level} ${what}`),
  };
}

/** What no field of the Graph API tells is said each time. */
const ALWAYS =
  'warning facebook: whether the Meta app is live could not be checked: in development only its own people see posts';

describe('examining what stands between us and the platforms', () => {
  it('finds everything in order, and says what it cannot know', async () => {
    const { all, not } = await found();
    expect(not).toEqual([ALWAYS]);
    expect(all.map(({ what }) => what)).toEqual(
      expect.arrayContaining([
        'fb-main: its token reads as the Page',
        'fb-main: its token has no end',
        'fb-main: its token has the scopes to post and to read',
        'tg-main: the bot may post, edit and delete',
        'telegram: the webhook leads here',
        'telegram: allowed_updates names all that is read, message_reaction_count too',
        'telegram: there is a secret by which its calls are known',
      ]),
    );
  });

  it('only reads, each as whom it must: the Page, its app, the bot', async () => {
    const { requests } = await found();
    expect(requests.every(({ method, path }) => method === 'GET' || /\/get\w+$/.test(path))).toBe(true);
    const debug = requests.find(({ path }) => path.includes('debug_token'));
    const asked = new URL(debug?.path ?? '', 'http://x').searchParams;
    expect([asked.get('input_token'), asked.get('access_token')]).toEqual([TOKEN, `777|${APP_SECRET}`]);
    expect(asked.has('appsecret_proof')).toBe(false);
    expect(requests.find(({ path }) => path.includes('/me?'))?.path).toContain('appsecret_proof=');
    const rights = requests.find(({ path }) => path.endsWith('getChatMember'));
    expect(rights?.params).toEqual({ chat_id: '@khum_komru', user_id: 123456 });
  });

  it('says a mend to everything that is not in order', async () => {
    const { all } = await found(
      { me: graphError(400, 190), getMe: botError(401, 'Unauthorized') },
      { offSeconds: 900 },
    );
    for (const { level, mend } of all) expect(mend === undefined).toBe(level === 'good');
  });
});

describe('a Page', () => {
  it.each<[string, Record<string, Answer>, string]>([
    [
      'a dead token',
      { me: graphError(400, 190, 460) },
      'error fb-main: its token cannot read as the Page (facebook_190_460: token)',
    ],
    [
      "a person's token",
      { me: { body: { id: '42', name: 'Dara' } } },
      "error fb-main: its token is a person's or another Page's, not that of page_id",
    ],
    [
      "another app's secret",
      { me: graphError(400, 100) },
      'error fb-main: its token cannot read as the Page (facebook_100: bad_request)',
    ],
    [
      'a slow Facebook',
      { me: graphError(500, 1) },
      'warning fb-main: its token cannot read as the Page (facebook_1: status_500)',
    ],
    [
      'an invalid token',
      { debug_token: token({ is_valid: false }) },
      'error fb-main: Facebook calls its token invalid',
    ],
    [
      "a user's token that reads as the Page",
      { debug_token: token({ type: 'USER' }) },
      "error fb-main: its token is no Page's",
    ],
    [
      'a token near its end',
      { debug_token: token({ expires_at: inDays(3.5) }) },
      'warning fb-main: its token ends in 3 days',
    ],
    ['a token at its end', { debug_token: token({ expires_at: inDays(-1) }) }, 'error fb-main: its token has ended'],
    [
      'access to data near its end',
      { debug_token: token({ data_access_expires_at: inDays(13.5) }) },
      'warning fb-main: its access to data ends in 13 days',
    ],
    [
      'no right to post',
      { debug_token: token({ scopes: SCOPES.slice(1) }) },
      'error fb-main: its token lacks pages_manage_posts',
    ],
    [
      'no right to insights',
      { debug_token: token({ scopes: SCOPES.slice(0, 4) }) },
      'warning fb-main: its token lacks read_insights, so that there are no insights',
    ],
    [
      'an answer about the token that says nothing',
      { debug_token: { body: '<html>Dara' } },
      "warning fb-main: the token's scopes and end could not be checked (facebook: no_token_data)",
    ],
  ])('is told of by one line after %s', async (_, answers, line) => {
    expect((await found(answers)).not).toEqual([line, ALWAYS]);
  });

  it('with a token that lives on for months has nothing to mend', async () => {
    expect((await found({ debug_token: token({ expires_at: inDays(60.5) }) })).not).toEqual([ALWAYS]);
  });

  it('says what could not be checked without the app’s secret, and asks nobody in its name', async () => {
    const { not, requests } = await found({}, { secrets: { ...SECRETS, facebook: {} } });
    expect(not).toEqual([
      "warning fb-main: the token's scopes and end could not be checked (no app secret)",
      ALWAYS,
      'warning facebook: no callback is believed without app secret and verify token',
    ]);
    expect(requests.some(({ path }) => path.includes('debug_token'))).toBe(false);
  });

  it('without a token waits, and a token without a Page is counted and not named', async () => {
    const { not } = await found({}, { secrets: { ...SECRETS, channels: { 'EAAB-a-token': { pageToken: TOKEN } } } });
    expect(not).toEqual([
      'warning fb-main: has no token, so that its posts wait',
      'warning 1 page tokens are for no Page of channels.yaml',
    ]);
  });
});

describe('the bot', () => {
  it.each<[string, Record<string, Answer>, string]>([
    [
      'a dead token',
      { getMe: botError(401, 'Unauthorized') },
      "error telegram: the bot's token does not open the bot (telegram_401: token)",
    ],
    [
      'a silent Telegram',
      { getMe: { status: 502, body: 'Dara' } },
      "warning telegram: the bot's token does not open the bot (telegram: status_502)",
    ],
    [
      'being out of the channel',
      { getChatMember: botError(403, 'Forbidden: bot is not a member of the channel chat') },
      "error tg-main: the bot's rights cannot be read (telegram_403: not_member)",
    ],
    [
      'being no administrator',
      { getChatMember: member({ status: 'left' }) },
      'error tg-main: the bot is no administrator',
    ],
    [
      'losing the right to post',
      { getChatMember: member({ can_post_messages: false }) },
      'error tg-main: the bot may not post (can_post_messages)',
    ],
    [
      'losing the right to edit',
      { getChatMember: member({ can_edit_messages: undefined }) },
      'warning tg-main: the bot may not edit (can_edit_messages)',
    ],
    [
      'losing the right to delete',
      { getChatMember: member({ can_delete_messages: false }) },
      'warning tg-main: the bot may not delete (can_delete_messages)',
    ],
    [
      'losing its webhook',
      { getWebhookInfo: webhook({ url: '' }) },
      'error telegram: nothing is called when something happens: there is no webhook',
    ],
    [
      'a webhook of another host',
      { getWebhookInfo: webhook({ url: 'https://dara.example/webhooks/telegram' }) },
      'error telegram: the webhook leads elsewhere',
    ],
    [
      'reactions that nobody asked for',
      { getWebhookInfo: webhook({ allowed_updates: ALL_KINDS.filter((kind) => kind !== 'message_reaction_count') }) },
      'warning telegram: allowed_updates lacks message_reaction_count: reactions are not counted',
    ],
    [
      'no list of kinds',
      { getWebhookInfo: webhook({ allowed_updates: undefined }) },
      'warning telegram: allowed_updates lacks message_reaction_count: reactions are not counted',
    ],
    [
      'buttons that nobody asked for',
      { getWebhookInfo: webhook({ allowed_updates: ['message', 'message_reaction_count', 'my_chat_member'] }) },
      'error telegram: allowed_updates lacks callback_query',
    ],
    [
      'updates that pile up',
      { getWebhookInfo: webhook({ pending_update_count: 500 }) },
      'warning telegram: 500 updates wait to be delivered',
    ],
    [
      'a call that failed',
      { getWebhookInfo: webhook({ last_error_date: inDays(-0.125), last_error_message: 'Dara' }) },
      'warning telegram: a call of the webhook failed 3 hours ago',
    ],
  ])('is told of by one line after %s', async (_, answers, line) => {
    expect((await found(answers)).not).toEqual([ALWAYS, line]);
  });

  it('forgets a call that failed two days ago', async () => {
    expect((await found({ getWebhookInfo: webhook({ last_error_date: inDays(-2) }) })).not).toEqual([ALWAYS]);
  });

  it('needs the secret of its webhook', async () => {
    const { not } = await found({}, { secrets: { ...SECRETS, telegram: { botToken: BOT_TOKEN } } });
    expect(not).toEqual([ALWAYS, 'error telegram: no call of the webhook is believed without its secret']);
  });

  it('takes on AWS any address of ours, and none that is not TLS', async () => {
    const setting = { publicUrl: 'unknown' } as const;
    expect((await found({}, setting)).not).toEqual([ALWAYS]);
    const plain = webhook({ url: 'http://civic.example.org/webhooks/telegram' });
    expect((await found({ getWebhookInfo: plain }, setting)).not).toContain(
      'error telegram: the webhook leads elsewhere',
    );
  });

  it('has no webhook on a laptop that nobody can call', async () => {
    const none = webhook({ url: '', allowed_updates: undefined });
    expect((await found({ getWebhookInfo: none }, { publicUrl: null })).not).toEqual([ALWAYS]);
    expect((await found({}, { publicUrl: null })).not).toEqual([
      ALWAYS,
      'error telegram: a webhook takes the updates that this machine fetches',
    ]);
  });

  it.each([
    ['administrator', []],
    ['member', ['warning tg-group: the bot may write, and is told of no reactions']],
    ['kicked', ['error tg-group: the bot is not in the group, or may not write there']],
  ])('in a group is looked at as %s', async (status, lines) => {
    const { not } = await found({ getChatMember: member({ status }) }, { channels: { 'tg-group': GROUP } });
    expect(not).toEqual(['warning 1 page tokens are for no Page of channels.yaml', ...lines]);
  });

  it('without a token holds what it would post', async () => {
    const { not } = await found({}, { secrets: { ...SECRETS, telegram: {} } });
    expect(not).toEqual([ALWAYS, 'warning telegram: the bot has no token, so that all it would post waits']);
  });
});

describe('the clock', () => {
  it.each([
    [20, []],
    [-45, ["warning clock: 45 s off Facebook's", "warning clock: 45 s off Telegram's"]],
    [400, ["error clock: 400 s off Facebook's", "error clock: 400 s off Telegram's"]],
  ])('that is %i s off', async (offSeconds, lines) => {
    expect((await found({}, { offSeconds })).not).toEqual([ALWAYS, ...lines]);
  });

  it('cannot be held against a platform that is not reached', async () => {
    const { not } = await found({}, { telegramUrl: 'http://127.0.0.1:9', channels: { 'fb-main': PAGE } });
    expect(not).toEqual([
      ALWAYS,
      expect.stringMatching(/^warning clock: could not be held against Telegram's \(\w+\)$/),
    ]);
  });
});
