import type { CivicEvent } from './content/civic-event.ts';
import { type Instant, latest } from './instant.ts';
import { fromWall } from './public-moment.ts';

/** One session of the event that a delivery invites to, by the name that comes back with an answer. */
export interface AskedSession {
  readonly id: string;
  readonly from: Instant;
  readonly until: Instant;
}

/** When the last session starts, or the event: whoever reads of it later comes too late. */
export function lastStart({ starts, sessions }: Pick<CivicEvent, 'starts' | 'sessions'>): Instant {
  return latest(fromWall(starts), ...sessions.map((session) => fromWall(session.starts)));
}

/** The event with those sessions to which people may still come who read of it at this moment; with all where there is none left. */
export function withSessionsAhead(event: CivicEvent, at: Instant): CivicEvent {
  const ahead = event.sessions.filter(({ starts }) => fromWall(starts) > at);
  return ahead.length > 0 ? { ...event, sessions: ahead } : event;
}

/** Those to which a post of this moment invites: what becomes of one that was over concerns nobody who reads it. */
export function askedSessions(event: CivicEvent, at: Instant): AskedSession[] {
  return withSessionsAhead(event, at).sessions.map(({ id, starts, ends }) => ({
    id,
    from: fromWall(starts),
    until: fromWall(ends),
  }));
}
