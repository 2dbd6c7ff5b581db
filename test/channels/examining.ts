import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished } from 'vitest';
import { examineChannels } from '../../shared/channels/examine.ts';
import { Channel } from '../../shared/domain/content/channel.ts';
import { epochMs, parseInstant, plus } from '../../shared/domain/instant.ts';
import { Secrets } from '../../shared/domain/secrets.ts';
import { BOT_TOKEN } from './chat.ts';
import { PAGE_ID, TOKEN } from './page.ts';
import { expectAccepted, paramsOf, type Request } from './platform.ts';

export const APP_SECRET = 'very-secret-app';
export const NOW = parseInstant('2026-11-25T10:00:00.000Z') ?? expect.fail();
export const DAY_S = 86_400;
export const inDays = (days: number) => epochMs(NOW) / 1000 + days * DAY_S;
export const PUBLIC_URL = 'https://civic.example.org';

export const SECRETS = Secrets.parse({
  channels: { 'fb-main': { pageToken: TOKEN } },
  facebook: { appSecret: APP_SECRET, verifyToken: 'very-secret-verify' },
  telegram: { botToken: BOT_TOKEN, webhookSecret: 'very-secret-hook' },
});
export const PAGE = Channel.parse({ kind: 'facebook_page', page_id: PAGE_ID, label: 'Page' });
export const TELEGRAM = Channel.parse({ kind: 'telegram_channel', chat_id: '@khum_komru', label: 'Channel' });
export const GROUP = Channel.parse({ kind: 'telegram_group', chat_id: '-1001500000002', label: 'Group' });

export interface Answer {
  readonly status?: number;
  readonly body: unknown;
}
export const ok = (result: unknown): Answer => ({ body: { ok: true, result } });
export const SCOPES = [
  'pages_manage_posts',
  'pages_read_engagement',
  'pages_show_list',
  'pages_manage_metadata',
  'read_insights',
];
export const token = (parts: object = {}): Answer => ({
  body: { data: { type: 'PAGE', is_valid: true, expires_at: 0, data_access_expires_at: 0, scopes: SCOPES, ...parts } },
});
export const member = (parts: object = {}): Answer =>
  ok({
    status: 'administrator',
    user: { id: 123456, is_bot: true, first_name: 'Dara' },
    can_post_messages: true,
    can_edit_messages: true,
    can_delete_messages: true,
    ...parts,
  });
export const ALL_KINDS = ['message', 'callback_query', 'message_reaction_count', 'my_chat_member'];
export const webhook = (parts: object = {}): Answer =>
  ok({ url: `${PUBLIC_URL}/webhooks/telegram`, pending_update_count: 0, allowed_updates: ALL_KINDS, ...parts });

/** Both platforms when all is in order; the last part of a path says which call it is. */
export const HEALTHY: Readonly<Record<string, Answer>> = {
  me: { body: { id: PAGE_ID, name: 'Dara' } },
  app: { body: { id: '777', name: 'Dara' } },
  debug_token: token(),
  getMe: ok({ id: 123456, is_bot: true, first_name: 'Dara' }),
  getChatMember: member(),
  getWebhookInfo: webhook(),
};

/** Both platforms at one address, which answer over HTTP by what they are asked for. */
export async function platforms(answers: Readonly<Record<string, Answer>>, offSeconds = 0) {
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

export type Setting = Partial<Parameters<typeof examineChannels>[0]> & { readonly offSeconds?: number };

/** What is found where everything is in order but this. Nothing that is secret, or came from outside, is ever in it. */
export async function found(
  answers: Readonly<Record<string, Answer>> = {},
  { offSeconds = 0, ...setting }: Setting = {},
) {
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
export const ALWAYS =
  'warning facebook: whether the Meta app is live could not be checked: in development only its own people see posts';
