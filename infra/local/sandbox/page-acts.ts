import type { Instant } from '../../../shared/domain/instant.ts';
import type { Reaction } from './act-entries.ts';
import type { EntryOf } from './entries.ts';

/** One comment; nobody takes one back here. */
export interface PageComment {
  readonly id: number;
  readonly person: number;
  readonly text: string;
  readonly at: Instant;
}

/** What was done to one post. */
export interface PostActs {
  /** By person, the earliest first; one each. */
  readonly reactions: ReadonlyMap<number, Reaction>;
  /** Oldest first. */
  readonly comments: readonly PageComment[];
  readonly shares: number;
}

/** What people did to the posts of Pages. */
export interface PageActs {
  of(page: string, number: number): PostActs;
  nextCommentId(): number;
  nextShareId(): number;
}

type PageAct = EntryOf<'page_reaction' | 'page_comment' | 'page_share'>;

const NONE: PostActs = noneYet();
const FIRST_COMMENT_ID = 5_000_000_000_001;
const FIRST_SHARE_ID = 6_000_000_000_001;

/** Empty; entries fill it. */
export function openPageActs(): PageActs & { apply(entry: PageAct): void } {
  const byPost = new Map<string, ReturnType<typeof noneYet>>();
  let comments = 0;
  let shares = 0;

  return {
    of: (page, number) => byPost.get(`${page}_${number}`) ?? NONE,
    nextCommentId: () => FIRST_COMMENT_ID + comments,
    nextShareId: () => FIRST_SHARE_ID + shares,
    apply(entry) {
      const key = `${entry.page}_${entry.number}`;
      const acts = byPost.get(key) ?? noneYet();
      byPost.set(key, acts);
      switch (entry.kind) {
        case 'page_reaction':
          if (entry.reaction) acts.reactions.set(entry.person, entry.reaction);
          else acts.reactions.delete(entry.person);
          return;
        case 'page_comment':
          acts.comments.push({ id: entry.comment, person: entry.person, text: entry.text, at: entry.at });
          comments += 1;
          return;
        case 'page_share':
          acts.shares += 1;
          shares += 1;
          return;
        default:
          entry satisfies never;
      }
    },
  };
}

function noneYet() {
  return { reactions: new Map<number, Reaction>(), comments: [] as PageComment[], shares: 0 };
}
