import type { Instant } from './instant.ts';
import { mayApprove, type Person } from './person.ts';

/** Somebody who decides in another one's place while they are away. The two together count as one. */
export interface StandIn {
  /** Who is away. */
  readonly inPlaceOf: string;
  readonly name: string;
  readonly until: Instant;
}

/** Whom a person stands in for now; null for nobody. */
export function placeOf(person: Person, standIns: readonly StandIn[], now: Instant): string | null {
  return standIns.find(({ name, until }) => name === person.name && until > now)?.inPlaceOf ?? null;
}

/** Whether a person may say yes: by their role, or in another one's place. Partners only ever read. */
export function maySayYes(person: Person, standIns: readonly StandIn[], now: Instant): boolean {
  return mayApprove(person) || (person.role !== 'partner' && placeOf(person, standIns, now) !== null);
}
