import type { Delivery } from '../../shared/domain/delivery.ts';
import { MINUTE_MS, SECOND_MS } from '../../shared/domain/instant.ts';
import type { Message } from '../../shared/domain/message.ts';
import type { LookedUp } from '../../shared/domain/outcome.ts';
import type { Ledger } from '../../shared/ports.ts';
import type { Outside } from './channels.ts';
import type { Live } from './platform.ts';
import { DEADLINE_MS } from './sending.ts';
import { isDecisive } from './witness.ts';
import { instantAt, type Worker } from './worker.ts';

/** As much as the clock of whoever claimed may be fast. */
const SKEW_MS = 5 * MINUTE_MS;
/** Platforms tell the second, no more. */
const toTheSecond = (ms: number) => Math.floor(ms / SECOND_MS) * SECOND_MS;

export interface Looking {
  readonly worker: Worker;
  readonly outside: Outside;
  readonly ledger: Pick<Ledger, 'whoseMessage'>;
}

/** What the real look-ups answer: presence by our text since the claim, absence on a Page alone. */
export async function look(
  step: string,
  message: Message,
  delivery: Delivery,
  sinceMs: number,
  { worker, outside, ledger }: Looking,
): Promise<LookedUp> {
  const { time, random, faults, platform, discussed, witness } = outside;
  const isPage = delivery.kind === 'facebook_page';
  const fault = faults.look();
  if (fault === 'fails') await worker.sleep(random.between(100, DEADLINE_MS));
  const claimedMs = toTheSecond(sinceMs);
  const posts = await worker.call(random.between(100, 600), () =>
    isPage
      ? platform.read(delivery.address, claimedMs - SKEW_MS, time.nowMs())
      : platform.forwards(delivery.address, time.nowMs()),
  );
  if (fault === 'fails') return { kind: 'unreadable', why: 'timeout' };
  if (!isPage && (!discussed.has(delivery.address) || (step !== 'text' && step !== 'photo'))) return { kind: 'unseen' };

  const found: Live[] = [];
  for (const live of posts) {
    if (live.text.normalize('NFC') !== message.text.normalize('NFC')) continue;
    const whose = await ledger.whoseMessage(delivery.address, live.id);
    if (!whose || whose.id === delivery.id) found.push(live);
  }
  const ours = fault === 'isEmpty' ? undefined : found.find(({ atMs }) => toTheSecond(atMs) >= claimedMs);
  if (ours) return { kind: 'present', externalId: ours.id, permalink: null, at: instantAt(toTheSecond(ours.atMs)) };
  if (!isPage) return { kind: 'unseen' };
  if (found.length > 0 && fault !== 'isEmpty') return { kind: 'unreadable', why: 'facebook: just_before' };
  const seen = witness.of(delivery.id);
  seen.absences += 1;
  const wasRemoved = platform
    .of(delivery.id)
    .some((live) => live.of?.step === step && live.removedAtMs <= time.nowMs());
  if (wasRemoved || (found.length > 0 && isDecisive(seen, time.nowMs()))) seen.isBeyond = true;
  return { kind: 'absent' };
}
