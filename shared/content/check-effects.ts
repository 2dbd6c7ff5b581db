import { scopeOf } from '../domain/content/channel.ts';
import type { PlannedDelivery } from '../domain/plan.ts';
import { liteBeside, noVideoOnPage, pinNowhere, voiceNowhere } from './messages-media.ts';
import { isVideo } from './photo-without-logo.ts';
import { headPlace } from './post-sections.ts';
import type { PostReading } from './read-post.ts';
import { selectSection } from './select-section.ts';

/** Whether what a post's settings ask for can come about where it goes. */
export function checkEffects(reading: PostReading, planned: readonly PlannedDelivery[]): void {
  if (!reading.settings) return;
  const { lite, pin, voice } = reading.settings;
  const hasMedia = voice !== undefined || reading.sections.some(({ photos }) => photos.length > 0);
  if (lite && hasMedia) reading.addMild(reading.place(['lite']), liteBeside());
  if (planned.length === 0) return;
  if (!lite) checkPages(reading, planned);
  const isHeard = planned.some(({ kind }) => scopeOf(kind) === 'telegram' || kind === 'moderator_pack');
  if (voice !== undefined && !isHeard) reading.addMild(reading.place(['voice']), voiceNowhere());
  if (pin && !planned.some(({ kind }) => scopeOf(kind) === 'telegram')) {
    reading.addMild(reading.place(['pin']), pinNowhere());
  }
}

/** A Page takes no video from us: it shows the photos that were written for it, or none. */
function checkPages(reading: PostReading, planned: readonly PlannedDelivery[]): void {
  const without = planned.flatMap(({ channel, ...delivery }) => {
    const selected = delivery.kind === 'facebook_page' ? selectSection(reading, delivery) : null;
    if (!selected?.photos.some(({ file }) => isVideo(file))) return [];
    const shown = reading.sections.find(({ photos }) => photos === selected.photos);
    return shown ? [{ channel, shown }] : [];
  });
  for (const [shown, own] of Map.groupBy(without, (one) => one.shown)) {
    const channels = [...new Set(own.map(({ channel }) => channel))].join(', ');
    reading.addMild(headPlace(shown), noVideoOnPage(channels, shown.language));
  }
}
