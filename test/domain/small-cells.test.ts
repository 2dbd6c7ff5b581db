import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cell, cellOf, cellsOf } from '../../shared/domain/small-cells.ts';

const counts = fc.record({ posted: fc.nat(12), declined: fc.nat(12), noAnswer: fc.nat(12) });
type Counts = Readonly<Record<'posted' | 'declined' | 'noAnswer', number>>;

const seen = ({ whole, parts }: { whole: Cell; parts: Readonly<Record<string, Cell>> }) =>
  JSON.stringify([whole, ...Object.values(parts)]);

describe('counts of few people', () => {
  it('are hidden from 1 to 4, and nobody is said to be nobody', () => {
    expect([0, 1, 4, 5, 40].map(cellOf)).toEqual([0, 'few', 'few', 5, 40]);
  });

  it('hide the whole as soon as a part is hidden, and otherwise say it', () => {
    expect(cellsOf({ posted: 37, declined: 2, noAnswer: 0 })).toEqual({
      whole: 'hidden',
      parts: { posted: 37, declined: 'few', noAnswer: 0 },
    });
    expect(cellsOf({ posted: 37, declined: 5, noAnswer: 0 }).whole).toBe(42);
    expect(cellsOf({ posted: 0, declined: 0, noAnswer: 0 }).whole).toBe(0);
  });

  it('cannot be worked out from all that is shown, also not by whoever knows the rule', () => {
    fc.assert(
      fc.property(counts, (truth) => {
        const shown = cellsOf(truth);
        for (const name of ['posted', 'declined', 'noAnswer'] as const) {
          if (shown.parts[name] !== 'few') continue;
          // Each of 1 to 4 in its place shows the very same.
          for (const other of [1, 2, 3, 4]) {
            const instead: Counts = { ...truth, [name]: other };
            expect(seen(cellsOf(instead))).toBe(seen(shown));
          }
        }
      }),
    );
  });
});
