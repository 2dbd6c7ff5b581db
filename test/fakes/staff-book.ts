import type { StaffBook } from '../../shared/answer-ports.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { Person } from '../../shared/domain/person.ts';
import type { StaffMember } from '../../shared/domain/staff.ts';

/** The team in memory: the promises of test/conformance/staff-book, and nothing that outlives the process. */
export function memoryStaff(): StaffBook {
  const offers = new Map<string, { person: Person; expiresAt: Instant }>();
  const members = new Map<string, StaffMember>();
  return {
    async offer(token, person, expiresAt) {
      offers.set(token, { person, expiresAt });
    },
    async take(token, now) {
      const offer = offers.get(token);
      if (!offer || offer.expiresAt <= now) return null;
      offers.delete(token);
      return { ...offer.person };
    },
    async keep(member) {
      members.set(member.code, { ...member });
    },
    async member(code) {
      return members.get(code) ?? null;
    },
    async members() {
      return [...members.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
    },
  };
}
