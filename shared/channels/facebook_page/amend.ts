import { isDeepStrictEqual } from 'node:util';
import { sentSteps } from '../../domain/delivery.ts';
import type { Message } from '../../domain/message.ts';
import type { Amended } from '../../domain/outcome.ts';
import type { ChannelAdapter, Clock } from '../../ports.ts';
import { type Http, jsonContent } from '../http.ts';
import { changeOf, removalOf } from './answer.ts';
import { credentialsOf, type PageCredentials } from './credentials.ts';
import { GRAPH_VERSION } from './wire.ts';

export interface FacebookAmend extends PageCredentials {
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly http: Http;
  readonly clock: Clock;
}

/**
 * Changes a post's words, or deletes it. Its photos cannot be changed once it is out. Never throws.
 *
 * @see https://developers.facebook.com/docs/pages-api/posts#update-a-post
 */
export function facebookAmend(page: FacebookAmend): Required<Pick<ChannelAdapter, 'edit' | 'remove'>> {
  const { baseUrl, http, clock } = page;
  const credentials = credentialsOf(page);

  /** The post is the one step of a Page. */
  async function onPost(
    delivery: Parameters<NonNullable<ChannelAdapter['remove']>>[1],
    act: (url: string) => Promise<Amended>,
  ): Promise<Amended> {
    const id = sentSteps(delivery.state)[0]?.externalId ?? null;
    if (id === null) return { kind: 'refused', why: 'id_unknown' };
    return act(`${baseUrl}/${GRAPH_VERSION}/${encodeURIComponent(id)}`);
  }

  return {
    async edit(before, after, delivery) {
      if (!isDeepStrictEqual(photosOf(before), photosOf(after)))
        return { kind: 'refused', why: 'photos_cannot_change' };
      return onPost(delivery, async (url) =>
        changeOf(await http(url, jsonContent({ message: after.text, ...credentials })), clock),
      );
    },
    remove: (_message, delivery) =>
      onPost(delivery, async (url) => {
        const query = new URLSearchParams(credentials);
        return removalOf(await http(`${url}?${query}`, undefined, { method: 'DELETE' }), clock);
      }),
  };
}

function photosOf({ photos }: Message): readonly string[] {
  return photos.map(({ sha256 }) => sha256);
}
