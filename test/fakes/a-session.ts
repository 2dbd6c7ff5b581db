import { HOUR_MS, plus } from '../../shared/domain/instant.ts';
import { Sha256 } from '../../shared/domain/message.ts';
import { CONFIRMED_MS, SESSION_MS, type Session } from '../../shared/domain/session.ts';
import { NOON } from './a-delivery.ts';

/** Dara's, who signed in at noon, unless told otherwise; `n` tells it from others. */
export function aSession(n: number, changes: Partial<Session> = {}): Session {
  const { beganAt = plus(NOON, n * HOUR_MS) } = changes;
  return {
    id: Sha256.parse(String(n).padStart(64, '0')),
    person: { name: 'Dara', role: 'comms' },
    proof: 'issuer',
    device: 'windows',
    beganAt,
    expiresAt: plus(beganAt, SESSION_MS),
    confirmedUntil: plus(beganAt, CONFIRMED_MS),
    until: null,
    ...changes,
  };
}
