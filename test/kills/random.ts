/** A small generator from 0 to 1, so that a seed replays what was drawn. @see https://en.wikipedia.org/wiki/Linear_congruential_generator */
export function randomly(seed: number): () => number {
  let state = seed % 2 ** 32;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}
