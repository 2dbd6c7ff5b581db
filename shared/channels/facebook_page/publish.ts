import type { Message, Photo, Sha256 } from '../../domain/message.ts';
import type { ChannelAdapter, Clock } from '../../ports.ts';
import { type Content, type Http, jsonContent } from '../http.ts';
import { multipart } from '../multipart.ts';
import { facebookAmend } from './amend.ts';
import { type Answer, answerOf } from './answer.ts';
import { credentialsOf, type PageCredentials } from './credentials.ts';
import { facebookLookUp, type IsTaken } from './lookup.ts';
import { permalinkOf } from './permalink.ts';
import { facebookProbe } from './probe.ts';
import { GRAPH_VERSION } from './wire.ts';

export interface FacebookPage extends PageCredentials {
  readonly pageId: string;
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly http: Http;
  readonly media: (sha256: Sha256) => Promise<Uint8Array>;
  readonly clock: Clock;
  readonly isTaken: IsTaken;
}

/** All photos at once: after staging and posting there is this much left of the lease, and more. */
const DISCARD_MS = 3000;

/**
 * A Page: a post is one visible call, whatever it holds. Throws only as `media` and `isTaken` do; when `send` throws,
 * nothing has been sent.
 *
 * @see https://developers.facebook.com/docs/pages-api/posts
 */
export function facebookPage({ media, clock, ...page }: FacebookPage): ChannelAdapter {
  const { pageId, baseUrl, http } = page;
  const credentials = credentialsOf(page);
  const nodeUrl = (node: string) => `${baseUrl}/${GRAPH_VERSION}/${encodeURIComponent(node)}`;

  async function call(edge: 'feed' | 'photos', content: Content): Promise<Answer> {
    return answerOf(await http(`${nodeUrl(pageId)}/${edge}`, content), clock);
  }

  const feed = (post: { message: string; attached_media?: readonly { media_fbid: string }[] }) =>
    call('feed', jsonContent({ ...post, ...credentials }));

  const upload = ({ alt, contentType }: Photo, bytes: Uint8Array, use: Readonly<Record<string, string>>) =>
    call(
      'photos',
      multipart({ ...use, ...(alt && { alt_text_custom: alt }), ...credentials }, [
        { name: 'source', contentType, bytes },
      ]),
    );

  async function post({ text, photos }: Message): Promise<Answer> {
    const loaded = await Promise.all(photos.map(async (photo) => ({ photo, bytes: await media(photo.sha256) })));
    const [first, ...others] = loaded;
    if (!first) return feed({ message: text });
    if (others.length === 0) return upload(first.photo, first.bytes, { published: 'true', caption: text });

    // All at once, so that staging and posting together end within the lease. Facebook itself deletes a temporary photo
    // after a day unless a post shows it: also one whose id we never learn, or that is left when we die.
    const use = { published: 'false', temporary: 'true' };
    const staged = await Promise.all(loaded.map(({ photo, bytes }) => upload(photo, bytes, use)));
    const ids = staged.flatMap((answer) => (answer.kind === 'created' ? [answer.created.id] : []));
    const failed = staged.find((answer) => answer.kind !== 'created');
    const answer = failed ?? (await feed({ message: text, attached_media: ids.map((id) => ({ media_fbid: id })) }));
    // Never after an unknown answer to the post itself: it may be public, and would lose its photos.
    if (failed || answer.kind === 'refused' || answer.kind === 'deferred') await discard(ids);
    return failed?.kind === 'unknown' ? { kind: 'deferred', until: null, why: failed.why } : answer;
  }

  /** Once each, whatever comes of it: another attempt stages them anew. */
  async function discard(photoIds: readonly string[]): Promise<void> {
    const query = new URLSearchParams(credentials);
    const options = { method: 'DELETE', deadlineMs: DISCARD_MS } as const;
    await Promise.all(photoIds.map((id) => http(`${nodeUrl(id)}?${query}`, undefined, options)));
  }

  const lookUp = facebookLookUp(page);
  return {
    steps: () => ['post'],
    async send(step, message) {
      requirePost(step);
      const answer = await post(message);
      if (answer.kind !== 'created') return answer;
      const { id, post_id, permalink_url } = answer.created;
      const externalId = post_id ?? id;
      return { kind: 'published', externalId, permalink: permalink_url ?? permalinkOf(externalId, baseUrl) };
    },
    async lookUp(step, message, delivery, since) {
      requirePost(step);
      return lookUp(message, delivery, since);
    },
    ...facebookAmend({ ...page, clock }),
    probe: facebookProbe(page),
  };
}

function requirePost(step: string): void {
  if (step !== 'post') throw new Error(`A Facebook Page has no step ${step}`);
}
