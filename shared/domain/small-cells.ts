/** Counts of people, as those read them who must not find out who it was. @see DESIGN.md §1 */

/** `few`: one to four; `hidden`: it would give away, by subtraction, a number that is hidden. */
export type Cell = number | 'few' | 'hidden';

export const FEWEST_SHOWN = 5;

/** Nobody is a number that can be shown: it is nobody. */
export function cellOf(count: number): Cell {
  return count > 0 && count < FEWEST_SHOWN ? 'few' : count;
}

/**
 * The parts of a whole, and the whole. As soon as one part is hidden, so is the whole: whatever else is shown, nobody can
 * then work a hidden part out, also not whoever knows this rule.
 */
export function cellsOf<Name extends string>(
  parts: Readonly<Record<Name, number>>,
): { readonly whole: Cell; readonly parts: Readonly<Record<Name, Cell>> } {
  const names = Object.keys(parts) as Name[];
  const shown = Object.fromEntries(names.map((name) => [name, cellOf(parts[name])])) as Record<Name, Cell>;
  const whole = names.reduce((sum, name) => sum + parts[name], 0);
  const isHidden = names.some((name) => shown[name] === 'few');
  return { whole: isHidden ? 'hidden' : cellOf(whole), parts: shown };
}
