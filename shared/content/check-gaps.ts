import type { OrganisationSettings } from '../domain/content/organisation.ts';
import { epochMs, type Instant, MINUTE_MS } from '../domain/instant.ts';
import type { PlannedDelivery } from '../domain/plan.ts';
import { START } from './findings.ts';
import { muchTooClose, tooClose } from './messages-moments.ts';
import type { PostReading } from './read-post.ts';

/** Closer than this, two posts are one mistake. */
const LEAST_MINUTES = 10;

/** A delivery and the post that asks for it. */
export interface Asked {
  readonly reading: PostReading;
  readonly delivery: PlannedDelivery;
}

/** Tells the later of two posts that follow each other too closely on a channel, whichever campaigns they are of. */
export function checkGaps(
  asked: readonly Asked[],
  { min_gap_minutes }: Pick<OrganisationSettings, 'min_gap_minutes'>,
  now: Instant,
): void {
  const close = new Map<string, { later: PostReading; earlier: PostReading; minutes: number; channels: string[] }>();
  for (const [channel, onChannel] of Map.groupBy(asked, ({ delivery }) => delivery.channel)) {
    let before: Asked | undefined;
    for (const next of onChannel.toSorted(byMoment)) {
      const minutes = before ? minutesBetween(before, next) : Number.POSITIVE_INFINITY;
      if (before && minutes < Math.max(min_gap_minutes, LEAST_MINUTES) && seenAt(next) >= now) {
        const pair = `${before.reading.file}\n${next.reading.file}\n${minutes}`;
        const known = close.get(pair);
        if (known) known.channels.push(channel);
        else close.set(pair, { later: next.reading, earlier: before.reading, minutes, channels: [channel] });
        // What is refused does not stand in the way of the one after it.
        if (minutes < LEAST_MINUTES) continue;
      }
      before = next;
    }
  }
  for (const { later, earlier, minutes, channels } of close.values()) {
    const other = folderOf(earlier) === folderOf(later) ? earlier.name : earlier.file;
    const names = channels.join(', ');
    later.addMild(
      START,
      minutes < LEAST_MINUTES
        ? muchTooClose(names, minutes, other, LEAST_MINUTES)
        : tooClose(names, minutes, other, min_gap_minutes),
    );
  }
}

/** When a channel's readers see it. Moderators post at the public moment, however early they get the pack. */
function seenAt({ delivery }: Asked): Instant {
  return delivery.kind === 'moderator_pack' ? delivery.publicAt : delivery.at;
}

function byMoment(a: Asked, b: Asked): number {
  return seenAt(a) < seenAt(b) ? -1 : seenAt(a) > seenAt(b) ? 1 : a.reading.file < b.reading.file ? -1 : 1;
}

function minutesBetween(before: Asked, next: Asked): number {
  return Math.round((epochMs(seenAt(next)) - epochMs(seenAt(before))) / MINUTE_MS);
}

function folderOf({ file }: PostReading): string {
  return file.slice(0, file.lastIndexOf('/'));
}
