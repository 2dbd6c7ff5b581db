import type { ChannelKind } from './content/channel.ts';
import { type Delivery, missingSteps, type SentStep } from './delivery.ts';
import type { Happening } from './delivery-event.ts';
import { epochMs, HOUR_MS, type Instant, MINUTE_MS, plus, SECOND_MS } from './instant.ts';
import type { LookedUp } from './outcome.ts';

/** What is believed of a delivery whose outcome is unknown: presence at any time, absence late and once. */

/** A platform may still accept what we gave up on for about four minutes; only after this is absence believed. */
export const ABSENT_AFTER_MS = 5 * MINUTE_MS;
const COMPLETE_READS = 3;
/** A single read may be wrong, and an earlier one says nothing of what was accepted since. */
const LATE_READS = 2;
/** By then a look has shown whatever looks show soon. */
const ASK_AFTER_MS = ABSENT_AFTER_MS + 2 * MINUTE_MS;

/** How long after the claim the channel is looked at. It costs a read each, and what is late is rarely found later. */
const LOOKS_MS = [
  ...[0, 20, 45, 75, 95, 150].map((seconds) => seconds * SECOND_MS),
  ...[1, 20].map((seconds) => ABSENT_AFTER_MS + seconds * SECOND_MS),
  ...[8, 12, 20, 35, 60, 120].map((minutes) => minutes * MINUTE_MS),
  ...[4, 8, 16, 24].map((hours) => hours * HOUR_MS),
] as const;

/** Whether what is on such a channel can be read at all. */
export function canBeLookedUp(kind: ChannelKind): boolean {
  return kind === 'facebook_page' || kind === 'telegram_channel';
}

/** When its last claim began: nothing of that attempt is on the channel before. */
export function claimedAt({ events, at }: Delivery): Instant {
  return events.findLast((event) => event.type === 'claimed')?.at ?? at;
}

/** The next moment at which to look; null when nobody looks any more, and only a person can tell. */
export function nextLook(delivery: Delivery, now: Instant): Instant | null {
  if (!canBeLookedUp(delivery.kind)) return null;
  const claimed = claimedAt(delivery);
  const waited = epochMs(now) - epochMs(claimed);
  const next = LOOKS_MS.find((look) => look > waited);
  return next === undefined ? null : plus(claimed, next);
}

/** What follows from a look, in order; the step is the first one that has no id. */
export function believed(delivery: Delivery, found: LookedUp, now: Instant): Happening[] {
  const [step, ...later] = missingSteps(delivery);
  const lookAt = nextLook(delivery, now);
  switch (found.kind) {
    case 'present': {
      if (step === undefined) return [];
      const { externalId, permalink, at } = found;
      const there: SentStep = { step, externalId, permalink, at };
      const last =
        later.length > 0 ? ({ type: 'continued', at: now } as const) : ({ type: 'published', at: now } as const);
      return [{ type: 'step_sent', at: now, step: there }, last];
    }
    case 'absent': {
      const looked: Happening = { type: 'looked_up', at: now, complete: true, lookAt };
      return mayBeSentAgain(delivery, now) ? [looked, ...sentAgain(delivery, now)] : [looked];
    }
    case 'unseen':
    case 'unreadable':
      return [{ type: 'looked_up', at: now, complete: false, lookAt }];
    default:
      return found satisfies never;
  }
}

/** Whether it is time to ask a person, which happens once: nobody else can tell, or nobody has found it. */
export function mustAsk(delivery: Delivery, now: Instant): boolean {
  const { state, events, kind, parent } = delivery;
  // Nobody can look into a moderator's own chat; whoever has received the note says so by pressing a button.
  if (state.status !== 'unknown' || parent !== null) return false;
  const claimed = claimedAt(delivery);
  if (events.some((event) => event.type === 'asked' && event.at >= claimed)) return false;
  return !canBeLookedUp(kind) || now >= plus(claimed, ASK_AFTER_MS);
}

/** Once more at once; or missed, when its time has gone by meanwhile. What was taken back ends there. */
export function sentAgain(delivery: Delivery, now: Instant, by: 'look_up' | 'person' = 'look_up'): Happening[] {
  const absent = { type: 'absent', at: now, by } as const;
  const isMissed = delivery.expires <= now && delivery.amendment?.kind !== 'removal';
  return isMissed ? [absent, { type: 'missed', at: now, why: 'expired' }] : [absent];
}

/** This read included: three complete ones since the claim, the last late enough, and never a second time. */
function mayBeSentAgain(delivery: Delivery, now: Instant): boolean {
  const { events, state } = delivery;
  if (state.status !== 'unknown' || state.sent.length > 0) return false;
  if (events.some((event) => event.type === 'absent')) return false;
  const claimed = claimedAt(delivery);
  const reads = looksSince(delivery, claimed).filter(({ complete }) => complete);
  const late = reads.filter(({ at }) => at >= plus(claimed, ABSENT_AFTER_MS));
  return late.length + 1 >= LATE_READS && reads.length + 1 >= COMPLETE_READS && now >= plus(claimed, ABSENT_AFTER_MS);
}

function looksSince({ events }: Delivery, claimed: Instant) {
  return events.filter((event) => event.type === 'looked_up').filter(({ at }) => at >= claimed);
}
