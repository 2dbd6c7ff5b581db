import { describe, expect, it } from 'vitest';
import { offerEdit } from '../../shared/domain/amendment.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import { versionsBefore } from '../../shared/domain/versions-out.ts';
import { aDelivery, EVENING } from '../fakes/a-delivery.ts';
import { claimed, LATER, moved, offered, published, reworded, sent } from './amending.ts';

const [first, second] = [aDelivery().message, reworded().message];

function offer(delivery: Delivery): Delivery {
  const changed = offerEdit(delivery, reworded(), LATER);
  if (!changed) throw new Error('It is offered');
  return changed;
}

function edited(delivery: Delivery): Delivery {
  if (delivery.amendment?.kind !== 'edit') throw new Error('It is offered');
  return moved(delivery, { type: 'edited', at: LATER, version: delivery.amendment.version });
}

describe('what a post said before', () => {
  it('is nothing while nobody has edited it, and what was planned once somebody has', () => {
    expect(versionsBefore(published())).toEqual([]);
    expect(versionsBefore(offered())).toEqual([]);
    expect(versionsBefore(edited(offered()))).toEqual([{ since: EVENING, message: first }]);
  });

  it('is what was offered to a post that had not left after all, and then left with that', () => {
    const doubtful = moved(aDelivery(), claimed, { type: 'unknown', at: EVENING, why: 'timeout', lookAt: null });
    const absent = moved(offer(doubtful), { type: 'absent', at: LATER, by: 'person' });
    expect(absent.message).toBe(second);
    const out = moved(absent, claimed, sent, { type: 'published', at: LATER });
    const again = offerEdit(out, { ...reworded(), message: first, text: first }, LATER);
    if (!again) throw new Error('It is offered');
    expect(versionsBefore(edited(again))).toEqual([{ since: EVENING, message: second }]);
  });
});
