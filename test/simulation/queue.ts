import { MINUTE_MS, SECOND_MS } from '../../shared/domain/instant.ts';
import type { Due } from '../../shared/ports.ts';
import type { Faults } from './faults.ts';
import type { Random } from './random.ts';
import type { Timeline } from './timeline.ts';
import { type Ended, msOf } from './worker.ts';

/** A message comes this much before its moment, and is held back for at most fifteen minutes. */
const EARLY_MS = 2 * SECOND_MS;
const LONGEST_DELAY_MS = 15 * MINUTE_MS;
/** Who has not said by then that it is done with a message has lost it to somebody else. */
const VISIBILITY_MS = 180 * SECOND_MS;
const RECEIVES = 5;
/** Messages do not come in the order in which they were sent. */
const DISORDER_MS = 1_500;

/** A queue as SQS is one: at least once, in any order, and again when nobody says that it is done. */
export function deliveryQueue(
  time: Timeline,
  { queue: fault }: Pick<Faults, 'queue'>,
  random: Random,
  receive: (due: Due, whenEnded: (how: Ended) => void) => void,
): (dues: readonly Due[]) => void {
  const hand = (due: Due, receives: number) => {
    let isDone = false;
    receive(due, (how) => {
      isDone = how === 'done';
    });
    time.after(VISIBILITY_MS, () => {
      if (!isDone && receives < RECEIVES) hand(due, receives + 1);
    });
  };
  return (dues) => {
    for (const due of dues) {
      const trigger = fault();
      if (trigger === 'never') continue;
      const waitMs = Math.min(Math.max(msOf(due.dueAt) - EARLY_MS - time.nowMs(), 0), LONGEST_DELAY_MS);
      const lateMs = trigger === 'late' ? random.between(10 * SECOND_MS, 5 * MINUTE_MS) : 0;
      time.after(waitMs + lateMs + random.between(0, DISORDER_MS), () => hand(due, 1));
      if (trigger === 'twice') time.after(waitMs + random.between(0, 3 * SECOND_MS), () => hand(due, 1));
    }
  };
}
