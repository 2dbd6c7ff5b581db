import { expect, it } from 'vitest';
import { survive } from '../kills/kills.ts';

const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 1_000_000));

it(`says nothing twice and nothing false when it is killed five times during a campaign (seed ${SEED})`, {
  timeout: 90_000,
}, async () => {
  const { disagreements, whileSending, published, summary } = await survive({
    seed: SEED,
    kills: 5,
    posts: 12,
    longestRunMs: 1_200,
  });
  console.log(summary);
  expect(disagreements).toEqual([]);
  expect(whileSending).toBeGreaterThanOrEqual(2);
  // What says nothing at all says nothing false either.
  expect(published).toBeGreaterThan(36);
});
