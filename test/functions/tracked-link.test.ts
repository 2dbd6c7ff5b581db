import { Hono } from 'hono';
import { beforeEach, describe, expect, it } from 'vitest';
import { isPreviewAgent } from '../../functions/receive/preview-agent.ts';
import { type TrackedLinkPorts, trackedLink } from '../../functions/receive/tracked-link.ts';
import { type Instant, parseInstant } from '../../shared/domain/instant.ts';

const NOW = parseInstant('2027-01-09T12:00:00Z') as Instant;
const CODE = 'abcdefgh2345';
const TARGET = 'https://example.org/cip?lang=km#ទី១';
const PHONE =
  'Mozilla/5.0 (Linux; Android 13; SM-A145F Build/TP1A.220624.014; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/120.0.6099.230 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/449.0.0.37.118;]';

let asked: string[] = [];
let hosts: readonly string[] = [];
const links = new Map<string, { target: string; opens: number; lastAt: Instant | null }>();

/** As the ledger keeps its promises, in memory; it writes down what it was asked. */
const engagement: TrackedLinkPorts['engagement'] = {
  linkTarget: async (code) => {
    asked.push('linkTarget');
    return links.get(code)?.target ?? null;
  },
  openLink: async (code, at) => {
    asked.push('openLink');
    const link = links.get(code);
    if (!link) return null;
    links.set(code, { ...link, opens: link.opens + 1, lastAt: at });
    return link.target;
  },
  allowedHosts: async () => {
    asked.push('allowedHosts');
    return hosts;
  },
};
const app = new Hono().get('/l/:code', trackedLink({ clock: { now: () => NOW }, engagement }));

beforeEach(() => {
  asked = [];
  hosts = ['example.org', 't.me', 'm.me'];
  links.clear();
  links.set(CODE, { target: TARGET, opens: 0, lastAt: null });
});

function open(path = `/l/${CODE}`, headers: Record<string, string> = {}, method = 'GET') {
  return app.request(path, { method, headers: { 'User-Agent': PHONE, ...headers } });
}

const opens = () => links.get(CODE)?.opens;

async function expectNowhere(answer: Response) {
  const page = await answer.text();
  expect(answer.status).toBe(404);
  expect(answer.headers.get('content-type')).toMatch(/^text\/html; charset=utf-8$/i);
  expect(page.indexOf('តំណនេះលែងប្រើបានហើយ')).toBeGreaterThan(0);
  expect(page.indexOf('leads nowhere any more.')).toBeGreaterThan(page.indexOf('តំណនេះលែងប្រើបានហើយ'));
  expect(answer.headers.get('location')).toBe(null);
  expect(answer.headers.get('set-cookie')).toBe(null);
}

describe('a tracked link', () => {
  it('leads a person to its target and counts the opening in one write', async () => {
    const answer = await open();
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe('https://example.org/cip?lang=km#%E1%9E%91%E1%9E%B8%E1%9F%A1');
    expect(links.get(CODE)).toEqual({ target: TARGET, opens: 1, lastAt: NOW });
    expect(asked.filter((call) => call === 'openLink')).toHaveLength(1);
  });

  it('says nothing but where to go: no body, no cookie, no referrer, nothing to keep', async () => {
    const answer = await open();
    expect(await answer.text()).toBe('');
    expect(Object.fromEntries(answer.headers)).toEqual({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      location: expect.any(String),
    });
  });

  it('passes nothing on of what platforms hang onto it to follow people', async () => {
    const answer = await open(`/l/${CODE}?fbclid=IwAR0abc&utm_source=x#me`, {
      Cookie: 'a=b',
      Referer: 'https://l.facebook.com/',
    });
    expect(answer.headers.get('location')).toBe('https://example.org/cip?lang=km#%E1%9E%91%E1%9E%B8%E1%9F%A1');
    expect(opens()).toBe(1);
  });

  it('leaves what is escaped in its target as it is', async () => {
    links.set(CODE, { target: 'https://example.org/%E1%9E%80?q=%2Fក', opens: 0, lastAt: null });
    expect((await open()).headers.get('location')).toBe('https://example.org/%E1%9E%80?q=%2F%E1%9E%80');
  });

  it('is not counted for HEAD, which only asks whether it works', async () => {
    expect([(await open(undefined, {}, 'HEAD')).status, opens()]).toEqual([302, 0]);
  });

  it.each([
    { 'Sec-Purpose': 'prefetch' },
    { 'Sec-Purpose': 'prefetch;prerender' },
    { Purpose: 'prefetch' },
    { 'X-Purpose': 'preview' },
    { 'X-Moz': 'prefetch' },
  ])('is not counted when it is fetched ahead: %o', async (headers) => {
    const answer = await open(undefined, headers as Record<string, string>);
    expect([answer.status, opens()]).toEqual([302, 0]);
  });

  it('is not counted for a preview agent, which sees where it leads all the same', async () => {
    const crawler = { 'User-Agent': 'TelegramBot (like TwitterBot)' };
    expect([(await open(undefined, crawler)).status, opens()]).toEqual([302, 0]);
  });

  it.each(['abcdefgh234', 'abcdefgh23456', 'abcdefgh2340', 'ABCDEFGH2345', '..%2fsecret', 'abcdefgh234%0a'])(
    'that cannot be one is not even looked up: %s',
    async (code) => {
      await expectNowhere(await open(`/l/${code}`));
      expect(asked).toEqual([]);
    },
  );

  it('that nobody made leads nowhere, and writes nothing', async () => {
    await expectNowhere(await open('/l/zzzzzzzzzzzz?fbclid=x'));
    expect(asked).not.toContain('openLink');
  });

  it.each([
    ['https://example.org/', ['t.me', 'm.me']],
    ['https://example.org.evil.example/', ['example.org']],
    ['http://example.org/', ['example.org']],
    ['javascript:alert(1)', ['example.org']],
  ])(
    'to where the organisation does not allow it any more leads nowhere and is not counted: %s',
    async (target, now) => {
      links.set(CODE, { target, opens: 0, lastAt: null });
      hosts = now;
      await expectNowhere(await open());
      expect(opens()).toBe(0);
    },
  );

  it('hands a fault of the ledger on, so that somebody hears of it', async () => {
    const broken = { ...engagement, openLink: () => Promise.reject(new Error('throttled')) };
    const faulty = new Hono().get('/l/:code', trackedLink({ clock: { now: () => NOW }, engagement: broken }));
    faulty.onError((error) => {
      throw error;
    });
    await expect(faulty.request(`/l/${CODE}`, { headers: { 'User-Agent': PHONE } })).rejects.toThrow('throttled');
  });
});

const MOBILE = 'AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/120.0.6099.230 Mobile Safari/537.36';
const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';

describe('a preview agent', () => {
  it.each([
    'facebookexternalhit/1.1 Line/1.0',
    'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
    'facebookexternalhit/1.1;line-poker/1.0',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko) Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0',
    'Facebot',
    'facebookcatalog/1.0',
    'meta-externalagent/1.1',
    'TelegramBot (like TwitterBot)',
    'WhatsApp/2.23.20.0 A',
    'Viber/13.3.0.6',
    'Line',
    'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
    'Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)',
    'Twitterbot/1.0',
    'LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)',
    'Mozilla/5.0 (compatible; Google-InspectionTool/1.0;)',
    'SkypeUriPreview Preview/0.5',
    'curl/8.5.0',
    'okhttp/4.9.0',
    'Dalvik/2.1.0 (Linux; U; Android 9; SM-A105F)',
    '',
    undefined,
  ])('is known: %s', (userAgent) => {
    expect(isPreviewAgent(userAgent)).toBe(true);
  });

  it.each([
    PHONE,
    `Mozilla/5.0 (Linux; Android 10; K) ${MOBILE}`,
    `${IPHONE} Version/17.1 Mobile/15E148 Safari/604.1`,
    `${IPHONE} Mobile/15E148 [FBAN/FBIOS;FBAV/449.0;FBDV/iPhone12,1;FBSN/iOS;FBLC/km_KH;FBOP/5;FBCR/Cellcard|mobitel.com]`,
    '[FBAN/FB4A;FBAV/567.1.0.52.74;FBDM/{density=3.0,width=1080,height=2340};FBLC/km_KH;FBCR/Smart Axiata;FBMF/samsung;FBPN/com.facebook.katana;FBDV/SM-S921B;FBSV/16;FBOP/1;FBCA/arm64-v8a:;]',
    `Mozilla/5.0 (Linux; Android 13; CPH2269; wv) ${MOBILE} Instagram 309.1.0.41.113 Android (33/13; 320dpi; 720x1450; OPPO; CPH2269; OP4F43L1; mt6765; km_KH; 541635897)`,
    `Mozilla/5.0 (Linux; Android 12; V2120; wv) ${MOBILE} Line/13.18.1/IAB`,
    `Mozilla/5.0 (Linux; Android 14; SM-A055F) ${MOBILE} Telegram-Android/11.5.3 (Samsung SM-A055F; Android 14; SDK 34; AVERAGE)`,
    `Mozilla/5.0 (Linux; Android 11; SM-A107F; wv) ${MOBILE} Viber/17.3.0.5`,
    `Mozilla/5.0 (Linux; Android 13; 21091116AG; wv) ${MOBILE} trill_2023203030 JsSdk/1.0 NetType/WIFI Channel/googleplay AppName/trill app_version/32.3.3 ByteLocale/en Region/KH BytedanceWebview/d8a21c6`,
    'Opera/9.80 (J2ME/MIDP; Opera Mini/7.1.32052/191.249; U; en) Presto/2.12.423 Version/12.16',
    'Mozilla/5.0 (Mobile; Nokia_8110_4G; rv:48.0) Gecko/48.0 Firefox/48.0 KAIOS/2.5',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36',
  ])('is not a person in a browser or inside an app: %s', (userAgent) => {
    expect(isPreviewAgent(userAgent)).toBe(false);
  });
});
