import { type GraphReader, readGraph } from './read.ts';
import { PostSummary } from './wire.ts';

/** What a post has by now, the Page's own acts included; `why` is in our words and short enough to be stored. */
export type SummaryAnswer =
  | { readonly kind: 'known'; readonly reactions: number; readonly comments: number; readonly shares: number }
  /** The object is not there, or not for this token. */
  | { readonly kind: 'gone'; readonly why: string }
  | { readonly kind: 'unavailable'; readonly why: string };

/** `stream` counts answers to comments too, as the webhooks do. No comment and no name is asked for. */
const FIELDS = 'reactions.summary(true).limit(0),comments.filter(stream).summary(true).limit(0),shares';

/**
 * Asks a Page for the counts of one of its posts, by the id that it had in the answer when it was published. Never
 * throws. It only reads, so that it may be asked again at any time.
 *
 * @see https://developers.facebook.com/docs/graph-api/reference/object/reactions
 */
export function facebookSummary(reader: GraphReader): (externalId: string) => Promise<SummaryAnswer> {
  return async (externalId) => {
    const path = encodeURIComponent(externalId);
    const summary = await readGraph(reader, path, { fields: FIELDS }, PostSummary, 'no_summary');
    if (summary.kind === 'unreadable')
      return { kind: summary.fault === 'gone' ? 'gone' : 'unavailable', why: summary.why };
    const { reactions, comments, shares } = summary.value;
    return {
      kind: 'known',
      reactions: reactions.summary.total_count,
      comments: comments.summary.total_count,
      shares: shares.count,
    };
  };
}
