import { type Delivery, sentSteps } from '../../domain/delivery.ts';
import type { Amended } from '../../domain/outcome.ts';
import type { ChannelAdapter, Clock } from '../../ports.ts';
import { jsonContent } from '../http.ts';
import { isSamePhotos } from '../same-photos.ts';
import { amendedOf, saysGone } from './answer.ts';
import { credentialsOf } from './credentials.ts';
import { isGoneIndeed } from './gone.ts';
import type { GraphReader } from './read.ts';
import { GRAPH_VERSION } from './wire.ts';

export interface FacebookAmend extends GraphReader {
  readonly pageId: string;
  readonly clock: Clock;
}

const ID_UNKNOWN: Amended = { kind: 'refused', why: 'id_unknown' };

/**
 * Edits and deletes a Page's post. Either may be done again: Facebook takes the same words twice, and what is gone is
 * done. Never throws.
 *
 * @see https://developers.facebook.com/docs/pages-api/posts
 */
export function facebookAmend({ clock, ...page }: FacebookAmend): Required<Pick<ChannelAdapter, 'edit' | 'remove'>> {
  const { baseUrl, http } = page;
  const credentials = credentialsOf(page);
  const nodeUrl = (node: string) => `${baseUrl}/${GRAPH_VERSION}/${encodeURIComponent(node)}`;

  return {
    async edit(before, after, delivery) {
      if (!isSamePhotos(before.photos, after.photos)) return { kind: 'refused', why: 'photos_cannot_change' };
      const id = postOf(delivery);
      if (id === null) return ID_UNKNOWN;
      return amendedOf(await http(nodeUrl(id), jsonContent({ message: after.text, ...credentials })), clock);
    },

    async remove(_, delivery) {
      const id = postOf(delivery);
      if (id === null) return ID_UNKNOWN;
      const reply = await http(`${nodeUrl(id)}?${new URLSearchParams(credentials)}`, undefined, { method: 'DELETE' });
      if (!saysGone(reply)) return amendedOf(reply, clock);
      // To tell people that it is gone while everybody can read it would be worse than to try again.
      return (await isGoneIndeed(page, id)) ? { kind: 'done' } : { kind: 'unknown', why: 'facebook: perhaps_gone' };
    },
  };
}

/** A post is one step, whatever it holds. */
function postOf({ state }: Pick<Delivery, 'state'>): string | null {
  return sentSteps(state).find(({ step }) => step === 'post')?.externalId ?? null;
}
