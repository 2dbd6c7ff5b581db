import { offerEdit } from '../../shared/domain/amendment.ts';
import type { Delivery, Entry } from '../../shared/domain/delivery.ts';
import type { Happening } from '../../shared/domain/delivery-event.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { move } from '../../shared/domain/delivery-life.ts';
import { HOUR_MS, MINUTE_MS, plus } from '../../shared/domain/instant.ts';
import { aDelivery, anEntry, EVENING } from '../fakes/a-delivery.ts';

export const LATER = plus(EVENING, HOUR_MS);
export const claimed = {
  type: 'claimed',
  at: EVENING,
  worker: 'one',
  leaseUntil: plus(EVENING, MINUTE_MS),
  steps: ['text'],
} as const satisfies Happening;
export const sent = {
  type: 'step_sent',
  at: EVENING,
  step: { step: 'text', externalId: '41', permalink: null, at: EVENING },
} as const satisfies Happening;

export function moved(delivery: Delivery, ...events: Happening[]): Delivery {
  return events.reduce((current, event) => {
    const next = move(current, event);
    if (!next) throw new Error(`${event.type} can happen to it`);
    return next;
  }, delivery);
}

export const published = () => moved(aDelivery(), claimed, sent, { type: 'published', at: EVENING });
export const reworded = (changes: Partial<Entry> = {}) =>
  anEntry({
    text: sha256('better'),
    message: sha256('better message'),
    approval: sha256('better approval'),
    ...changes,
  });

export const offered = () => {
  const delivery = offerEdit(published(), reworded(), LATER);
  if (!delivery) throw new Error('It is offered');
  return delivery;
};
