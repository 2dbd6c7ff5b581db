import { type Pause, paused, resumed } from '../domain/pause.ts';
import { mayDecide, type Person } from '../domain/person.ts';
import type { Clock, Ledger } from '../ports.ts';

export interface PausePorts {
  readonly clock: Pick<Clock, 'now'>;
  readonly ledger: Pick<Ledger, 'pause' | 'setPause' | 'endPause'>;
}

export type Paused = { readonly kind: 'paused'; readonly pause: Pause } | { readonly kind: 'may-not' };
export type Resumed =
  | { readonly kind: 'resumed' }
  /** One of the two has said so. */
  | { readonly kind: 'waits'; readonly pause: Pause }
  | { readonly kind: 'not-paused' }
  | { readonly kind: 'may-not' };

/** Two people act at the same moment at most; more tries mean something else is wrong. */
const TRIES = 10;

/** Stops everything, by one person's word and in one write. Who pauses again takes back what was said for going on. */
export async function pause(person: Person, { clock, ledger }: PausePorts): Promise<Paused> {
  if (!mayDecide(person)) return { kind: 'may-not' };
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const known = await ledger.pause();
    if (known && known.resumedBy === null) return { kind: 'paused', pause: known };
    const next = known ? { ...known, resumedBy: null, rev: known.rev + 1 } : paused(person.name, clock.now());
    if ((await ledger.setPause(next)) === 'saved') return { kind: 'paused', pause: next };
  }
  throw new Error(`The pause was written by others ${TRIES} times in between`);
}

/** Lets everything go on, by two people's word. What was missed meanwhile stays missed: nobody hears it all at once. */
export async function resume(person: Person, { ledger }: PausePorts): Promise<Resumed> {
  if (!mayDecide(person)) return { kind: 'may-not' };
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const known = await ledger.pause();
    if (!known) return { kind: 'not-paused' };
    // Saying it again alone changes nothing, so that nobody is told of it again.
    if (known.resumedBy === person.name) return { kind: 'waits', pause: known };
    const next = resumed(known, person.name);
    if (!next && (await ledger.endPause(known)) === 'ended') return { kind: 'resumed' };
    if (next && (await ledger.setPause(next)) === 'saved') return { kind: 'waits', pause: next };
  }
  throw new Error(`The pause was written by others ${TRIES} times in between`);
}
