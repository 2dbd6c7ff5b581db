import { joinStaff } from '../../shared/actions/staff.ts';
import { DAY_MS, type Instant, plus } from '../../shared/domain/instant.ts';
import type { Person } from '../../shared/domain/person.ts';
import type { StaffMessage } from '../../shared/domain/staff.ts';

export const DARA: Person = { name: 'Dara', role: 'comms' };
export const SOPHEA: Person = { name: 'Sophea', role: 'approver' };
export const BOPHA: Person = { name: 'Bopha', role: 'approver' };
export const VEHA: Person = { name: 'Veha', role: 'creator' };
export const DONOR: Person = { name: 'Donor', role: 'partner' };
export const TEAM = [DARA, SOPHEA, BOPHA, VEHA, DONOR];

/** The private chat of somebody of the team. */
export const chatOf = ({ name }: Person) => 7001 + TEAM.findIndex((person) => person.name === name);

export const people = { named: async (name: string) => TEAM.find((person) => person.name === name) ?? null };

/** Has these people linked their chats with the bot. */
export async function link(persons: readonly Person[], now: Instant, ports: Parameters<typeof joinStaff>[2]) {
  for (const person of persons) {
    await ports.staff.offer(`link-${person.name}`, person, plus(now, DAY_MS));
    await joinStaff(String(chatOf(person)), `link-${person.name}`, ports);
  }
}

/** What the team was told, by whom it reached. */
export interface Told {
  readonly name: string;
  readonly message: StaffMessage;
}
