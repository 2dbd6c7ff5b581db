import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { REACTIONS, type Reaction } from './act-entries.ts';
import { ActRefusal, As, refused, sentForm, Written } from './acting.ts';
import { mountOf, originOf, pagePath } from './addresses.ts';
import { commented, type ReactionVerb, reacted, shared } from './facebook-changes.ts';
import type { Person } from './people.ts';
import type { PagePost } from './platform-state.ts';
import type { SandboxWorld } from './world.ts';

const COMMENT_UNITS = 8000;

const React = z.object({ as: As, type: z.enum([...REACTIONS, 'NONE']) });
const Comment = z.object({ as: As, text: Written.pipe(z.string().min(1).max(COMMENT_UNITS)) });
const Share = z.object({ as: As });

/** What visitors do to a Page's posts, by the forms on its page. Each act is told to the Page's webhook. */
export function facebookActs(world: SandboxWorld): Hono {
  const { state, clock, callbacks } = world;
  const acts = new Hono();
  acts.onError(refused);

  acts.post('/pages/:page/posts/:number/react', async (c) => {
    const { as, type } = await sentForm(c, React);
    const post = postOf(c, world);
    const reaction = type === 'NONE' ? null : type;
    const { page, number } = post;
    const before = state.onPages.of(page, number).reactions.get(as.number) ?? null;
    if (reaction !== before) {
      const at = clock.now();
      state.record({ kind: 'page_reaction', at, person: as.number, page, number, reaction });
      await callbacks.page(page, reacted(post, as, ...changeOf(before, reaction), at));
    }
    return c.redirect(pathOf(c, post, as), 303);
  });

  acts.post('/pages/:page/posts/:number/comment', async (c) => {
    const { as, text } = await sentForm(c, Comment);
    const post = postOf(c, world);
    const { page, number } = post;
    const comment = { id: state.onPages.nextCommentId(), person: as.number, text, at: clock.now() };
    state.record({
      kind: 'page_comment',
      at: comment.at,
      person: as.number,
      page,
      number,
      comment: comment.id,
      text,
    });
    await callbacks.page(page, commented(hereOf(c), post, as, comment));
    return c.redirect(pathOf(c, post, as), 303);
  });

  acts.post('/pages/:page/posts/:number/share', async (c) => {
    const { as } = await sentForm(c, Share);
    const post = postOf(c, world);
    const { page, number } = post;
    const share = state.onPages.nextShareId();
    const at = clock.now();
    state.record({ kind: 'page_share', at, person: as.number, page, number, share });
    await callbacks.page(page, shared(hereOf(c), post, as, share, at));
    return c.redirect(pathOf(c, post, as), 303);
  });
  return acts;
}

function changeOf(before: Reaction | null, now: Reaction | null): [ReactionVerb, string] {
  if (now === null) return ['remove', before ?? ''];
  return [before === null ? 'add' : 'edit', now];
}

function postOf(c: Context, { state, channels }: SandboxWorld): PagePost {
  const { page = '', number } = c.req.param();
  const isPage = channels().some(({ kind, address }) => kind === 'facebook_page' && address === page);
  const found = state.posts(page).find((post) => String(post.number) === number);
  if (!isPage || !found?.published || found.removedAt !== null)
    throw new ActRefusal(404, 'ប្រកាសនេះលែងមានហើយ។', 'This post is not there any more.');
  return found;
}

function hereOf(c: Context): string {
  return originOf(c) + mountOf(c);
}

function pathOf(c: Context, { page, number }: PagePost, as: Person): string {
  return `${mountOf(c)}${pagePath(page)}?post=${number}&as=${as.number}#post-${number}`;
}
