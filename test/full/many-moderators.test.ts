import { expect, it } from 'vitest';
import { epochMs, MINUTE_MS } from '../../shared/domain/instant.ts';
import { USUAL } from '../simulation/mix.ts';
import { crowdedPosts } from '../simulation/posts.ts';
import { count } from '../simulation/scoreboard.ts';
import { simulate } from '../simulation/simulation.ts';
import { inWords } from '../simulation/words.ts';

const MODERATORS = 20_000;
const POSTS = 1_000;
/** What Telegram allows a bot in a second. It is given 25: what is a little late counts in the next second. */
const MOST_A_SECOND = 30;
/** A slot of no more than these reserves nothing, and leaves beside what is reserved. */
const SMALL_SLOT = 25;
/** Six packs a second take 55.6 minutes; the usual faults may cost some more, and its posts do not expire within it. */
const HANDED_OUT_WITHIN_MS = 70 * MINUTE_MS;
/** One call in twenty is never answered, a pack is three, and nobody can read in a private chat what became of it. */
const UNKNOWN_AT_MOST = 0.17;

it.each([1, 2, 3])(
  'a pack to 20,000 moderators in one slot, beside 1,000 posts, with the usual faults of seed %i: nobody twice, nobody forgotten, at the pace of one bot',
  async (seed) => {
    const simulated = await simulate({ seed, mix: USUAL, posts: (random) => crowdedPosts(POSTS, MODERATORS, random) });
    const reached = count(seed, simulated);
    const pack = simulated.deliveries.find(({ events }) => events.some(({ type }) => type === 'page_handed_out'));
    if (pack?.state.status !== 'delivered') throw new Error('the pack is handed out');
    const tookMs = epochMs(pack.state.at) - epochMs(pack.at);
    console.log(`${inWords(reached)}\n  handed out in ${(tookMs / MINUTE_MS).toFixed(1)} minutes`);

    expect(reached).toMatchObject({
      ...{ duplicates: 0, lost_in_silence: 0, false_statuses: 0, unknown_hidden: 0, early: 0, steps_repeated: 0 },
      wrong: [],
    });
    expect(simulated.deliveries.filter(({ parent }) => parent === pack.id)).toHaveLength(MODERATORS);
    expect(simulated.deliveries.filter(({ remindAt }) => remindAt !== null).map(({ id }) => id)).toEqual([]);
    expect(reached.packs_unknown).toBeLessThan(UNKNOWN_AT_MOST * MODERATORS);
    expect(reached.most_of_packs).toBeLessThanOrEqual(MOST_A_SECOND);
    expect(reached.most_in_a_second).toBeLessThanOrEqual(MOST_A_SECOND + SMALL_SLOT);
    expect(tookMs).toBeLessThan(HANDED_OUT_WITHIN_MS);
  },
  120_000,
);
