import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../shared/domain/delivery.ts';
import type { Happening } from '../../shared/domain/delivery-event.ts';
import { move, replan } from '../../shared/domain/delivery-life.ts';
import { HOUR_MS, plus } from '../../shared/domain/instant.ts';
import { marksOf } from '../../shared/domain/log-marks.ts';
import { contentOf } from '../../shared/domain/log-row.ts';
import { aDelivery, anEntry, EVENING } from '../fakes/a-delivery.ts';

const MISSED: Happening = { type: 'missed', at: EVENING, why: 'paused' };
const BY_HAND: Happening = { type: 'handled', at: EVENING, how: 'by_hand' };

function having(...events: Happening[]): Delivery {
  return events.reduce((delivery, event) => must(move(delivery, event)), aDelivery());
}

function must(delivery: Delivery | null): Delivery {
  if (!delivery) throw new Error('that cannot happen');
  return delivery;
}

/** Missed, given another moment, and posted by hand before that came. */
function postedBeforeItsOtherMoment(): Delivery {
  const again = anEntry({ at: plus(EVENING, HOUR_MS) });
  return must(move(must(replan(having(MISSED), again, null, EVENING)), BY_HAND));
}

describe('how a post stands in the log', () => {
  it('is by hand where somebody posted it, whether it was missed before or waited for another moment', () => {
    expect(marksOf(having(MISSED, BY_HAND))).toEqual(['planned', 'by_hand']);
    expect(marksOf(postedBeforeItsOtherMoment())).toEqual(['planned', 'by_hand']);
  });

  it('is missed where somebody lets it be, and withdrawn where somebody withdrew it', () => {
    expect(marksOf(having(MISSED, { type: 'handled', at: EVENING, how: 'dropped' }))).toEqual(['planned', 'missed']);
    expect(marksOf(having({ type: 'cancelled', at: EVENING, why: 'withdrawn' }))).toEqual(['planned', 'withdrawn']);
  });

  it('says once that it was done by hand', () => {
    expect(contentOf(postedBeforeItsOtherMoment()).match(/by_hand/g)).toHaveLength(1);
  });
});
