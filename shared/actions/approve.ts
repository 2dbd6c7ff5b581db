import { type Approval, currentVersions } from '../domain/approval.ts';
import type { Sha256 } from '../domain/message.ts';
import { mayApprove, type Person } from '../domain/person.ts';
import type { Clock, Ledger } from '../ports.ts';

export interface ApprovePorts {
  readonly clock: Clock;
  readonly ledger: Pick<Ledger, 'campaign' | 'deliveriesOf' | 'approve'>;
}

export interface PostVersion {
  readonly campaign: string;
  readonly post: string;
  readonly sha256: Sha256;
}

export type Approved =
  | { readonly kind: 'approved'; readonly approval: Approval; readonly waitingFor: number }
  | { readonly kind: 'may-not' }
  | { readonly kind: 'no-such-post' }
  /** The text, a picture or the moment has changed since it was shown. */
  | { readonly kind: 'changed'; readonly sha256: Sha256 };

/** Counts one person's yes to exactly this version of a post. */
export async function approve(
  version: PostVersion,
  person: Person,
  { clock, ledger }: ApprovePorts,
): Promise<Approved> {
  if (!mayApprove(person)) return { kind: 'may-not' };
  const current = currentVersions(await ledger.deliveriesOf(version.campaign)).get(version.post);
  if (!current) return { kind: 'no-such-post' };
  if (current !== version.sha256) return { kind: 'changed', sha256: current };

  const approval = await ledger.approve(version, person.name, clock.now());
  const { approvalsNeeded } = await ledger.campaign(version.campaign);
  return { kind: 'approved', approval, waitingFor: Math.max(0, approvalsNeeded - approval.by.length) };
}
