import type { Delivery, SentStep } from './delivery.ts';
import { PINNED, sentSteps } from './delivery.ts';
import { HOUR_MS, type Instant, plus } from './instant.ts';

/** A copy of something taken back that only a person can delete. */
export interface RemainingCopy {
  readonly why: 'too_old' | 'id_unknown' | 'in_groups' | 'by_link' | 'printed';
  readonly permalink: string | null;
  /** How many moderators have it, or have said that they posted it; null where that is no number. */
  readonly moderators: number | null;
}

/** How many moderators have received a pack: those whom the bot writes to, and those who look at its page. */
export interface Received {
  readonly fromBot: number;
  readonly byLink: number;
}

/** @see https://core.telegram.org/bots/api#deletemessage */
const TELEGRAM_DELETES_FOR_MS = 48 * HOUR_MS;

/** What stays, as far as that is known beforehand, when this is taken back now; so many moderators have received it. */
export function remainingCopies(delivery: Delivery, received: Received, now: Instant): RemainingCopy[] {
  const { kind, state } = delivery;
  switch (kind) {
    case 'facebook_page':
      return ofSteps(sentSteps(state).filter(hasNoId), 'id_unknown');
    case 'telegram_channel':
    case 'telegram_group': {
      const shown = sentSteps(state).filter(({ step }) => step !== PINNED);
      const [unknown, known] = [true, false].map((isUnknown) => shown.filter((sent) => hasNoId(sent) === isUnknown));
      const old = (known ?? []).filter(({ at }) => plus(at, TELEGRAM_DELETES_FOR_MS) <= now);
      return [...ofSteps(unknown ?? [], 'id_unknown'), ...ofSteps(old, 'too_old')];
    }
    case 'moderator_pack':
      return ofModerators(received);
    case 'offline_pack':
      return [{ why: 'printed', permalink: null, moderators: null }];
    default:
      return kind satisfies never;
  }
}

/** Whom the bot asks, and who sees it only when they look at their page again. */
function ofModerators({ fromBot, byLink }: Received): RemainingCopy[] {
  const copies = [
    { why: 'in_groups', permalink: null, moderators: fromBot },
    { why: 'by_link', permalink: null, moderators: byLink },
  ] as const;
  return copies.filter(({ moderators }) => moderators > 0);
}

function hasNoId({ externalId }: SentStep): boolean {
  return externalId === null;
}

function ofSteps(steps: readonly SentStep[], why: RemainingCopy['why']): RemainingCopy[] {
  return steps.map(({ permalink }) => ({ why, permalink, moderators: null }));
}
