import { randomBytes } from 'node:crypto';
import type { Keys, StaffBook, StaffBot, Tell } from '../answer-ports.ts';
import { mayDecide, type Person } from '../domain/person.ts';
import { pseudonym, seal, unseal } from '../domain/pseudonym.ts';
import type { StaffMessage } from '../domain/staff.ts';
import type { Clock, Log } from '../ports.ts';
import type { People } from '../sign-in-ports.ts';

export interface StaffPorts {
  readonly clock: Pick<Clock, 'now'>;
  readonly staff: StaffBook;
  readonly people: Pick<People, 'named'>;
  readonly keys: Pick<Keys, 'of'>;
}

export interface TellPorts extends StaffPorts {
  readonly bot: StaffBot;
  readonly log: Log;
}

const KEY = 'staff';
const CODE_LENGTH = 10;
const NONCE_BYTES = 12;

/** Links a private chat with the person whose link was followed; null for a link that is nobody's any more. */
export async function joinStaff(
  chat: string,
  token: string,
  { clock, staff, keys }: StaffPorts,
): Promise<Person | null> {
  const person = await staff.take(token, clock.now());
  if (!person) return null;
  const key = await keys.of(KEY);
  const sealedChat = seal(key, randomBytes(NONCE_BYTES), chat);
  await staff.keep({ code: codeOf(key, chat), ...person, sealedChat });
  return person;
}

/** Who of the team is behind a private chat, with the role that they have now; null for everybody else, and for who has left. */
export async function personOf(
  chat: string,
  { staff, people, keys }: Omit<StaffPorts, 'clock'>,
): Promise<Person | null> {
  const member = await staff.member(codeOf(await keys.of(KEY), chat));
  return member && people.named(member.name);
}

/**
 * Writes to those of the team who have linked a chat: to who decides, or to whom the caller chooses. Never throws: what
 * is told stands elsewhere too.
 */
export function tellStaff(ports: TellPorts): Tell {
  return (message, to = mayDecide) => write(message, to, ports);
}

/** Who of the team can be written to now, each once. Partners only read, and are told nothing. Never throws. */
export async function teamOf({ staff, people, log }: Omit<TellPorts, 'bot'>): Promise<readonly Person[]> {
  try {
    const names = new Set((await staff.members()).map(({ name }) => name));
    const found = await Promise.all([...names].map((name) => people.named(name)));
    return found.filter((person) => person !== null).filter(({ role }) => role !== 'partner');
  } catch (cause) {
    log.error('no_team', { error: cause instanceof Error ? cause.name : typeof cause });
    return [];
  }
}

async function write(
  message: StaffMessage,
  to: (person: Person) => boolean,
  { staff, people, keys, bot, log }: TellPorts,
): Promise<number> {
  try {
    const members = await staff.members();
    if (members.length === 0) return 0;
    const key = await keys.of(KEY);
    const told = await Promise.all(
      members.map(async ({ name, sealedChat }) => {
        // Whoever has left is told nothing more, though their chat is still linked.
        const person = await people.named(name);
        return (
          person !== null && person.role !== 'partner' && to(person) && bot.write(unseal(key, sealedChat), message)
        );
      }),
    );
    return told.filter(Boolean).length;
  } catch (cause) {
    log.error('not_told', { error: cause instanceof Error ? cause.name : typeof cause });
    return 0;
  }
}

function codeOf(key: Uint8Array, chat: string): string {
  return pseudonym(key, 'chat', chat).slice(0, CODE_LENGTH);
}
