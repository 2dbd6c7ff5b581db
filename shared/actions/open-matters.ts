import type { Delivery } from '../domain/delivery.ts';
import { DAY_MS, plus } from '../domain/instant.ts';
import { type Matter, matterOf } from '../domain/matter.ts';
import type { Message } from '../domain/message.ts';
import type { Clock, ContentStore, Ledger } from '../ports.ts';
import { keptMessage } from './kept-message.ts';

export interface MatterPorts {
  readonly clock: Pick<Clock, 'now'>;
  readonly ledger: Pick<Ledger, 'matters'>;
  readonly contentStore: Pick<ContentStore, 'kept'>;
}

export interface OpenMatter {
  readonly delivery: Delivery;
  readonly matter: Matter;
}

/** What went wrong longer ago than this nobody mends any more. */
const LOOKS_BACK_MS = 62 * DAY_MS;

/** Everything that waits for a person, newest first, or so many of it. */
export async function openMatters(
  { clock, ledger }: Omit<MatterPorts, 'contentStore'>,
  atMost?: number,
): Promise<OpenMatter[]> {
  const now = clock.now();
  const found: OpenMatter[] = [];
  for await (const delivery of ledger.matters(atMost)) {
    const matter = matterOf(delivery);
    if (matter && matter.since < plus(now, -LOOKS_BACK_MS)) break;
    if (matter) found.push({ delivery, matter });
    if (found.length === atMost) break;
  }
  return found;
}

/**
 * The words and pictures that a person needs to mend it: what was to go out, or what was to take its place. Null where
 * they cannot be had: then the rest is shown all the same.
 */
export async function messageToMend(
  { delivery, matter }: OpenMatter,
  { contentStore }: Pick<MatterPorts, 'contentStore'>,
): Promise<Message | null> {
  const failed = delivery.events.findLast(({ type }) => type === 'amendment_failed');
  const wanted = matter.kind === 'not_edited' && failed?.type === 'amendment_failed' ? failed.message : null;
  return keptMessage(wanted ?? delivery.message, contentStore).catch(() => null);
}
