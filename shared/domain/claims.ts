import * as z from 'zod';
import { LastDay, type Person, type Role } from './person.ts';
import type { Secrets } from './secrets.ts';

/** Which of an identity provider's claims say what. */
export interface ClaimNames {
  /** One that only the provider's administrators can change, and never gives to another: approvals are counted by it. */
  readonly name: string;
  readonly groups: string;
  readonly until: string;
}

/** As Cognito has them. */
export const CLAIM_NAMES: ClaimNames = { name: 'email', groups: 'cognito:groups', until: 'custom:until' };

export type Claimed =
  | { readonly kind: 'person'; readonly person: Person; readonly until: string | null }
  /** Known to the provider, in no group of ours. */
  | { readonly kind: 'no-role'; readonly name: string }
  /** The claim is missing, or an address that nobody has verified: anybody could have written it there. */
  | { readonly kind: 'no-name' }
  /** A last day that is no date: nobody is let in for longer than was meant. */
  | { readonly kind: 'bad-until' };

const Groups = z.union([z.array(z.string()), z.string().transform((text) => text.split(/[\s,]+/))]).catch([]);
/** Whoever is in two groups may do what either may. */
const BY_POWER: readonly Role[] = ['comms', 'approver', 'creator', 'partner'];

/**
 * Who somebody is here, by what their provider says of them. A person whom the secrets name with this address is that
 * person, whatever door they come by: their word counts once, and an author stays one.
 */
export function personOf(
  claims: Readonly<Record<string, unknown>>,
  names: ClaimNames,
  people: Secrets['people'],
): Claimed {
  const claimed = z.string().trim().min(1).safeParse(claims[names.name]);
  if (!claimed.success) return { kind: 'no-name' };
  if (names.name === 'email' && claims.email_verified !== true && claims.email_verified !== 'true')
    return { kind: 'no-name' };
  const same = names.name === 'email' ? claimed.data.toLowerCase() : claimed.data;
  const name = people.find(({ email }) => email?.toLowerCase() === claimed.data.toLowerCase())?.name ?? same;
  const groups: readonly string[] = Groups.parse(claims[names.groups]);
  const role = BY_POWER.find((one) => groups.includes(one));
  if (!role) return { kind: 'no-role', name };
  const until = claims[names.until] ?? null;
  if (until === null || until === '') return { kind: 'person', person: { name, role }, until: null };
  const lastDay = LastDay.safeParse(until);
  return lastDay.success ? { kind: 'person', person: { name, role }, until: lastDay.data } : { kind: 'bad-until' };
}
