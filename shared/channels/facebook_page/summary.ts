import type { PageSummary } from '../../answer-ports.ts';
import { isGoneIndeed } from './gone.ts';
import { type GraphReader, readGraph } from './read.ts';
import { PostSummary } from './wire.ts';

/** `stream` counts answers to comments too, as the webhooks do. No comment and no name is asked for. */
const FIELDS = 'reactions.summary(true).limit(0),comments.filter(stream).summary(true).limit(0),shares';

/**
 * Asks a Page for the counts of one of its posts, by the id that it had in the answer when it was published: what the
 * post has by now, the Page's own acts included. Never throws. It only reads, so that it may be asked again at any time.
 *
 * @see https://developers.facebook.com/docs/graph-api/reference/object/reactions
 */
export function facebookSummary(
  page: GraphReader & { readonly pageId: string },
): (externalId: string) => Promise<PageSummary> {
  return async (externalId) => {
    const path = encodeURIComponent(externalId);
    const summary = await readGraph(page, path, { fields: FIELDS }, PostSummary, 'no_summary');
    if (summary.kind === 'unreadable') {
      const isGone = summary.fault === 'gone' && (await isGoneIndeed(page, externalId));
      return isGone ? { kind: 'gone' } : { kind: 'unavailable', why: summary.why };
    }
    const { reactions, comments, shares } = summary.value;
    return {
      kind: 'known',
      reactions: reactions.summary.total_count,
      comments: comments.summary.total_count,
      shares: shares.count,
    };
  };
}
