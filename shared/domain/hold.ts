import type { Liftable } from './approval.ts';
import type { Delivery } from './delivery.ts';
import { type Instant, latest } from './instant.ts';
import type { Conditions } from './plan.ts';

/** Why a delivery does not leave at its moment. Computed whenever somebody asks, never stored. */
export const HOLD_REASONS = [
  'paused',
  'campaign_vanished',
  'post_broken',
  'looks_already_published',
  'no_token',
  'channel_broken',
  'channel_not_ready',
  'no_moderators',
  'quiet_date',
  'election_date',
  'hotline_unverified',
  'review_needed',
  'change_asked',
  'approval_needed',
] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

/** What nobody is asked to let go for one post: a pause is told as such, and print waits for another version. */
export const FOR_NOBODY: ReadonlySet<HoldReason> = new Set(['paused', 'channel_not_ready']);

/**
 * What kind of audience a channel has here: `sandbox` shows samples to nobody but the user, `real` speaks to the
 * public, `no_token` could if it had one, `broken` refused us altogether and was not proved good since, `no_moderators` has nobody who would receive it, `not_ready` is a kind that this
 * version cannot deliver to.
 */
export type ChannelStanding = 'sandbox' | 'real' | 'no_token' | 'broken' | 'no_moderators' | 'not_ready';

/** What must be known besides the delivery itself. */
export interface HoldFacts {
  readonly standing: ChannelStanding;
  /** How many people have approved exactly what this delivery would say. */
  readonly approvedBy: number;
  readonly approvalsNeeded: number;
  /** What enough people have lifted for exactly this version. */
  readonly lifted: ReadonlySet<Liftable>;
  /** Somebody wants exactly this version changed. */
  readonly changeAsked: boolean;
  /** More than half of the campaign disappeared at once. */
  readonly campaignVanished: boolean;
  /** Somebody has paused everything. */
  readonly paused: boolean;
}

type Holdable = Pick<Delivery, 'at' | 'conditions' | 'broken' | 'sameTextAs'>;

/** The first reason that applies, or null when it may leave. */
export function holdOf(delivery: Holdable, facts: HoldFacts, now: Instant): HoldReason | null {
  if (facts.paused) return 'paused';
  if (facts.campaignVanished) return 'campaign_vanished';
  if (delivery.broken) return 'post_broken';
  if (delivery.sameTextAs) return 'looks_already_published';
  const standing = standingHold(facts.standing);
  if (standing || facts.standing === 'sandbox') return standing;
  return contentHold(delivery, now, facts.lifted) ?? decisionHold(facts);
}

/** What people have yet to say to exactly this version. */
function decisionHold({ changeAsked, approvedBy, approvalsNeeded }: HoldFacts): HoldReason | null {
  if (changeAsked) return 'change_asked';
  return approvedBy < approvalsNeeded ? 'approval_needed' : null;
}

/** The first reason for which other words may not take the place of those that are out; the day no longer matters. */
export function editHoldOf(
  { conditions, sameTextAs }: Pick<Delivery, 'conditions' | 'sameTextAs'>,
  facts: HoldFacts,
  now: Instant,
): HoldReason | null {
  if (facts.paused) return 'paused';
  if (facts.campaignVanished) return 'campaign_vanished';
  if (sameTextAs) return 'looks_already_published';
  const standing = standingHold(facts.standing);
  if (standing || facts.standing === 'sandbox') return standing;
  return wordsHold(conditions, now) ?? decisionHold(facts);
}

/** Why a channel cannot be spoken to now; taking something back waits for nothing else. */
export function standingHold(standing: ChannelStanding): HoldReason | null {
  switch (standing) {
    case 'not_ready':
      return 'channel_not_ready';
    case 'no_token':
      return 'no_token';
    case 'broken':
      return 'channel_broken';
    case 'no_moderators':
      return 'no_moderators';
    case 'sandbox':
    case 'real':
      return null;
    default:
      return standing satisfies never;
  }
}

/** Why a real channel would not be given what is only planned: nobody has said anything of it yet. */
export function plannedHoldOf(delivery: Pick<Delivery, 'at' | 'conditions' | 'kind'>, now: Instant): HoldReason {
  if (delivery.kind === 'offline_pack') return 'channel_not_ready';
  return contentHold(delivery, now) ?? 'approval_needed';
}

const NOTHING_LIFTED: ReadonlySet<Liftable> = new Set();

/** What the content alone holds back from a real channel. A hotline must still count as verified when it is published. */
export function contentHold(
  { at, conditions }: Pick<Delivery, 'at' | 'conditions'>,
  now: Instant,
  lifted = NOTHING_LIFTED,
): HoldReason | null {
  if (conditions.quiet !== null && !lifted.has('quiet_date')) return 'quiet_date';
  if (conditions.election !== null && !lifted.has('election_date')) return 'election_date';
  return wordsHold(conditions, latest(at, now));
}

/** What the words hold back, whatever the day. */
function wordsHold({ hotline, reviewNeeded }: Conditions, at: Instant): HoldReason | null {
  if (hotline && (hotline.verifiedUntil ?? '') < at) return 'hotline_unverified';
  return reviewNeeded ? 'review_needed' : null;
}
