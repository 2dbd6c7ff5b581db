import { array, assert, integer, property, string, uniqueArray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginnings, dealt } from '../../shared/domain/group-draw.ts';

const codes = uniqueArray(string({ minLength: 1, maxLength: 6 }), { maxLength: 40 });
const armCount = integer({ min: 2, max: 4 });

/** How often each arm is begun with. */
function counts(groups: readonly string[], arms: number): number[] {
  const begins = beginnings(groups, 'any', arms);
  return Array.from({ length: arms }, (_, arm) => groups.filter((code) => begins(code) === arm).length);
}

describe('the draw of moderators’ groups', () => {
  it('is balanced within one, however many come and in how many parts', () => {
    assert(
      property(array(codes, { maxLength: 6 }), string(), armCount, (parts, seed, arms) => {
        const groups = parts.reduce<string[]>((before, part) => dealt(before, part, seed), []);
        const each = counts(groups, arms);
        expect(Math.max(...each) - Math.min(...each)).toBeLessThanOrEqual(1);
        expect(new Set(groups)).toEqual(new Set(parts.flat()));
      }),
    );
  });

  it('changes nobody’s arm when somebody registers later', () => {
    assert(
      property(codes, codes, string(), armCount, (first, later, seed, arms) => {
        const before = dealt([], first, seed);
        const after = dealt(before, later, seed);
        for (const code of first)
          expect(beginnings(after, seed, arms)(code)).toBe(beginnings(before, seed, arms)(code));
      }),
    );
  });

  it('is the same for the same seed, in whatever order the groups are read, and another one for another seed', () => {
    assert(
      property(codes, string(), (all, seed) => {
        expect(dealt([], all.toReversed(), seed)).toEqual(dealt([], all, seed));
      }),
    );
    const twelve = Array.from({ length: 12 }, (_, index) => `code-${index}`);
    const draws = Array.from({ length: 20 }, (_, seed) => dealt([], twelve, String(seed)).join());
    expect(new Set(draws).size).toBe(20);
  });
});
