import { facebookProbe } from './probe.ts';
import { type GraphReader, readGraph } from './read.ts';
import { PostName } from './wire.ts';

/**
 * Whether a post that Facebook has just called gone is gone indeed. The same words are said to whoever may not see it:
 * only where the Page itself can be read with this very token, and the post still cannot, they are believed. Never throws.
 */
export async function isGoneIndeed(
  page: GraphReader & { readonly pageId: string },
  externalId: string,
): Promise<boolean> {
  const { kind } = await facebookProbe(page)();
  if (kind !== 'good') return false;
  const post = await readGraph(page, encodeURIComponent(externalId), { fields: 'id' }, PostName, 'no_post');
  return post.kind === 'unreadable' && post.fault === 'gone';
}
