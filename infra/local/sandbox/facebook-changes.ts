import { epochMs, type Instant, SECOND_MS } from '../../../shared/domain/instant.ts';
import { postPath, type SandboxChannel } from './addresses.ts';
import { commentId, graphTime, idOf, statusType } from './facebook-objects.ts';
import type { PageComment } from './page-acts.ts';
import { facebookUser, type Person } from './people.ts';
import type { PagePost } from './platform-state.ts';

/**
 * What Facebook says in a Page's webhook of each act: the value of a change of the field `feed`, as seen in captures
 * from 2020 on. @see recordings/facebook
 */

/** Taken back is `remove`. */
export type ReactionVerb = 'add' | 'edit' | 'remove';

/** Somebody reacted, changed their mind, or took it back. */
export function reacted(post: PagePost, by: Person, verb: ReactionVerb, reaction: string, at: Instant): object {
  return {
    from: facebookUser(by),
    post_id: idOf(post),
    created_time: seconds(at),
    item: 'reaction',
    parent_id: idOf(post),
    reaction_type: reaction.toLowerCase(),
    verb,
  };
}

/** Somebody commented. */
export function commented(here: string, post: PagePost, by: Person, { id, text, at }: PageComment): object {
  return {
    from: facebookUser(by),
    post: {
      status_type: statusType(post),
      is_published: post.published,
      updated_time: graphTime(post.editedAt ?? post.at),
      permalink_url: here + postPath(post.page, post.number),
      promotion_status: 'inactive',
      id: idOf(post),
    },
    message: text,
    post_id: idOf(post),
    comment_id: commentId(post, id),
    created_time: seconds(at),
    item: 'comment',
    parent_id: idOf(post),
    verb: 'add',
  };
}

/** No capture of a visitor's share was ever published; this is the shape of the Page's own, with the shared post named. */
export function shared(here: string, post: PagePost, by: Person, share: number, at: Instant): object {
  return {
    from: facebookUser(by),
    link: here + postPath(post.page, post.number),
    post_id: idOf(post),
    share_id: String(share),
    created_time: seconds(at),
    item: 'share',
    published: 1,
    verb: 'add',
  };
}

/** The Page's own posts are told as well, drafts with `published: 0`. */
export function ownPost(here: string, page: SandboxChannel, post: PagePost, verb: 'add' | 'edited' = 'add'): object {
  const [photo, ...more] = post.photos;
  const links = post.photos.map(({ picture }) => `${here}/media/${picture.file}`);
  return {
    from: { id: page.address, name: page.label },
    ...(post.message === '' ? {} : { message: post.message }),
    post_id: idOf(post),
    created_time: seconds(post.at),
    ...(photo && more.length === 0
      ? { item: 'photo', photo_id: photo.id, link: links[0] }
      : { item: 'status', ...(photo ? { photos: links } : {}), ...(post.link === null ? {} : { link: post.link }) }),
    published: post.published ? 1 : 0,
    verb,
  };
}

function seconds(at: Instant): number {
  return Math.floor(epochMs(at) / SECOND_MS);
}
