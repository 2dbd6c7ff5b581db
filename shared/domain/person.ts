import * as z from 'zod';
import { type Instant, wallDate } from './instant.ts';

/** What somebody may do. @see DESIGN.md §10 */
export const Role = z.enum(['comms', 'approver', 'creator', 'partner']);
export type Role = z.infer<typeof Role>;

/** Somebody of the organisation, known by a token. Two tokens of one name are one person. */
export interface Person {
  readonly name: string;
  readonly role: Role;
}

/** Partners read the log; creators see their own drafts only; those two never decide what is published. */
export function mayApprove({ role }: Person): boolean {
  return role === 'comms' || role === 'approver';
}

/** Who says what became of an unknown delivery, and who stops what shall not go out. */
export function mayDecide({ role }: Person): boolean {
  return role === 'comms' || role === 'approver';
}

/** The last day on which somebody has access, YYYY-MM-DD in Phnom Penh; a grant, a contract or an internship ends by itself. */
export const LastDay = z.iso.date();

export function hasEnded(until: string | null | undefined, now: Instant): boolean {
  return typeof until === 'string' && wallDate(now) > until;
}
