import type { BotPicture, BotReply } from '../../shared/domain/callback.ts';
import type { Community } from '../../shared/domain/community.ts';
import type { PackEvent } from '../../shared/domain/delivery-event.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { Moderator, PackResponse } from '../../shared/domain/moderator.ts';
import { newcomer } from '../../shared/domain/registration.ts';
import { NOON } from './a-delivery.ts';
import { memoryEngagement } from './engagement-ledger.ts';
import { memoryKeys } from './keys.ts';
import { memoryModerators } from './moderator-book.ts';
import { memorySubscriptions } from './subscription-book.ts';
import { listeningTips } from './tip-sender.ts';

export const SIEM_REAP: Community = {
  id: 'siem-reap',
  label: { km: 'សៀមរាប', en: 'Siem Reap' },
  districts: [],
  packsPerWeek: 3,
  bot: 'our_bot',
};

export const KAMPOT: Community = { ...SIEM_REAP, id: 'kampot', label: { km: 'កំពត', en: 'Kampot' }, bot: null };

/** Somebody whom the team has confirmed in these communities. */
export function aModerator(
  code: string,
  communities: readonly string[] = ['siem-reap'],
  changes: Partial<Moderator> = {},
): Moderator {
  const guest = newcomer({ code, sealedChat: '', language: 'km' }, NOON);
  const groups = communities.map(
    (community) => ({ community, size: 'unsaid', district: 'unsaid', confirmedAt: NOON }) as const,
  );
  return { ...guest, agreedAt: NOON, groups, nickname: { sealed: null }, welcomedAt: NOON, rev: 1, ...changes };
}

/** What a moderator says of a pack. */
export function said(response: PackResponse, at: Instant): PackEvent {
  return { type: 'responded', at, response, why: null, remindAt: null };
}

/** A world in which nobody is a moderator, and nobody is given a series. */
export function noModerators() {
  return {
    moderators: memoryModerators(),
    subscriptions: memorySubscriptions(),
    figures: memoryEngagement(),
    tips: listeningTips(),
    keys: memoryKeys(),
    ...listeningBot(),
  };
}

/** A bot whose every word arrives, and is kept. */
export function listeningBot() {
  const sayings: (BotReply | BotPicture)[] = [];
  return {
    sayings,
    bot: {
      say: async (...more: readonly (BotReply | BotPicture)[]) => {
        sayings.push(...more);
        return true;
      },
    },
  };
}
