import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../shared/domain/instant.ts';
import { HARSH, type Mix, NO_FAULTS, USUAL } from './mix.ts';
import { type Asked, crowdedPosts } from './posts.ts';
import type { Random } from './random.ts';
import { broken, score } from './scoreboard.ts';
import { asJson } from './words.ts';

/** What is wrong, in words, so that a failure names the seed and the deliveries. */
async function wrongOf(seed: number, posts: number, mix: Mix, more: Parameters<typeof score>[3] = {}) {
  const reached = await score(seed, posts, mix, more);
  return { seed, broken: broken(reached), wrong: reached.wrong };
}

const clean = (seed: number) => ({ seed, broken: 0, wrong: [] });

describe('a simulated month', () => {
  it('publishes everything exactly once, at its moment, when nothing goes wrong', async () => {
    const reached = await score(1, 300, NO_FAULTS);
    expect(reached).toMatchObject({ exactly_once: 300, unknown_shown: 0, beyond_bounds: 0, wrong: [] });
    expect(reached.late_p99_ms).toBeLessThan(3 * SECOND_MS);
  });

  it.each([1, 2, 3, 4, 5])(
    'doubles nothing, loses nothing in silence and reports nothing false with seed %i',
    async (seed) => {
      expect(await wrongOf(seed, 300, USUAL)).toEqual(clean(seed));
    },
  );

  it('replays a seed exactly, and no other', async () => {
    const [first, again, other] = [await score(7, 200, HARSH), await score(7, 200, HARSH), await score(8, 200, HARSH)];
    expect(again).toEqual(first);
    expect(asJson(again)).toBe(asJson(first));
    expect({ ...other, seed: 7 }).not.toEqual(first);
  });

  it('shows every post whose outcome is unknown to a person, and publishes nearly all others', async () => {
    const { exactly_once, unknown_shown, said } = await score(3, 300, USUAL);
    const openly = Object.values(said).reduce((sum, one) => sum + one, 0);
    expect(exactly_once + unknown_shown + openly).toBeGreaterThanOrEqual(300);
    expect(exactly_once).toBeGreaterThanOrEqual(280);
  });
});

/** What Telegram allows a bot; it is given 25, and what is a little late counts in the next second. */
const MOST_A_SECOND = 30;

describe('a pack to more moderators than one page, beside other posts', () => {
  const crowded = (random: Random) => crowdedPosts(60, 700, random);

  it('reaches each of them exactly once, at the bot’s pace, when nothing goes wrong', async () => {
    const reached = await score(1, 60, NO_FAULTS, { posts: crowded });
    expect(reached).toMatchObject({ exactly_once: 61, packs: 703, packs_exactly_once: 703, wrong: [] });
    expect(reached.most_of_packs).toBeLessThanOrEqual(MOST_A_SECOND);
  });

  it.each([1, 2, 3])('reaches nobody twice, and forgets nobody in silence, with seed %i of a bad day', async (seed) => {
    const reached = await score(seed, 60, HARSH, { posts: crowded });
    expect({ seed, broken: broken(reached), wrong: reached.wrong }).toEqual(clean(seed));
    expect(reached.most_of_packs).toBeLessThanOrEqual(MOST_A_SECOND);
  });
});

describe('more packs in one minute than their moderators were promised for the week', () => {
  const LIMIT = 2;
  const many = (): Asked[] =>
    Array.from({ length: 12 }, (_, number) => {
      return { kind: 'moderator_pack', channel: 1, photos: 1, atMs: 20 * MINUTE_MS, text: `កញ្ចប់ ${number}` };
    });

  it('reach each of them as often as promised, and of the others it is said that they were too many', async () => {
    const reached = await score(1, 12, NO_FAULTS, { posts: many, packsPerWeek: LIMIT });
    expect(reached).toMatchObject({ packs: 36, packs_exactly_once: 3 * LIMIT, packs_over_limit: 0, wrong: [] });
    expect(reached.said.missed).toBe(36 - 3 * LIMIT);
  });

  it.each([1, 2, 3])('reach nobody more often, and remind nobody twice, with seed %i of a bad day', async (seed) => {
    expect(await wrongOf(seed, 12, HARSH, { posts: many, packsPerWeek: LIMIT })).toEqual(clean(seed));
  });
});

/** Of each group of faults, one at a time, at a rate at which nearly every post meets it. */
const ALONE: readonly (readonly [name: string, mix: Mix])[] = Object.entries(NO_FAULTS).flatMap(([group, rates]) =>
  typeof rates === 'number'
    ? [[group, { ...NO_FAULTS, [group]: 0.3 }] as const]
    : Object.keys(rates).map((name) => {
        const rate = group === 'ledger' || group === 'timer' ? 0.05 : 0.3;
        return [`${group}.${name}`, { ...NO_FAULTS, [group]: { ...rates, [name]: rate } }] as const;
      }),
);

describe('a fault alone, at a high rate', () => {
  it.each(ALONE)('keeps the promises: %s', async (_, mix) => {
    expect(await wrongOf(11, 60, mix)).toEqual(clean(11));
  });
});

describe('a clock that jumps', () => {
  it('back by an hour makes nothing twice', async () => {
    const offMs = (nowMs: number) => (nowMs > 22 * MINUTE_MS ? -HOUR_MS : 0);
    expect(await wrongOf(5, 120, USUAL, { offMs })).toEqual(clean(5));
  });

  it('back to the right time, after it was three minutes fast, makes nothing twice', async () => {
    const offMs = (nowMs: number) => (nowMs < 24 * MINUTE_MS ? 3 * MINUTE_MS : 0);
    expect(await wrongOf(6, 120, USUAL, { offMs })).toEqual(clean(6));
  });

  it('forward by four minutes, which is as much as a look-up allows for, makes nothing twice', async () => {
    const offMs = (nowMs: number) => (nowMs > 22 * MINUTE_MS ? 4 * MINUTE_MS : 0);
    expect(await wrongOf(7, 120, USUAL, { offMs })).toEqual(clean(7));
  });
});
