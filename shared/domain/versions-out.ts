import type { Delivery } from './delivery.ts';
import { EVENTS_KEPT } from './delivery-history.ts';
import type { Instant } from './instant.ts';
import { publishedAtOf } from './log-row.ts';
import type { Sha256 } from './message.ts';

/** What a delivery has said on its channel, one after the other, as its history tells. */

export interface VersionOut {
  /** From when on it said so; null where nobody knows. */
  readonly since: Instant | null;
  /** Null where its history does not tell. */
  readonly message: Sha256 | null;
}

/** What it said before what it says now, oldest first; nothing where nobody has edited it. */
export function versionsBefore(delivery: Delivery): VersionOut[] {
  const edits = delivery.events.filter((event) => event.type === 'edited');
  if (edits.length === 0) return [];
  const first = { since: publishedAtOf(delivery.state), message: messageAtFirst(delivery) };
  const later = edits.map(({ at, version }) => ({ since: at, message: version.message }));
  return [first, ...later].slice(0, -1);
}

/** Whether all that happened to it is still in its history. */
export function isWholeHistory({ events }: Pick<Delivery, 'events'>): boolean {
  return events.length < EVENTS_KEPT;
}

/** The words that first left: those that were planned last, or were offered to what turned out not to have left. */
function messageAtFirst({ events }: Delivery): Sha256 | null {
  let message: Sha256 | null = null;
  let offered: Sha256 | null = null;
  for (const event of events)
    switch (event.type) {
      case 'planned':
      case 'replanned':
        [message, offered] = [event.message ?? null, null];
        break;
      case 'edit_offered':
        offered = event.message;
        break;
      case 'edit_dropped':
        offered = null;
        break;
      case 'absent':
      case 'deferred':
        [message, offered] = [offered ?? message, null];
        break;
      case 'step_sent':
      case 'published':
      case 'delivered':
        return message;
      default:
    }
  return message;
}
