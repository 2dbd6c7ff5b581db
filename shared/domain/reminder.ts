import type { Delivery } from './delivery.ts';
import { DAY_MS, fromWallTime, HOUR_MS, type Instant, MINUTE_MS, plus, wallDate } from './instant.ts';

/** When a moderator is reminded of a pack: once, and then they are left in peace. */

/** Who has just received a pack knows of it. */
const SOON_MS = 30 * MINUTE_MS;
/** How long after its public moment a post may still be put into a group by hand. */
const POSTED_LATE_MS = 36 * HOUR_MS;

type Timed = Pick<Delivery, 'publicAt' | 'expires' | 'asks'>;

/** At the moment at which it is meant to be posted; an hour after they received it where that is gone. Null where that would be too late. */
export function firstReminder(pack: Timed, receivedAt: Instant): Instant | null {
  const { publicAt, expires } = pack;
  const moment = publicAt >= plus(receivedAt, SOON_MS) ? publicAt : plus(receivedAt, HOUR_MS);
  return moment < expires ? moment : null;
}

/** Whether the bot's time at the moment of the reminder is kept for it: whoever waits for their turn does not queue anew. */
export function hasTurn({ events, remindAt }: Pick<Delivery, 'events' | 'remindAt'>): boolean {
  const last = events.findLast(({ type }) => type === 'reminder_deferred' || type === 'reminded');
  return last?.type === 'reminder_deferred' && last.hasTurn && last.until === remindAt;
}

/** What "later" can mean now. */
export type Later = 'tonight' | 'tomorrow';

const EVENING = '19:00';
const MORNING = '07:00';
/** Whoever asks at that time wants an hour. */
const EVENING_ENDS = '20:00';

/** The moments that a moderator may ask to be reminded at; null for one that is too late for the post. */
export function laterMoments(pack: Timed, now: Instant): Readonly<Record<Later, Instant | null>> {
  const today = wallDate(now);
  const evening = fromWallTime(today, EVENING);
  const anHour = plus(now, HOUR_MS);
  const tonight = plus(now, SOON_MS) < evening ? evening : now < fromWallTime(today, EVENING_ENDS) ? anHour : null;
  const tomorrow = fromWallTime(wallDate(plus(now, DAY_MS)), MORNING);
  const inTime = (moment: Instant | null) => (moment !== null && moment < postedUntil(pack) ? moment : null);
  return { tonight: inTime(tonight), tomorrow: inTime(tomorrow) };
}

/** Until when posting it by hand makes sense. */
export function postedUntil({ publicAt, asks }: Timed): Instant {
  return asks.from ?? plus(publicAt, POSTED_LATE_MS);
}
