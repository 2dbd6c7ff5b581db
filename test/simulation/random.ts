/** Chance that a seed replays: the only source of it in the simulation. */
export interface Random {
  /** True this often, of 1. */
  chance(rate: number): boolean;
  /** Anything from `low` up to, and without, `high`. */
  between(low: number, high: number): number;
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  /** One of these names, each as often as its rate says; null for what is left of 1. */
  which<Name extends string>(rates: Readonly<Record<Name, number>>): Name | null;
}

/**
 * A small generator with a period of about 4 thousand million.
 *
 * @see https://gist.github.com/tommyettinger/46a874533244883189143505d203312c
 */
export function randomly(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    chance: (rate) => rate > 0 && next() < rate,
    between: (low, high) => low + next() * (high - low),
    whole: (low, high) => Math.floor(low + next() * (high - low + 1)),
    which<Name extends string>(rates: Readonly<Record<Name, number>>) {
      let left = next();
      for (const name in rates) {
        left -= rates[name];
        if (left < 0) return name;
      }
      return null;
    },
  };
}
