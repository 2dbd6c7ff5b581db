import { describe, expect, it } from 'vitest';
import { stateInWords } from '../../functions/console/pages/state-words.ts';
import { offerEdit } from '../../shared/domain/amendment.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import type { Happening } from '../../shared/domain/delivery-event.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { aDelivery, EVENING } from '../fakes/a-delivery.ts';
import { claimed, LATER, moved, offered, published, reworded, sent } from './amending.ts';

const DONE: Happening = { type: 'handled', at: LATER, how: 'by_hand' };
const failed = (of: 'edit' | 'removal'): Happening => {
  const message = of === 'edit' ? reworded().message : null;
  return { type: 'amendment_failed', at: LATER, of, message, why: 'no_rights' };
};
const unedited = () => moved(offered(), failed('edit'), DONE);
const state = (delivery: Delivery) => stateInWords(delivery, null, 'en');

describe('what a person did by hand, as the console says it', () => {
  it.each([
    ['✓ posted', () => moved(aDelivery(), { type: 'missed', at: EVENING, why: 'paused' }, DONE)],
    ['✓ posted', () => moved(published(), { type: 'vanished', at: LATER }, DONE)],
    ['✓ completed', () => moved(aDelivery(), claimed, sent, { type: 'refused', at: EVENING, why: 'photo' }, DONE)],
    ['✓ edited', unedited],
    ['— deleted', () => moved(published(), { type: 'removal_asked', at: LATER }, failed('removal'), DONE)],
  ] as const)('is %s', (said, done) => {
    const { shape, words } = state(done());
    expect(`${shape} ${words}`).toBe(`${said} by hand`);
  });

  it('is still told while other words wait, and no more once they are out', () => {
    const best = reworded({ text: sha256('best'), message: sha256('best') });
    const delivery = offerEdit(unedited(), best, LATER);
    if (delivery?.amendment?.kind !== 'edit') throw new Error('It is offered');
    expect(state(delivery).words).toBe('edited by hand');
    expect(state(moved(delivery, { type: 'edited', at: LATER, version: delivery.amendment.version })).words).toBe(
      'out',
    );
  });
});
