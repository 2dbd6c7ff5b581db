import type { Delivery } from './delivery.ts';
import type { Instant } from './instant.ts';
import type { Sha256 } from './message.ts';

/** What a delivery would have said at a moment, by the hash of its message; null where its history does not tell. */
export function messageThen({ events }: Pick<Delivery, 'events'>, at: Instant): Sha256 | null {
  const said = events.filter((event) => event.type === 'planned' || event.type === 'replanned');
  return said.findLast((event) => event.at <= at)?.message ?? null;
}
