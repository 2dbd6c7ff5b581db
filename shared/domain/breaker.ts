import type { Delivery } from './delivery.ts';
import { HOUR_MS, type Instant, MINUTE_MS, plus } from './instant.ts';
import type { ChannelFault } from './outcome.ts';

/** A channel that cannot be spoken to: everything for it waits until a read proves it good again. */
export interface Breaker {
  readonly channel: string;
  /** Whom the delivery spoke to that was refused: enough to open the channel and read it. */
  readonly reaches: Pick<Delivery, 'kind' | 'address' | 'recipients' | 'parent'>;
  readonly fault: ChannelFault;
  /** The platform's refusal, as a short code of ours. */
  readonly why: string;
  readonly since: Instant;
  /** When it is read next. */
  readonly probeAt: Instant;
}

const PROBE_EVERY_MS = 2 * MINUTE_MS;

/** A read shows at once that a token is good; that somebody may post there again it never shows, so those wait. */
const WAITS_MS: Readonly<Record<ChannelFault, number>> = {
  token: PROBE_EVERY_MS,
  gone: 15 * MINUTE_MS,
  permission: HOUR_MS,
  blocked: 6 * HOUR_MS,
};

export function tripped(
  { channel, kind, address, recipients, parent }: Delivery,
  fault: ChannelFault,
  why: string,
  now: Instant,
): Breaker {
  const reaches = { kind, address, recipients, parent };
  return { channel, reaches, fault, why, since: now, probeAt: plus(now, WAITS_MS[fault]) };
}

/** The same after a read that did not prove it good. */
export function stillBroken(breaker: Breaker, now: Instant): Breaker {
  return { ...breaker, probeAt: plus(now, PROBE_EVERY_MS) };
}
