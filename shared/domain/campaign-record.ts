import type { Draw } from './experiment.ts';
import type { Instant } from './instant.ts';

/** What the ledger knows of a campaign beside its deliveries. */
export interface CampaignRecord {
  readonly campaign: string;
  /** Counts the plans entered: of two concurrent ingests the loser starts again. 0: never planned. */
  readonly revision: number;
  readonly approvalsNeeded: number;
  /** Posts that disappeared at once, more than half of it: nothing of it leaves until they are back, or were meant to go. */
  readonly missing: readonly string[];
  /** The last moment that it means for the public; null before anything was planned. */
  readonly endsAt: Instant | null;
  /** By which a partner knows what they paid for; whatever the campaign's settings say. */
  readonly partnerCode?: string | undefined;
  /** How its experiment was drawn when it was first planned, or since, while nothing of it was out. */
  readonly drawn?: Draw | undefined;
  /** Posts that are ready and cannot be planned as the folder stands: nobody else knows that they were meant to go. */
  readonly stopped?: readonly StoppedRecord[] | undefined;
}

export interface StoppedRecord {
  readonly post: string;
  /** The moment meant for the public. */
  readonly at: Instant;
  /** The files that it waits for; none: it has a mistake. */
  readonly awaits: readonly string[];
}
