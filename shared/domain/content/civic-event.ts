import * as z from 'zod';
import { type Form, Name, SessionName, WallMoment } from './form.ts';
import { Language } from './language.ts';

/** A button has room for so much beside "I will come". */
const SESSION_LABEL_LENGTH = 20;
/** Four buttons are as many as people read. */
const MOST_SESSIONS = 4;

const label = z.string().min(1).max(SESSION_LABEL_LENGTH);
const Session = z.strictObject({ starts: WallMoment, ends: WallMoment, km: label, en: label });

/** One of several times at which people may come to the same event. */
export interface EventSession extends z.infer<typeof Session> {
  /** The name that its author gave it. */
  readonly id: string;
}

const Sessions = z
  .record(SessionName, Session)
  .refine((sessions) => isWithin(Object.keys(sessions).length, 1, MOST_SESSIONS), {
    params: { form: 'sessions' satisfies Form },
  })
  .refine((sessions) => areDistinct(Object.values(sessions)), {
    params: { form: 'session_labels' satisfies Form },
  });

const Written = z.strictObject({
  starts: WallMoment.optional(),
  ends: WallMoment.optional(),
  sessions: Sessions.optional(),
  place: Name,
  agenda: z.record(Language, z.array(z.string().min(1)).min(1)),
  seats: z.int().positive().optional(),
  rsvp: z.enum(['bot', 'page', 'none']).default('bot'),
  access: z
    .strictObject({
      step_free: z.boolean().default(false),
      women_corner: z.boolean().default(false),
      childcare: z.boolean().default(false),
      sign_language: z.boolean().default(false),
    })
    .prefault({}),
});
type Written = z.infer<typeof Written>;

/** Tells a moment that is missing beside whatever else is wrong, and not only once that is mended. */
const beside = { when: ({ value }: z.core.ParsePayload) => typeof value === 'object' && value !== null };

/**
 * Something that people come to: once, from `starts` to `ends`, or at any of its sessions. Then it starts with the first
 * of them and ends with the last; they stand in the order in which they start.
 */
export const CivicEvent = Written.refine(({ starts, sessions }) => starts !== undefined || sessions !== undefined, {
  path: ['starts'],
  params: { form: 'moment' satisfies Form },
  ...beside,
})
  .refine(({ ends, sessions }) => ends !== undefined || sessions !== undefined, {
    path: ['ends'],
    params: { form: 'moment' satisfies Form },
    ...beside,
  })
  .refine(({ starts, ends, sessions }) => sessions === undefined || (starts === undefined && ends === undefined), {
    path: ['sessions'],
    params: { form: 'sessions_alone' satisfies Form },
    ...beside,
  })
  .transform(({ starts = '', ends = '', sessions, ...event }) => {
    const inOrder = sessionsInOrder(sessions);
    const [first] = inOrder;
    const last = inOrder.reduce((latest, session) => (session.ends > latest ? session.ends : latest), '');
    return { ...event, starts: first?.starts ?? starts, ends: first ? last : ends, sessions: inOrder };
  });
export type CivicEvent = z.infer<typeof CivicEvent>;

function sessionsInOrder(sessions: Written['sessions']): readonly EventSession[] {
  const named = Object.entries(sessions ?? {}).map(([id, session]) => ({ id, ...session }));
  return named.sort((a, b) => order(a.starts, b.starts) || order(a.ends, b.ends) || order(a.id, b.id));
}

/** Moments as authors write them are in the order of time when they are in the order of text. */
function order(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

function isWithin(count: number, least: number, most: number): boolean {
  return count >= least && count <= most;
}

/** Two buttons that say the same are no choice. */
function areDistinct(sessions: readonly Pick<EventSession, 'km' | 'en'>[]): boolean {
  return (['km', 'en'] as const).every((language) => {
    return new Set(sessions.map((session) => session[language].trim())).size === sessions.length;
  });
}
