import { expect, it } from 'vitest';
import { MUTANTS } from '../simulation/mutants.ts';
import { mutate } from '../simulation/mutate.ts';

it('the simulation shows each thing that is broken on purpose', async () => {
  const tried = await mutate();
  expect(tried.filter(({ shownBy }) => shownBy === null).map(({ name }) => name)).toEqual([]);
  expect(tried).toHaveLength(MUTANTS.length);
});
