import { html } from 'hono/html';
import { inKhmerDigits } from '../../../shared/domain/khmer-digits.ts';
import { REACTIONS, type Reaction } from './act-entries.ts';
import { hiddenAs } from './acting-bar.ts';
import { pagePath } from './addresses.ts';
import { type Html, moment } from './frame.ts';
import type { PageComment } from './page-acts.ts';
import type { PageView } from './page-view.ts';
import { personOf } from './people.ts';
import type { PagePost } from './platform-state.ts';
import { choice } from './reactions-shown.ts';
import { written } from './written.ts';

const REACTION_WORDS: Readonly<Record<Reaction, readonly [sign: string, km: string, en: string]>> = {
  LIKE: ['👍', 'ចូលចិត្ត', 'Like'],
  LOVE: ['❤️', 'ស្រលាញ់', 'Love'],
  CARE: ['🤗', 'យកចិត្តទុកដាក់', 'Care'],
  HAHA: ['😆', 'សើច', 'Haha'],
  WOW: ['😮', 'ភ្ញាក់ផ្អើល', 'Wow'],
  SAD: ['😢', 'សោកស្ដាយ', 'Sad'],
  ANGRY: ['😡', 'ខឹង', 'Angry'],
};

const COMMENTS_SHOWN = 20;

/** What people did with a post, and the forms to do it too. */
export function postActs(view: PageView, post: PagePost): Html {
  const { mount, state, as } = view;
  const { reactions, comments, shares } = state.onPages.of(post.page, post.number);
  const action = `${mount}${pagePath(post.page)}/posts/${post.number}`;
  return html`<section class="acts">
<form class="reactions" method="post" action="${action}/react">${hiddenAs(as)}${reactionChoices(reactions, as.number)}</form>
<p class="soft">${figure(reactions.size, 'ប្រតិកម្ម', 'reaction')} · ${figure(comments.length, 'មតិ', 'comment')} · ${figure(shares, 'ការចែករំលែក', 'share')}</p>
${comments.length === 0 ? '' : commentList(mount, comments)}
<form class="write" method="post" action="${action}/comment">${hiddenAs(as)}
<label>មតិជា ${as.name}<textarea name="text" rows="2" maxlength="8000" required></textarea></label>
<button>ផ្ញើមតិ · <span lang="en">Comment</span></button>
<button class="quiet" formaction="${action}/share" formnovalidate>ចែករំលែក · <span lang="en">Share</span></button></form>
</section>`;
}

function figure(count: number, km: string, en: string): Html {
  return html`${km} ${inKhmerDigits(count)} <span lang="en">(${count} ${count === 1 ? en : `${en}s`})</span>`;
}

function reactionChoices(reactions: ReadonlyMap<number, Reaction>, as: number): readonly Html[] {
  const counts = new Map<Reaction, number>();
  for (const reaction of reactions.values()) counts.set(reaction, (counts.get(reaction) ?? 0) + 1);
  return REACTIONS.map((reaction) => {
    const [sign, km, en] = REACTION_WORDS[reaction];
    const isMine = reactions.get(as) === reaction;
    const words = isMine ? `ដក «${km}» វិញ · Take ${en} back` : `${km} · ${en}`;
    const value = isMine ? 'NONE' : reaction;
    return choice({ name: 'type', value, sign, words, count: counts.get(reaction) ?? 0, isMine });
  });
}

function commentList(mount: string, comments: readonly PageComment[]): Html {
  const earlier = comments.length - COMMENTS_SHOWN;
  const more =
    earlier > 0
      ? html`<p class="soft">មតិមុនៗ ${inKhmerDigits(earlier)} ទៀតមិនបង្ហាញទេ · <span lang="en">${earlier} earlier comments not shown</span></p>`
      : '';
  const items = comments
    .slice(-COMMENTS_SHOWN)
    .map(
      ({ person, text, at }) =>
        html`<li><strong>${personOf(person).name}</strong>${written(mount, text)}${moment(at)}</li>`,
    );
  return html`${more}<ul class="comments">${items}</ul>`;
}
