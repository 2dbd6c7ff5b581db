import { createHmac } from 'node:crypto';
import { expect } from 'vitest';
import { facebookPage } from '../../shared/channels/facebook_page/publish.ts';
import { openHttp } from '../../shared/channels/http.ts';
import type { Message } from '../../shared/domain/message.ts';
import { expectAccepted, platform, type Reply } from './platform.ts';
import { alone, clock, delivery, mediaOf, message } from './sample.ts';

export const PAGE_ID = '108000000000001';
export const PAGE = `/v26.0/${PAGE_ID}`;
export const TOKEN = 'EAAB-page-token';
const SECRET = 'app-secret';
export const PROOF = createHmac('sha256', SECRET).update(TOKEN).digest('hex');

/** A Page at this address, with nothing else around it unless it is named. */
export function pageAt(baseUrl: string, parts: Partial<Parameters<typeof facebookPage>[0]> = {}) {
  return facebookPage({
    ...alone,
    pageId: PAGE_ID,
    pageToken: TOKEN,
    appSecret: SECRET,
    baseUrl,
    http: openHttp({ deadlineMs: 500 }),
    media: mediaOf([]),
    clock,
    ...parts,
  });
}

/** Publishes to a page that gives these replies; tells the outcome and what the page was asked. */
export async function publish(post: Message, ...replies: readonly Reply[]) {
  const { url, requests } = await platform(...replies);
  const page = pageAt(url, { media: mediaOf(post.photos) });
  expect(page.steps(post)).toEqual(['post']);
  const outcome = await page.send('post', post, delivery);
  await expectAccepted(requests);
  const posted = requests.filter(({ method }) => method === 'POST');
  expect(posted.map(({ path }) => path).join()).not.toContain(TOKEN);
  if ('why' in outcome) expectHarmless(outcome.why);
  return { outcome, requests };
}

export const publishText = async (...replies: readonly Reply[]) => (await publish(message(), ...replies)).outcome;

/** A reason of ours is short and repeats nothing that came from outside. */
export function expectHarmless(why: string): void {
  expect(why).not.toMatch(/http|EAAB|Dara|</i);
  expect(why.length).toBeLessThanOrEqual(80);
}

/** A refusal of the Graph API whose words must never be repeated. */
export function graphError(
  status: number,
  code: number,
  error_subcode?: number,
  headers: Readonly<Record<string, string>> = {},
) {
  const words = `names Dara and http://host/?access_token=${TOKEN}`;
  return { status, headers, body: { error: { message: words, code, error_subcode } } };
}
