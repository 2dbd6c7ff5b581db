import type { Delivery } from '../../domain/delivery.ts';
import { epochMs, type Instant, instantOf, MINUTE_MS, SECOND_MS } from '../../domain/instant.ts';
import type { Message } from '../../domain/message.ts';
import type { LookedUp } from '../../domain/outcome.ts';
import { permalinkOf } from './permalink.ts';
import { type GraphReader, readGraph } from './read.ts';
import { Feed, type FeedPost } from './wire.ts';

/** Whether another delivery than this is known to be the message with this id. */
export type IsTaken = (externalId: string, delivery: Pick<Delivery, 'id'>) => Promise<boolean>;

export interface FacebookLookUp extends GraphReader {
  readonly pageId: string;
  readonly isTaken: IsTaken;
}

const FIELDS = 'id,message,created_time,permalink_url';
const PAGE_SIZE = 100;
const MAX_PAGES = 10;

/**
 * As much as a laptop's clock may be fast. What looks like ours and is older than the claim by no more than this is not
 * believed to be there, but neither that it is absent: it would be said twice.
 */
const SKEW_MS = 5 * MINUTE_MS;

/** By what Facebook continues a list. Nothing else is taken from the address of its next page, least of all its host. */
const CURSORS = ['after', 'until', '__paging_token'];

/**
 * Looks for a post in the Page's own feed. It is ours when it holds our tracked link or says exactly our text, was
 * created in the second of the claim or later, and is no other delivery's. Throws only as `isTaken` does.
 *
 * @see https://developers.facebook.com/docs/graph-api/reference/page/feed/
 */
export function facebookLookUp({ pageId, isTaken, ...reader }: FacebookLookUp) {
  return async (message: Message, delivery: Pick<Delivery, 'id'>, since: Instant): Promise<LookedUp> => {
    if (message.link === null && asShown(message.text) === '') return { kind: 'unseen' };
    const claimed = Math.floor(epochMs(since) / SECOND_MS) * SECOND_MS;
    const earliest = claimed - SKEW_MS;
    const asked = { fields: FIELDS, since: String(earliest / SECOND_MS), limit: String(PAGE_SIZE) };
    const isOurs = recognises(message);
    let wasJustBefore = false;
    let cursor: Readonly<Record<string, string>> = {};

    for (let page = 0; page < MAX_PAGES; page += 1) {
      const feed = await readGraph(
        reader,
        `${encodeURIComponent(pageId)}/feed`,
        { ...asked, ...cursor },
        Feed,
        'no_feed',
      );
      if (feed.kind === 'unreadable') return unreadable(feed.why);
      const { data, paging } = feed.value;
      // The newest comes first; of several, ours is the one nearest to the claim.
      for (const post of data.toReversed()) {
        if (!isOurs(post) || post.created_time < instantOf(earliest)) continue;
        if (await isTaken(post.id, delivery)) continue;
        if (post.created_time >= instantOf(claimed)) return present(post, reader.baseUrl);
        wasJustBefore = true;
      }
      if (paging.next === undefined) return wasJustBefore ? unreadable('facebook: just_before') : { kind: 'absent' };
      cursor = cursorOf(paging.next);
      if (Object.keys(cursor).length === 0) return unreadable('facebook: no_cursor');
    }
    return unreadable('facebook: too_many_posts');
  };
}

function present({ id, permalink_url, created_time }: FeedPost, baseUrl: string): LookedUp {
  return { kind: 'present', externalId: id, permalink: permalink_url ?? permalinkOf(id, baseUrl), at: created_time };
}

function unreadable(why: string): LookedUp {
  return { kind: 'unreadable', why };
}

function cursorOf(next: string): Readonly<Record<string, string>> {
  return Object.fromEntries([...new URL(next).searchParams].filter(([name]) => CURSORS.includes(name)));
}

function recognises({ text, link }: Message): (post: FeedPost) => boolean {
  const words = asShown(text);
  return ({ message }) => (words !== '' && asShown(message) === words) || (link !== null && holds(message, link.url));
}

/** A platform changes line ends and drops white space at ends; a zero-width space between Khmer words is no white space. */
function asShown(text: string): string {
  const lines = text.normalize('NFC').split('\n');
  return lines
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}

/** Another delivery's link may begin with ours. */
function holds(text: string, url: string): boolean {
  return text.split(url).some((rest, index) => index > 0 && !/^[\w-]/.test(rest));
}
