import { mayDecide, type Person } from '../../../shared/domain/person.ts';
import { maySayYes } from '../../../shared/domain/stand-in.ts';
import type { ConsolePorts } from '../app.ts';

/** Whose posts alone somebody sees: creators their own, unless they stand in for somebody who decides; null: all. */
export async function onlyAuthor(person: Person, { clock, ledger }: ConsolePorts): Promise<string | null> {
  if (mayDecide(person) || maySayYes(person, await ledger.standIns(), clock.now())) return null;
  return person.name;
}
