import { DAY_MS, type Instant, plus } from '../domain/instant.ts';
import { mayApprove, type Person } from '../domain/person.ts';
import type { StandIn } from '../domain/stand-in.ts';
import type { Clock, Ledger } from '../ports.ts';
import type { People } from '../sign-in-ports.ts';

export interface StandInPorts {
  readonly clock: Pick<Clock, 'now'>;
  readonly ledger: Pick<Ledger, 'keepStandIn' | 'standIns'>;
  readonly people: Pick<People, 'named'>;
}

export type StandInNamed =
  | { readonly kind: 'stands-in'; readonly standIn: StandIn }
  /** Nobody stands in for them from now on. */
  | { readonly kind: 'ended' }
  /** Only who approves by their own role can be stood in for. */
  | { readonly kind: 'may-not' }
  | { readonly kind: 'no-such-person' }
  /** Neither oneself, nor a partner, who only ever reads, nor who approves anyway: they have a word of their own. */
  | { readonly kind: 'cannot' }
  | { readonly kind: 'too-long'; readonly latest: Instant };

/** Nobody is forgotten as a stand-in: an absence is named anew at least this often. */
const LONGEST_MS = 31 * DAY_MS;

/** Has somebody decide in a person's place until then; a moment that is past ends it. */
export async function nameStandIn(
  name: string,
  until: Instant,
  person: Person,
  ports: StandInPorts,
): Promise<StandInNamed> {
  if (!mayApprove(person)) return { kind: 'may-not' };
  const now = ports.clock.now();
  if (until <= now) return endStandIn(person, ports);
  const latest = plus(now, LONGEST_MS);
  if (until > latest) return { kind: 'too-long', latest };
  const other = await ports.people.named(name);
  if (!other) return { kind: 'no-such-person' };
  if (other.name === person.name || other.role === 'partner' || mayApprove(other)) return { kind: 'cannot' };
  const standIn = { inPlaceOf: person.name, name, until };
  await ports.ledger.keepStandIn(standIn);
  return { kind: 'stands-in', standIn };
}

/** The person decides for themselves again. What was decided in their place meanwhile stays. */
export async function endStandIn(person: Person, { clock, ledger }: StandInPorts): Promise<StandInNamed> {
  if (!mayApprove(person)) return { kind: 'may-not' };
  const now = clock.now();
  const known = (await ledger.standIns()).find(({ inPlaceOf, until }) => inPlaceOf === person.name && until > now);
  if (known) await ledger.keepStandIn({ ...known, until: now });
  return { kind: 'ended' };
}
