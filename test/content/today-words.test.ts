import { describe, expect, it } from 'vitest';
import { footnotes, stateWords } from '../../shared/content/today-words.ts';
import { offerEdit } from '../../shared/domain/amendment.ts';
import type { Delivery } from '../../shared/domain/delivery.ts';
import type { Happening } from '../../shared/domain/delivery-event.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { move } from '../../shared/domain/delivery-life.ts';
import { HOUR_MS, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import { aDelivery, anEntry, EVENING } from '../fakes/a-delivery.ts';

const at = plus(EVENING, HOUR_MS);
const BY_HAND: Happening = { type: 'handled', at, how: 'by_hand' };
const OUT: readonly Happening[] = [
  { type: 'claimed', at: EVENING, worker: 'one', leaseUntil: plus(EVENING, MINUTE_MS), steps: ['text'] },
  { type: 'step_sent', at: EVENING, step: { step: 'text', externalId: '41', permalink: null, at: EVENING } },
  { type: 'published', at: EVENING },
];
const better = anEntry({ text: sha256('better'), message: sha256('better'), approval: sha256('better') });

function moved(delivery: Delivery | null, ...events: readonly Happening[]): Delivery {
  const last = events.reduce((current, event) => current && move(current, event), delivery);
  if (!last) throw new Error('All of it can happen to it');
  return last;
}

const unedited = () =>
  moved(offerEdit(moved(aDelivery(), ...OUT), better, at), {
    type: 'amendment_failed',
    at,
    of: 'edit',
    message: better.message,
    why: 'no_rights',
  });
const words = (delivery: Delivery) => stateWords({ delivery, held: null }, footnotes());

describe('what somebody did by hand', () => {
  it.each([
    ['posted', () => moved(aDelivery(), { type: 'missed', at, why: 'no_token' })],
    ['posted', () => moved(aDelivery(), ...OUT, { type: 'vanished', at })],
    ['edited', unedited],
    [
      'deleted',
      () =>
        moved(
          aDelivery(),
          ...OUT,
          { type: 'removal_asked', at },
          { type: 'amendment_failed', at, of: 'removal', message: null, why: 'no_rights' },
        ),
    ],
  ] as const)('is called %s by hand', (done, before) => {
    expect(words(moved(before(), BY_HAND))).toContain(`${done} by hand`);
  });

  it('is not told of what says other words by now', () => {
    const offered = offerEdit(
      moved(unedited(), BY_HAND),
      { ...better, message: sha256('best'), text: sha256('best') },
      at,
    );
    const amendment = offered?.amendment;
    if (amendment?.kind !== 'edit') throw new Error('It is offered');
    expect(words(moved(offered, { type: 'edited', at, version: amendment.version }))).toBe('✓ បានចេញ · out');
  });
});
