import type { EngagementRow } from '../../shared/domain/engagement-rows.ts';
import type { Person } from '../../shared/domain/person.ts';
import { type Cell, cellOf, cellsOf } from '../../shared/domain/small-cells.ts';
import type { DeliveryRow } from './rows.ts';

/** What partners read of counts: none of fewer than five, by which somebody could be found, and none that gives one away. */

/** Whoever looks at a laptop on which nobody has been named yet sees samples, and all of them. */
export function readsWhole({ role, name }: Person): boolean {
  return role !== 'partner' || name === '';
}

/**
 * Why a post waits is the team's own business: who has not said yes, what hour may not be spoken of, which token is dead.
 * Of a pack that went to few, why one of them declined it, or how soon one posted it, is nearly who.
 */
export function rowForPartners({ responses, held_because, ...whole }: DeliveryRow) {
  const row = { ...whole, held: null };
  if (!responses) return row;
  const { delivered, posted, declined } = responses;
  const noAnswer = Math.max(0, delivered - posted - declined);
  const { whole: sum, parts } = cellsOf({ posted, declined, noAnswer });
  const shown = { delivered: shownAs(sum), posted: shownAs(parts.posted), declined: shownAs(parts.declined) };
  return { ...row, responses: shown };
}

/** A figure of fewer than five is null, and so is the sum of which such a one is a part. */
export function figuresForPartners(rows: readonly EngagementRow[]): EngagementRow[] {
  const few = new Set(
    rows.filter(({ value }) => value !== null && cellOf(value) === 'few').map(({ metric }) => metric),
  );
  return rows.map((row) => {
    const isSum = row.scope !== 'delivery' && few.has(row.metric);
    if (row.value === null || (!isSum && cellOf(row.value) !== 'few')) return row;
    return { ...row, value: null, reason: 'under_five' };
  });
}

function shownAs(cell: Cell): number | null {
  return typeof cell === 'number' ? cell : null;
}
