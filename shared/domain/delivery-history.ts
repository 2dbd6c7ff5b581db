import type { Delivery } from './delivery.ts';
import type { DeliveryEvent } from './delivery-event.ts';

export const EVENTS_KEPT = 60;

/** The event at the end of a delivery's history, and the next revision. */
export function recorded(delivery: Delivery, event: DeliveryEvent): Pick<Delivery, 'events' | 'rev'> {
  const { events } = delivery;
  // The first stands for all of it. The last of each kind decides what may happen still: whether the team was told, when
  // it was claimed, that a removal was asked for, that it was sent again once. What the new one follows stays beside it.
  const lasts = new Map(events.map(({ type }, index) => [type, index]));
  const oldest = events.findIndex(({ type }, index) => index > 0 && lasts.get(type) !== index);
  const kept = events.length < EVENTS_KEPT ? events : events.toSpliced(oldest, 1);
  return { events: [...kept, event], rev: delivery.rev + 1 };
}
