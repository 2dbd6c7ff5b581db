import { expect, it } from 'vitest';
import { SECOND_MS } from '../../shared/domain/instant.ts';
import { USUAL } from '../simulation/mix.ts';
import { score } from '../simulation/scoreboard.ts';
import { inWords } from '../simulation/words.ts';

const POSTS = 10_000;
const LONGEST_MS = 60 * SECOND_MS;
const NONE = {
  duplicates: 0,
  lost_in_silence: 0,
  false_statuses: 0,
  unknown_hidden: 0,
  early: 0,
  steps_repeated: 0,
  wrong: [],
};

it.each([1, 2, 3])(
  'ten thousand posts of seed %i: nothing twice, nothing lost in silence, nothing false, within a minute',
  async (seed) => {
    const began = performance.now();
    const reached = await score(seed, POSTS, USUAL);
    const tookMs = performance.now() - began;
    console.log(inWords(reached));
    expect(reached).toMatchObject(NONE);
    expect(reached.exactly_once).toBeGreaterThan(0.95 * POSTS);
    expect(reached.known_p90_ms).toBeLessThanOrEqual(90 * SECOND_MS);
    expect(tookMs).toBeLessThan(LONGEST_MS);
  },
);
