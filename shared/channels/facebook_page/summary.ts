import { type Http, type HttpReply, parseJson } from '../http.ts';
import { credentialsOf, type PageCredentials } from './credentials.ts';
import { errorName, GRAPH_VERSION, GraphError, PostSummary, verdictOf } from './wire.ts';

export interface FacebookSummary extends PageCredentials {
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly http: Http;
}

/** What a post has by now, the Page's own acts included; `why` is in our words and short enough to be stored. */
export type SummaryAnswer =
  | { readonly kind: 'known'; readonly reactions: number; readonly comments: number; readonly shares: number }
  | { readonly kind: 'unavailable'; readonly why: string };

/** `stream` counts answers to comments too, as the webhooks do. No comment and no name is asked for. */
const FIELDS = 'reactions.summary(true).limit(0),comments.filter(stream).summary(true).limit(0),shares';

/** "Does not exist, cannot be loaded due to missing permissions, or does not support this operation." */
const NO_SUCH_OBJECT = 33;

/**
 * Asks a Page for the counts of one of its posts, by the id that it had in the answer when it was published. Never
 * throws. It only reads, so that it may be asked again at any time.
 *
 * @see https://developers.facebook.com/docs/graph-api/reference/object/reactions
 */
export function facebookSummary({
  pageToken,
  appSecret,
  baseUrl,
  http,
}: FacebookSummary): (externalId: string) => Promise<SummaryAnswer> {
  const query = new URLSearchParams({ fields: FIELDS, ...credentialsOf({ pageToken, appSecret }) });
  return async (externalId) =>
    answerOf(await http(`${baseUrl}/${GRAPH_VERSION}/${encodeURIComponent(externalId)}?${query}`));
}

function answerOf(reply: HttpReply): SummaryAnswer {
  if (reply.kind !== 'answer') return { kind: 'unavailable', why: `facebook: ${reply.why}` };
  const body = parseJson(reply.text);
  const summary = PostSummary.safeParse(body);
  if (reply.status < 300 && summary.success) {
    const { reactions, comments, shares } = summary.data;
    return {
      kind: 'known',
      reactions: reactions.summary.total_count,
      comments: comments.summary.total_count,
      shares: shares.count,
    };
  }
  return { kind: 'unavailable', why: whyNot(reply.status, body) };
}

function whyNot(status: number, body: unknown): string {
  const failure = GraphError.safeParse(body);
  const name = failure.success ? errorName(failure.data) : 'facebook';
  if (status === 429) return `${name}: rate`;
  if (status >= 500) return `${name}: status_${status}`;
  if (!failure.success) return `${name}: ${status < 300 ? 'no_summary' : `status_${status}`}`;
  return `${name}: ${isGone(failure.data) ? 'gone' : (verdictOf(failure.data)?.reason ?? 'other')}`;
}

function isGone({ error: { code, error_subcode } }: GraphError): boolean {
  return code === NO_SUCH_OBJECT || (code === 100 && error_subcode === NO_SUCH_OBJECT);
}
