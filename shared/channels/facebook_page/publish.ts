import type { Instant } from '../../domain/instant.ts';
import type { Message, Photo, Sha256 } from '../../domain/message.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { ChannelAdapter, Clock } from '../../ports.ts';
import { type Content, type Http, type HttpReply, jsonContent, parseJson } from '../http.ts';
import { multipart } from '../multipart.ts';
import { credentialsOf, type PageCredentials } from './credentials.ts';
import { AppUsage, BusinessUsage, Created, errorName, GRAPH_VERSION, GraphError, verdictOf } from './wire.ts';

export interface FacebookPage extends PageCredentials {
  readonly pageId: string;
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly http: Http;
  readonly media: (sha256: Sha256) => Promise<Uint8Array>;
  readonly clock: Clock;
}

type Answer = { readonly kind: 'created'; readonly created: Created } | Exclude<Outcome, { kind: 'published' }>;

const FACEBOOK = 'https://graph.facebook.com';
const MAX_WAIT_MINUTES = 24 * 60;

/**
 * A Page: a post is one visible call, whatever it holds. Throws only as `media` does, and then nothing has been sent.
 *
 * @see https://developers.facebook.com/docs/pages-api/posts
 */
export function facebookPage({
  pageId,
  pageToken,
  appSecret,
  baseUrl,
  http,
  media,
  clock,
}: FacebookPage): ChannelAdapter {
  const credentials = credentialsOf({ pageToken, appSecret });

  async function call(edge: 'feed' | 'photos', content: Content): Promise<Answer> {
    return answerOf(await http(`${baseUrl}/${GRAPH_VERSION}/${pageId}/${edge}`, content), clock);
  }

  const feed = (post: { message: string; attached_media?: readonly { media_fbid: string }[] }) =>
    call('feed', jsonContent({ ...post, ...credentials }));

  const upload = ({ alt, contentType }: Photo, bytes: Uint8Array, use: { published: string; caption?: string }) =>
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

    // All at once, so that staging and posting together end within the lease.
    const staged = await Promise.all(loaded.map(({ photo, bytes }) => upload(photo, bytes, { published: 'false' })));
    const failed = staged.find((answer) => answer.kind !== 'created');
    if (failed) return failed.kind === 'unknown' ? { kind: 'deferred', until: null, why: failed.why } : failed;
    const ids = staged.flatMap((answer) => (answer.kind === 'created' ? [{ media_fbid: answer.created.id }] : []));
    return feed({ message: text, attached_media: ids });
  }

  return {
    steps: () => ['post'],
    async send(step, message) {
      if (step !== 'post') throw new Error(`A Facebook Page has no step ${step}`);
      const answer = await post(message);
      if (answer.kind !== 'created') return answer;
      const { id, post_id, permalink_url } = answer.created;
      return {
        kind: 'published',
        externalId: post_id ?? id,
        permalink: permalink_url ?? permalinkOf(post_id ?? id, baseUrl),
      };
    },
  };
}

/**
 * Where the public sees a post. Facebook answers with the id alone: its specification lets `/feed` be asked for no more.
 * Null for a photo's own id, and for posts that are not on Facebook but on a stand-in.
 */
function permalinkOf(id: string, baseUrl: string): string | null {
  const [, page, post] = /^(\d+)_(\d+)$/.exec(id) ?? [];
  return post && baseUrl === FACEBOOK ? `https://www.facebook.com/${page}/posts/${post}` : null;
}

function answerOf(reply: HttpReply, clock: Clock): Answer {
  switch (reply.kind) {
    case 'never_arrived':
      return { kind: 'deferred', until: null, why: `facebook: ${reply.why}` };
    case 'no_answer':
      return { kind: 'unknown', why: `facebook: ${reply.why}` };
    case 'answer':
      return read(reply, clock);
    default:
      return reply satisfies never;
  }
}

function read({ status, headers, text }: Extract<HttpReply, { kind: 'answer' }>, clock: Clock): Answer {
  const body = parseJson(text);
  const created = Created.safeParse(body);
  if (status < 300 && created.success) return { kind: 'created', created: created.data };

  const failure = GraphError.safeParse(body);
  const code = failure.success ? errorName(failure.data) : 'facebook';
  if (status === 429) return { kind: 'deferred', until: regained(headers, clock), why: `${code}: rate` };
  if (status >= 500 || !failure.success) return { kind: 'unknown', why: `${code}: status_${status}` };

  const { kind, reason } = verdictOf(failure.data) ?? {
    kind: status >= 400 ? ('refused' as const) : ('unknown' as const),
    reason: 'other',
  };
  const why = `${code}: ${reason}`;
  return kind === 'deferred' ? { kind, until: regained(headers, clock), why } : { kind, why };
}

/** When the platform says that calls will be let through again, where it says so. */
function regained(headers: Headers, clock: Clock): Instant | null {
  const app = AppUsage.safeParse(parseJson(headers.get('x-app-usage') ?? ''));
  const business = BusinessUsage.safeParse(parseJson(headers.get('x-business-use-case-usage') ?? ''));
  const usages = [...(app.success ? [app.data] : []), ...(business.success ? Object.values(business.data).flat() : [])];
  const minutes = Math.max(0, ...usages.map((usage) => usage.estimated_time_to_regain_access ?? 0));
  return minutes > 0 ? clock.afterReal(Math.min(minutes, MAX_WAIT_MINUTES) * 60_000) : null;
}
