import type { PageAct } from '../../domain/callback.ts';
import type { Instant } from '../../domain/instant.ts';
import type { FeedValue } from './callback-wire.ts';

/** One word for what older and newer callbacks say of the same act. */
const VERBS: ReadonlyMap<string, Verb> = new Map([
  ['add', 'add'],
  ['remove', 'remove'],
  ['delete', 'remove'],
  ['edit', 'edit'],
  ['edited', 'edit'],
]);
type Verb = 'add' | 'remove' | 'edit';

const CHANGE = { add: 1, remove: -1, edit: 0 } as const;

/** Never in an id, so that parts put together in another way are never the same text. */
const SEPARATOR = ' ';

/**
 * What somebody did to a post of this Page; null for whatever counts nothing.
 *
 * Only `post_id` names the post: `photo_id` is the photo inside it, `parent_id` may be a comment. It is kept with the
 * owner that it names, even if that is not this Page: another owner's post may have the number of one of ours.
 *
 * When a Page's moderator removes somebody's comment, the Page is the sender, and one cannot see whose comment it was:
 * it is passed over like all that the Page does, and the figure stays high until the Page itself is asked.
 */
export function actOf(page: string, value: FeedValue, toldAt: Instant | null): PageAct | null {
  const at = value.created_time ?? toldAt;
  const verb = VERBS.get(value.verb);
  const post = postOf(page, value.item === 'share' ? sharedBy(value) : value.post_id);
  if (!at || !verb || !post || isOwn(page, value) || isDraft(value)) return null;

  const act = { page, post, change: CHANGE[verb], at };
  const identity = (...parts: readonly string[]) => [page, ...parts].join(SEPARATOR);
  const sender = value.from?.id ?? value.sender_id ?? 'none';

  switch (value.item) {
    // One act is told as both, also when it was a heart; the kind of reaction, which only one of them names, is left
    // out of its identity. The second is in it: the same person may take a reaction back and react again. Without a
    // sender, two reactions in one second count as one: rather one too few than the same one twice.
    case 'like':
    case 'reaction':
      if (isOnComment(post, value)) return null;
      return { ...act, metric: 'reactions', identity: identity('reaction', verb, post, at, sender) };

    // A comment comes once and goes once, whoever tells it, and even where neither time nor sender is told. Answers to
    // comments are comments too, as they are in the Page's own summary.
    case 'comment':
      if (verb === 'edit') return null;
      return {
        ...act,
        metric: 'comments',
        identity: value.comment_id
          ? identity('comment', verb, value.comment_id)
          : identity('comment', verb, post, at, sender),
      };

    case 'share':
      if (verb === 'edit') return null;
      return {
        ...act,
        metric: 'shares',
        identity: identity('share', verb, post, at, sender, value.share_id ?? 'none'),
      };

    default:
      return null;
  }
}

/** `<owner>_<number>`; null for what is no post's id. */
function postOf(page: string, reference: string | null | undefined): string | null {
  const [, owner = page, number] = /^(?:([1-9]\d*)_)?([1-9]\d*)$/.exec(reference ?? '') ?? [];
  return number ? `${owner}_${number}` : null;
}

const numberOf = (reference: string) => reference.slice(reference.indexOf('_') + 1);

/**
 * The post that was shared. The only callbacks of this kind that we have seen tell of a new post with a link,
 * where `share_id` is the number of that very post: what it shares is then at most in `parent_id`. Otherwise
 * `post_id` is taken at its word; if it should be the sharing post, it is none of ours, and nothing is counted.
 */
function sharedBy({ post_id, parent_id, share_id }: FeedValue): string | null | undefined {
  const isItself = (reference: string) => numberOf(reference) === numberOf(share_id ?? '');
  return [post_id, parent_id].find((reference) => reference && !isItself(reference));
}

/** An older callback may name the comment only as parent: `<number of the post>_<number of the comment>`. */
function isOnComment(post: string, { comment_id, parent_id }: FeedValue): boolean {
  return Boolean(comment_id) || Boolean(parent_id?.startsWith(`${numberOf(post)}_`));
}

function isOwn(page: string, { from, sender_id }: FeedValue): boolean {
  return from?.id === page || sender_id === page;
}

function isDraft({ published }: FeedValue): boolean {
  return published === 0 || published === false || published === '0';
}
