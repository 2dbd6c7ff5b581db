import { expect } from 'vitest';
import { deliveryId } from '../../shared/domain/delivery-id.ts';
import { type Instant, plus } from '../../shared/domain/instant.ts';
import type { Message } from '../../shared/domain/message.ts';
import { expectHarmless, PAGE_ID, pageAt } from './page.ts';
import { expectAccepted, platform, type Reply } from './platform.ts';
import { delivery, message, NOW } from './sample.ts';

const OTHER = deliveryId('commune-budget', '02-reminder', 'page');
/** A claim between two seconds: the Page names whole ones. */
export const CLAIMED = plus(NOW, 640);
interface Post {
  readonly id?: string;
  readonly message?: string | undefined;
  readonly at?: Instant;
  readonly permalink_url?: string;
}

/** As the Graph API writes a post. */
export function post({ id = `${PAGE_ID}_41`, at = NOW, ...parts }: Post = {}) {
  return { id, created_time: at.replace(/\.\d{3}Z$/, '+0000'), message: message().text, ...parts };
}

export const feed = (...posts: readonly object[]): Reply => ({ status: 200, body: { data: posts } });
export const continued = (next: string, ...posts: readonly object[]): Reply => ({
  status: 200,
  body: { data: posts, paging: { cursors: { before: 'a', after: 'b' }, next } },
});

/** Looks on a Page that gives these replies; the ids that another delivery has are taken. */
export async function look(words: Message, taken: readonly string[], ...replies: readonly Reply[]) {
  const { url, requests } = await platform(...replies);
  const page = pageAt(url, { isTaken: async (id, { id: own }) => taken.includes(id) && own !== OTHER });
  const found = await page.lookUp?.('post', words, delivery, CLAIMED);
  expect(requests.every(({ method }) => method === 'GET')).toBe(true);
  await expectAccepted(requests);
  if (found?.kind === 'unreadable') expectHarmless(found.why);
  const asked = requests.map(({ path }) => new URL(path, 'http://localhost'));
  return { found, asked, params: asked.map(({ searchParams }) => Object.fromEntries(searchParams)) };
}
