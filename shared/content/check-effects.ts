import { scopeOf } from '../domain/content/channel.ts';
import type { PlannedDelivery } from '../domain/plan.ts';
import { liteBeside, pinNowhere, voiceNowhere } from './messages-media.ts';
import type { PostReading } from './read-post.ts';

/** Whether what a post's settings ask for can come about where it goes. */
export function checkEffects(reading: PostReading, planned: readonly PlannedDelivery[]): void {
  if (!reading.settings) return;
  const { lite, pin, voice } = reading.settings;
  const hasMedia = voice !== undefined || reading.sections.some(({ photos }) => photos.length > 0);
  if (lite && hasMedia) reading.addMild(reading.place(['lite']), liteBeside());
  if (planned.length === 0) return;
  const isHeard = planned.some(({ kind }) => scopeOf(kind) === 'telegram' || kind === 'moderator_pack');
  if (voice !== undefined && !isHeard) reading.addMild(reading.place(['voice']), voiceNowhere());
  if (pin && !planned.some(({ kind }) => scopeOf(kind) === 'telegram')) {
    reading.addMild(reading.place(['pin']), pinNowhere());
  }
}
