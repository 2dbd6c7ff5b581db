import { createHash } from 'node:crypto';
import type { Keys } from '../../shared/answer-ports.ts';

/** Keys in memory; each is made of its name and of how often that name was asked for anew, so that a seed replays. */
export function memoryKeys(): Keys {
  const keys = new Map<string, Uint8Array>();
  let made = 0;
  return {
    async of(name) {
      const known = keys.get(name);
      if (known) return known;
      made += 1;
      const key = createHash('sha256').update(`${name} ${made}`).digest();
      keys.set(name, key);
      return key;
    },
    async names() {
      return [...keys.keys()].sort();
    },
    async keep(name, key) {
      const known = keys.get(name);
      if (known && Buffer.compare(known, key) !== 0) throw new Error(`There is another key of ${name} already`);
      keys.set(name, key);
    },
    async destroy(name) {
      keys.delete(name);
    },
  };
}
