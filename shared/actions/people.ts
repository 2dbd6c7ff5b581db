import { createHash, timingSafeEqual } from 'node:crypto';
import type { Secrets } from '../domain/secrets.ts';
import type { People } from '../ports.ts';

/**
 * The people whom the secrets name.
 *
 * On a laptop, where nobody has been named yet, anybody may look; on AWS nobody named means nobody let in.
 */
export function peopleOf(secrets: () => Promise<Secrets>, { onLaptop }: { readonly onLaptop: boolean }): People {
  return {
    async byToken(token) {
      const { people } = await secrets();
      // All are compared, and hashes of one length: the time it takes tells neither whose token nor how much of it.
      const [found] = people.filter((person) => sameText(person.token, token));
      return found ? { name: found.name, role: found.role } : null;
    },
    async named(name) {
      const found = (await secrets()).people.find((person) => person.name === name);
      return found ? { name, role: found.role } : null;
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
