import { randomBytes } from 'node:crypto';
import type { Keys } from '../answer-ports.ts';
import { type Delivery, isForModerators, mayBePublic } from '../domain/delivery.ts';
import type { DeliveryId } from '../domain/delivery-id.ts';
import type { HoldReason } from '../domain/hold.ts';
import type { Instant } from '../domain/instant.ts';
import { givenByPage, mayBeGiven, PAGES_KEY, pageCode, pageExpiry, pageToken } from '../domain/pack-page.ts';
import { mayDecide, type Person } from '../domain/person.ts';
import type { Ledger } from '../ports.ts';
import { type DrawGroupsPorts, drawGroups } from './draw-groups.ts';
import { type HoldPorts, whyHeld } from './why-held.ts';

export interface GivePagePorts extends HoldPorts {
  readonly ledger: HoldPorts['ledger'] & Pick<Ledger, 'create' | 'find'> & DrawGroupsPorts;
  readonly keys: Pick<Keys, 'of'>;
}

export type PageGiven =
  /** Whoever has the token may read the pack until then. */
  | { readonly kind: 'given'; readonly delivery: Delivery; readonly token: string; readonly expiresAt: Instant }
  | { readonly kind: 'may-not' }
  | { readonly kind: 'no-such-delivery' }
  /** It is no pack, or what one person received of one. */
  | { readonly kind: 'no-pack' }
  | { readonly kind: 'not-yet'; readonly at: Instant }
  | { readonly kind: 'held'; readonly reason: HoldReason }
  | { readonly kind: 'taken-back' }
  /** Its time, or that of its event, has gone by. */
  | { readonly kind: 'over' };

const CODE_BYTES = 7;

/**
 * Gives a pack to one more person, by a link that the team sends by hand. Each call is for another person: nothing is
 * known of them but a code drawn here.
 */
export async function givePage(id: DeliveryId, person: Person, ports: GivePagePorts): Promise<PageGiven> {
  const { clock, ledger, keys } = ports;
  if (!mayDecide(person)) return { kind: 'may-not' };
  const pack = await ledger.find(id);
  if (!pack) return { kind: 'no-such-delivery' };
  if (!isForModerators(pack)) return { kind: 'no-pack' };
  const now = clock.now();
  const answer = mayBeGiven(pack, now);
  switch (answer) {
    case 'not_yet':
      return { kind: 'not-yet', at: pack.at };
    case 'taken_back':
      return { kind: 'taken-back' };
    case 'over':
      return { kind: 'over' };
    case 'yes':
      break;
    default:
      return answer satisfies never;
  }
  const expiresAt = pageExpiry(pack, now);
  if (expiresAt <= now) return { kind: 'over' };
  const code = pageCode(randomBytes(CODE_BYTES));
  // Of what is out, the words are decided, and it does not matter whether a bot could be spoken to.
  const reason = await (await whyHeld(pack.campaign, ports))(
    mayBePublic(pack.state) ? givenByPage(pack, code, now) : pack,
  );
  if (reason) return { kind: 'held', reason };
  // Who gets nothing takes no turn of those who do.
  const armOf = await drawGroups(pack, [code], ledger);
  const given = givenByPage(pack, code, now, armOf(code));
  // Two people of one code would read each other's answers.
  if ((await ledger.create(given)) === 'exists') return givePage(id, person, ports);
  return { kind: 'given', delivery: given, token: pageToken(await keys.of(PAGES_KEY), given.id, expiresAt), expiresAt };
}
