import type { Instant } from './instant.ts';

/** Nothing leaves while there is one, whatever it is: one person pauses everything, two let it go on. */
export interface Pause {
  readonly since: Instant;
  readonly by: string;
  /** Who has said that it may go on; another one is needed. */
  readonly resumedBy: string | null;
  /** Counts the changes: each one is written only upon the one before it. */
  readonly rev: number;
}

export function paused(person: string, now: Instant): Pause {
  return { since: now, by: person, resumedBy: null, rev: 1 };
}

/** What becomes of a pause when somebody says that it may go on: it ends (null) with the second person who says so. */
export function resumed(pause: Pause, person: string): Pause | null {
  if (pause.resumedBy !== null && pause.resumedBy !== person) return null;
  return { ...pause, resumedBy: person, rev: pause.rev + 1 };
}
