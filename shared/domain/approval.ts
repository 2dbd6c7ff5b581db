import type { Entry } from './delivery.ts';
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

type Approvable = Pick<Entry, 'channel' | 'address' | 'publicAt' | 'message'>;

/**
 * The hash of everything that a post would say and when, on all of its channels, those whose moment is past included:
 * so a channel that has already spoken does not un-approve the others.
 */
export function approvalHash(entries: readonly Approvable[]): Sha256 {
  const lines = entries.map(
    ({ channel, address, publicAt, message }) => `${channel} ${address} ${publicAt} ${message}\n`,
  );
  return sha256(lines.sort().join(''));
}

/** How many of these approvals count for exactly this version. */
export function approversOf(approval: Approval | undefined, version: Sha256): number {
  return approval?.sha256 === version ? new Set(approval.by.map((person) => person.name)).size : 0;
}
