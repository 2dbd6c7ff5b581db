import type { Channel } from '../domain/content/channel.ts';
import { isByBot } from '../domain/content/channel.ts';
import { epochMs, type Instant, MINUTE_MS, SECOND_MS } from '../domain/instant.ts';
import type { Secrets } from '../domain/secrets.ts';
import { examinePage } from './facebook_page/examine.ts';
import { error, type Finding, good, warning } from './finding.ts';
import { type Http, openHttp } from './http.ts';
import type { PlatformAddresses } from './platform-addresses.ts';
import { type ExaminedChat, examineBot } from './telegram/examine.ts';

export interface Examined extends PlatformAddresses {
  readonly channels: Readonly<Record<string, Channel>>;
  readonly secrets: Secrets;
  /** What this machine takes for the time. */
  readonly now: () => Instant;
  /** Where webhooks are to lead; null: updates are fetched; unknown where the address is only known to AWS. */
  readonly publicUrl: string | null | 'unknown';
}

const CLOCK_WARNING_MS = 30 * SECOND_MS;
const CLOCK_ERROR_MS = 5 * MINUTE_MS;

/** Looks at all that stands between us and the platforms, by reading only. Never throws; no finding holds a token. */
export async function examineChannels(examined: Examined): Promise<Finding[]> {
  const { channels, secrets, now } = examined;
  const http = openHttp();
  const facebookUrl = examined.facebookUrl.replace(/\/+$/, '');
  const telegramUrl = examined.telegramUrl.replace(/\/+$/, '');
  const [pages, bot, facebookClock, telegramClock] = await Promise.all([
    examinePages(examined, facebookUrl, http),
    examineTelegram(examined, telegramUrl, http),
    examineClock('Facebook', facebookUrl, http, now),
    examineClock('Telegram', telegramUrl, http, now),
  ]);
  const strangers = Object.keys(secrets.channels).filter((name) => channels[name]?.kind !== 'facebook_page').length;
  // Not by name: it may be a token that stands in the place of one.
  const unused =
    strangers === 0 ? [] : [warning(`${strangers} page tokens are for no Page of channels.yaml`, 'compare the names')];
  return [...pages, ...unused, ...bot, facebookClock, telegramClock];
}

async function examinePages(
  { channels, secrets, now, publicUrl }: Examined,
  baseUrl: string,
  http: Http,
): Promise<Finding[]> {
  const { appSecret, verifyToken } = secrets.facebook;
  const findings: Finding[] = [];
  let tokens = 0;
  for (const [channel, setting] of Object.entries(channels)) {
    if (setting.kind !== 'facebook_page') continue;
    const pageToken = secrets.channels[channel]?.pageToken;
    if (!pageToken) {
      findings.push(warning(`${channel}: has no token, so that its posts wait`, `npm run secrets -- set ${channel}`));
      continue;
    }
    tokens += 1;
    const page = { channel, pageId: setting.page_id, pageToken, appSecret, baseUrl, http, now: now() };
    findings.push(...(await examinePage(page)));
  }
  if (tokens === 0) return findings;
  return [
    ...findings,
    // No field of the Graph API says it.
    warning(
      'facebook: whether the Meta app is live could not be checked: in development only its own people see posts',
      "look at the switch at the top of the app's dashboard",
    ),
    ...(publicUrl === null || (appSecret && verifyToken)
      ? []
      : [
          warning(
            'facebook: no callback is believed without app secret and verify token',
            'npm run secrets -- set facebook app-secret, and verify-token',
          ),
        ]),
  ];
}

async function examineTelegram(
  { channels, secrets, now, publicUrl }: Examined,
  baseUrl: string,
  http: Http,
): Promise<Finding[]> {
  const all = Object.entries(channels);
  if (!all.some(([, { kind }]) => isByBot(kind))) return [];
  const { botToken, webhookSecret } = secrets.telegram;
  if (!botToken) {
    return [
      warning(
        'telegram: the bot has no token, so that all it would post waits',
        'npm run secrets -- set telegram bot-token',
      ),
    ];
  }
  const chats = all.flatMap(([channel, setting]): ExaminedChat[] =>
    setting.kind === 'telegram_channel' || setting.kind === 'telegram_group'
      ? [{ channel, kind: setting.kind, chatId: setting.chat_id }]
      : [],
  );
  const webhook = publicUrl === 'unknown' ? 'anywhere' : `${publicUrl?.replace(/\/+$/, '')}/webhooks/telegram`;
  const updates = publicUrl === null ? ('fetched' as const) : { webhook };
  const hasWebhookSecret = webhookSecret !== undefined;
  return examineBot({ botToken, baseUrl, http, chats, now: now(), updates, hasWebhookSecret });
}

/** Holds this machine's clock against what a platform writes on its answers, to the second. */
async function examineClock(platform: string, url: string, http: Http, now: () => Instant): Promise<Finding> {
  const reply = await http(url);
  const told = reply.kind === 'answer' ? Date.parse(reply.headers.get('date') ?? '') : Number.NaN;
  if (Number.isNaN(told)) {
    const why = reply.kind === 'answer' ? 'no date' : reply.why;
    return warning(
      `clock: could not be held against ${platform}'s (${why})`,
      `look whether this machine reaches ${platform}`,
    );
  }
  const offMs = Math.abs(told - epochMs(now()));
  const what = `clock: ${Math.round(offMs / 1000)} s off ${platform}'s`;
  const mend = 'let the system set its clock by itself: posts go out by it';
  if (offMs > CLOCK_ERROR_MS) return error(what, mend);
  return offMs > CLOCK_WARNING_MS ? warning(what, mend) : good(what);
}
