import { createHash, timingSafeEqual } from 'node:crypto';
import { CLAIM_NAMES, type ClaimNames, personOf } from '../domain/claims.ts';
import { hasEnded } from '../domain/person.ts';
import type { Secrets } from '../domain/secrets.ts';
import type { Clock } from '../ports.ts';
import type { People, Sessions } from '../sign-in-ports.ts';

export interface PeopleSetting {
  readonly onLaptop: boolean;
  readonly clock: Pick<Clock, 'now'>;
  readonly claimNames?: ClaimNames;
  /** Who is known because they signed in, whom the secrets need not name. */
  readonly sessions?: Pick<Sessions, 'known'>;
}

/**
 * The people whom the secrets name, and who signed in lately; of those whose last day is over, nobody is left.
 *
 * On a laptop, where nobody has been named yet, anybody may look; on AWS nobody named means nobody let in.
 */
export function peopleOf(
  secrets: () => Promise<Secrets>,
  { onLaptop, clock, claimNames = CLAIM_NAMES, sessions }: PeopleSetting,
): People {
  const stillHere = async () => (await secrets()).people.filter(({ until }) => !hasEnded(until, clock.now()));
  const hasLeft = async (name: string) => {
    const named = (await secrets()).people.filter((person) => person.name === name);
    return named.length > 0 && named.every(({ until }) => hasEnded(until, clock.now()));
  };
  return {
    async byToken(token) {
      const people = await stillHere();
      // All are compared, and hashes of one length: the time it takes tells neither whose token nor how much of it.
      const [found] = people.filter((person) => sameText(person.token, token));
      return found ? { name: found.name, role: found.role } : null;
    },
    async named(name) {
      const found = (await stillHere()).find((person) => person.name === name);
      if (found) return { name, role: found.role };
      return (await hasLeft(name)) ? null : ((await sessions?.known(name, clock.now())) ?? null);
    },
    hasLeft,
    async claimed(claims) {
      return personOf(claims, claimNames, (await secrets()).people);
    },
    async nobodyYet() {
      return onLaptop && (await secrets()).people.length === 0;
    },
  };
}

function sameText(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
