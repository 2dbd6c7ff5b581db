import {
  type Approval,
  type Change,
  type CurrentVersion,
  countOf,
  currentVersions,
  LIFTABLE,
  type Liftable,
  type Question,
  type Through,
  yesesNeeded,
} from '../domain/approval.ts';
import type { Delivery } from '../domain/delivery.ts';
import type { Instant } from '../domain/instant.ts';
import type { Sha256 } from '../domain/message.ts';
import { mayApprove, type Person } from '../domain/person.ts';
import { maySayYes, placeOf } from '../domain/stand-in.ts';
import type { Clock, Ledger } from '../ports.ts';

export interface ApprovePorts {
  readonly clock: Pick<Clock, 'now'>;
  readonly ledger: Pick<Ledger, 'approve' | 'askChange' | 'campaign' | 'deliveriesOf' | 'standIns'>;
}

export interface PostVersion {
  readonly campaign: string;
  readonly post: string;
  readonly sha256: Sha256;
  /** The hold that it shall go out in spite of; null for the approval itself. */
  readonly lifts: Liftable | null;
}

type Refused =
  | { readonly kind: 'may-not' }
  /** Whoever wrote it does not decide about it. */
  | { readonly kind: 'author' }
  | { readonly kind: 'no-such-post' }
  /** The text, a picture or the moment has changed since it was shown. */
  | { readonly kind: 'changed'; readonly sha256: Sha256 }
  /** Nothing of the kind that shall be lifted holds it. */
  | { readonly kind: 'not-held' };

export type Approved =
  | { readonly kind: 'approved'; readonly approval: Approval; readonly waitingFor: number }
  | Refused;
export type ChangeWished = { readonly kind: 'asked'; readonly approval: Approval } | Refused;

/** Somebody may speak of another version in between; more tries mean something else is wrong. */
const TRIES = 5;

/** Counts one person's yes to exactly this version of a post. */
export async function approve(
  version: PostVersion,
  person: Person,
  through: Through,
  ports: ApprovePorts,
): Promise<Approved> {
  const { ledger } = ports;
  const said = await say(version, person, ports, async (question, at) => {
    const inPlaceOf = mayApprove(person) ? null : placeOf(person, await ledger.standIns(), at);
    return ledger.approve(question, { name: person.name, at, through, inPlaceOf });
  });
  if ('kind' in said) return said;
  const { approval, author } = said;
  const { approvalsNeeded } = await ledger.campaign(version.campaign);
  const needed = yesesNeeded(version.lifts, approvalsNeeded);
  return { kind: 'approved', approval, waitingFor: Math.max(0, needed - countOf(approval, version.sha256, author)) };
}

/** Has a post wait until it is changed, or until whoever wanted that says yes themselves. */
export async function askChange(
  version: PostVersion,
  change: Change,
  person: Person,
  ports: ApprovePorts,
): Promise<ChangeWished> {
  const said = await say(version, person, ports, (question, at) =>
    ports.ledger.askChange({ ...question, lifts: null }, { name: person.name, at, change }),
  );
  return 'kind' in said ? said : { kind: 'asked', approval: said.approval };
}

/**
 * Writes what somebody says of the version that would go out now. Where others have spoken of another one meanwhile, it
 * is looked at again which that is: a late word for an old version must not wipe out what was said of the new one.
 */
async function say(
  version: PostVersion,
  person: Person,
  ports: ApprovePorts,
  write: (question: Question, at: Instant) => Promise<Approval | null>,
): Promise<Refused | (Pick<CurrentVersion, 'author'> & { readonly approval: Approval })> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const at = ports.clock.now();
    const asked = await asking(version, person, ports);
    if ('kind' in asked) return asked;
    const approval = await write(asked.question, at);
    if (approval) return { approval, author: asked.author };
  }
  throw new Error(`Others spoke of another version of ${version.campaign}/${version.post} ${TRIES} times in between`);
}

async function asking(
  { campaign, post, sha256, lifts }: PostVersion,
  person: Person,
  { clock, ledger }: ApprovePorts,
): Promise<Refused | (Pick<CurrentVersion, 'author'> & { readonly question: Question })> {
  if (!maySayYes(person, await ledger.standIns(), clock.now())) return { kind: 'may-not' };
  const deliveries = await ledger.deliveriesOf(campaign);
  const current = currentVersions(deliveries).get(post);
  if (!current) return { kind: 'no-such-post' };
  if (current.sha256 !== sha256) return { kind: 'changed', sha256: current.sha256 };
  if (current.author === person.name) return { kind: 'author' };
  if (lifts !== null && !holdsToLift(deliveries, post).includes(lifts)) return { kind: 'not-held' };
  return { author: current.author, question: { campaign, post, sha256, lifts } };
}

/** What holds a post so that people may let it go all the same. */
export function holdsToLift(deliveries: readonly Delivery[], post: string): readonly Liftable[] {
  const waiting = deliveries.filter((delivery) => delivery.post === post && delivery.state.status === 'scheduled');
  const holds = { quiet_date: 'quiet', election_date: 'election' } as const satisfies Record<Liftable, string>;
  return LIFTABLE.filter((lifts) => waiting.some(({ conditions }) => conditions[holds[lifts]] !== null));
}
