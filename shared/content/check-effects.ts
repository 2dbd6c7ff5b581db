import { scopeOf } from '../domain/content/channel.ts';
import type { PlannedDelivery } from '../domain/plan.ts';
import { pinNowhere } from './messages-media.ts';
import type { PostReading } from './read-post.ts';

/** Whether what a post's settings ask for can come about where it goes. */
export function checkEffects(reading: PostReading, planned: readonly PlannedDelivery[]): void {
  if (!reading.settings || planned.length === 0) return;
  if (reading.settings.pin && !planned.some(({ kind }) => scopeOf(kind) === 'telegram')) {
    reading.addMild(reading.place(['pin']), pinNowhere());
  }
}
