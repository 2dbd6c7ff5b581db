import { codeOf } from '../../../shared/actions/moderators.ts';
import type { Delivery } from '../../../shared/domain/delivery.ts';
import { MINUTE_MS, plus } from '../../../shared/domain/instant.ts';
import type { LocalPorts } from '../open-local.ts';
import { personOf, privateChatOf } from '../sandbox/people.ts';
import { type Act, someTimeAfter } from './acts.ts';
import type { Planned } from './public.ts';
import { randomOf } from './random.ts';

/** Numbers 1 to 12 of the sandbox's people run community groups. */
export const MODERATORS = 12;
export const PEOPLE_WITH_GROUPS = Array.from({ length: MODERATORS }, (_, index) => index + 1);
/** Receives everything and never says a word. */
const SILENT = 11;
/** Has had enough after some packs. */
const LEAVES = 12;
const LEAVES_AFTER = 4;

/** Which person of the sandbox a moderator's code stands for: the ledger itself cannot tell. */
export async function personByCode(ports: Pick<LocalPorts, 'keys'>): Promise<ReadonlyMap<string, number>> {
  const known = await Promise.all(
    PEOPLE_WITH_GROUPS.map(async (as) => [await codeOf(privateChatOf(personOf(as)).address, ports), as] as const),
  );
  return new Map(known);
}

/**
 * What a moderator does with a pack: most post it, some minutes to hours after it is meant to be seen.
 *
 * @param packs how many this moderator has received with this one
 */
export function moderatorActs(pack: Delivery, as: number, packs: number, seed: number): Planned[] {
  const random = randomOf(seed, 'moderator', pack.parent ?? '', as);
  const respond = (response: Extract<Act, { kind: 'respond' }>['response']): Act => ({ kind: 'respond', as, response });
  const received = plus(pack.at, random.between(2, 90) * MINUTE_MS);
  const posted = { at: someTimeAfter(plus(pack.publicAt, 5 * MINUTE_MS), random), act: respond('posted') };
  if (as === SILENT) return [];
  if (as === LEAVES && packs >= LEAVES_AFTER) return [{ at: received, act: { kind: 'block', as } }];
  const chance = random.next();
  if (chance < 0.1) return [];
  if (chance < 0.2) return [{ at: received, act: respond('declined') }];
  if (chance < 0.4) return [{ at: received, act: respond('later') }, ...(random.chance(0.7) ? [posted] : [])];
  return [posted];
}
