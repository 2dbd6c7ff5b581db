import { createHash } from 'node:crypto';

/** Chance that plays the same again for the same seed. */
export interface Random {
  /** From 0 up to, but not including, 1. */
  next(): number;
  /** A whole number, both ends included. */
  between(least: number, most: number): number;
  chance(probability: number): boolean;
  pick<Item>(from: readonly [Item, ...Item[]]): Item;
  /** Different ones, as many as there are at most. */
  some<Item>(count: number, from: readonly Item[]): Item[];
}

/** Every name has a chance of its own, so that what one post brings does not depend on what another one brought. */
export function randomOf(seed: number, ...names: readonly (string | number)[]): Random {
  let state = createHash('sha256')
    .update(JSON.stringify([seed, ...names]))
    .digest()
    .readUInt32BE();

  /** mulberry32. @see https://github.com/cprosche/mulberry32 */
  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  const below = (count: number) => Math.floor(next() * count);

  return {
    next,
    between: (least, most) => least + below(most - least + 1),
    chance: (probability) => next() < probability,
    pick: (from) => from[below(from.length)] ?? from[0],
    some(count, from) {
      const left = [...from];
      return Array.from({ length: Math.min(count, left.length) }, () => left.splice(below(left.length), 1)).flat();
    },
  };
}
