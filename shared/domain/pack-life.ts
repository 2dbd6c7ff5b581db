import type { Delivery } from './delivery.ts';
import type { PackEvent } from './delivery-event.ts';
import { recorded } from './delivery-history.ts';

/** What happens to a pack at the moderator who has received it. */

/** The pack after something happened to it at its moderator; null where that cannot happen to it as it stands. */
export function moveAtModerator(pack: Delivery, event: PackEvent): Delivery | null {
  if (pack.parent === null || pack.attempts === 0) return null;
  const change = changeBy(pack, event);
  return change && { ...pack, ...change, ...recorded(pack, event) };
}

function changeBy(pack: Delivery, event: PackEvent): Partial<Delivery> | null {
  switch (event.type) {
    case 'responded':
      return respond(pack, event);
    case 'reminded':
    case 'reminder_dropped':
      return pack.remindAt === null ? null : { remindAt: null };
    case 'reminder_deferred':
      // Whoever has answered while the bot tried is not reminded after all. Before it is sent it waits for its turn, and after
      // that only for an answer that was none: what one worker has sent another does not put off.
      if (pack.response === 'posted' || pack.response === 'declined') return null;
      return event.hasTurn === (pack.remindAt !== null) ? { remindAt: event.until } : null;
    case 'corrected':
      return isAskedToCorrect(pack) ? { correctedAt: event.at } : null;
    default:
      return event satisfies never;
  }
}

/**
 * A moderator may change their mind, but what is in the group does not come out of it by a press. Whoever presses has
 * received it, whether we know that already or not: the buttons are there before their message's id is. Whoever was
 * reminded is not reminded again.
 */
function respond(pack: Delivery, event: Extract<PackEvent, { type: 'responded' }>): Partial<Delivery> | null {
  const { response } = event;
  if (pack.response === 'posted') return null;
  switch (response) {
    case 'posted':
      return { response, declinedWhy: null, remindAt: null };
    case 'declined': {
      const isSaid = pack.response === 'declined' && (event.why === null || event.why === pack.declinedWhy);
      return isSaid ? null : { response, declinedWhy: event.why, remindAt: null };
    }
    case 'later': {
      const remindAt = wasReminded(pack) ? null : event.remindAt;
      const isSaid = pack.response === 'later' && (remindAt === null || remindAt === pack.remindAt);
      return isSaid ? null : { response, declinedWhy: null, remindAt };
    }
    default:
      return response satisfies never;
  }
}

export function wasReminded({ events }: Pick<Delivery, 'events'>): boolean {
  return events.some(({ type }) => type === 'reminded');
}

/** Whether they were told that it has changed or was taken back, and have not said yet that their group is right again. */
export function isAskedToCorrect({ events, correctedAt }: Pick<Delivery, 'events' | 'correctedAt'>): boolean {
  return correctedAt === null && events.some(({ type }) => type === 'edited' || type === 'removed');
}
