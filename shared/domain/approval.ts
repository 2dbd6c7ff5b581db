import type { Delivery, Entry } from './delivery.ts';
import { sha256 } from './delivery-id.ts';
import type { Instant } from './instant.ts';
import type { Sha256 } from './message.ts';

/** Who approved which version of a post. A new version starts from nobody. */
export interface Approval {
  readonly campaign: string;
  readonly post: string;
  readonly sha256: Sha256;
  readonly by: readonly { readonly name: string; readonly at: Instant }[];
}

type Approvable = Pick<Entry, 'channel' | 'address' | 'at' | 'publicAt' | 'message'>;

/**
 * The hash of everything that a post would say and when, on all of its channels, those whose moment is past included:
 * so a channel that has already spoken does not un-approve the others.
 */
export function approvalHash(entries: readonly Approvable[]): Sha256 {
  const lines = entries.map(
    ({ channel, address, at, publicAt, message }) => `${channel} ${address} ${at} ${publicAt} ${message}\n`,
  );
  return sha256(lines.sort().join(''));
}

/** How many of these approvals count for exactly this version. */
export function approversOf(approval: Approval | undefined, version: Sha256): number {
  return approval?.sha256 === version ? new Set(approval.by.map((person) => person.name)).size : 0;
}

/** The approval with one more person's name; another version starts afresh, and nobody counts twice. */
export function approvedBy(
  stored: Approval | undefined,
  version: Omit<Approval, 'by'>,
  name: string,
  at: Instant,
): Approval {
  const earlier = stored?.sha256 === version.sha256 ? stored.by : [];
  const by = earlier.some((person) => person.name === name) ? earlier : [...earlier, { name, at }];
  return { campaign: version.campaign, post: version.post, sha256: version.sha256, by };
}

/** The version of each post that would go out now, by post. What is out already keeps the version that it was sent with. */
export function currentVersions(deliveries: readonly Delivery[]): ReadonlyMap<string, Sha256> {
  const waitingLast = deliveries.toSorted(
    (a, b) => Number(a.state.status === 'scheduled') - Number(b.state.status === 'scheduled'),
  );
  return new Map(waitingLast.map(({ post, approval }) => [post, approval]));
}
