import { expect, it } from 'vitest';
import { survive } from '../kills/kills.ts';

const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 1_000_000));

it(`says nothing twice and nothing false when it is killed a hundred times during a campaign (seed ${SEED})`, async () => {
  const survived = await survive({ seed: SEED, kills: 100, posts: 120, longestRunMs: 3_000 });
  console.log(survived.summary);
  expect(survived.disagreements).toEqual([]);
  expect(survived.whileSending).toBeGreaterThanOrEqual(40);
  // What says nothing at all says nothing false either.
  expect(survived.published).toBeGreaterThan(450);
  expect(survived.found).toBeGreaterThan(0);
  expect(survived.sentAgain).toBeGreaterThan(0);
}, 900_000);
