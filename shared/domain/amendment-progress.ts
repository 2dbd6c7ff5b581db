import type { Delivery } from './delivery.ts';
import type { DeliveryEvent } from './delivery-event.ts';

/** How far it has come with what a delivery is amended to, as its history tells. */

const PROGRESS: ReadonlySet<string> = new Set<DeliveryEvent['type']>([
  'edit_offered',
  'removal_asked',
  'amendment_begun',
  'amendment_deferred',
]);

/** Whether it was begun, and nobody has heard since what came of it; what was begun before it does not count. */
export function isBegun({ events }: Pick<Delivery, 'events'>): boolean {
  return events.findLast(({ type }) => PROGRESS.has(type))?.type === 'amendment_begun';
}

const ATTEMPTS: ReadonlySet<string> = new Set<DeliveryEvent['type']>([
  'amendment_begun',
  'amendment_deferred',
  'amendment_failed',
  'edited',
]);

/** Whether any edit was begun, and may have been carried out although nobody knows that: also one that gave way to this. */
export function isUnderWay({ amendment, events }: Pick<Delivery, 'amendment' | 'events'>): boolean {
  const last = events.findLast(({ type }) => ATTEMPTS.has(type))?.type;
  return amendment?.kind === 'edit' && (last === 'amendment_begun' || last === 'amendment_deferred');
}

/** Whether what is offered is there already, since nothing came of what it was to replace. */
export function isAsOffered(delivery: Delivery): boolean {
  const { amendment, message } = delivery;
  return amendment?.kind === 'edit' && amendment.version.message === message && !isUnderWay(delivery);
}
