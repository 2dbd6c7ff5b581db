import type { ChannelStanding } from '../domain/hold.ts';
import { isByPage } from '../domain/pack-page.ts';
import type { Secrets } from '../domain/secrets.ts';
import type { Channels } from '../ports.ts';

export interface StandingSetting {
  /** Asked anew each time: a token can come or go while we run. */
  readonly secrets: () => Promise<Secrets>;
  /** `sandbox` stands for platforms of our own, which need no tokens. */
  readonly platforms: 'sandbox' | 'real';
  /** Whether anybody receives the packs of one of these communities. */
  readonly hasModerators: (communities: readonly string[]) => Promise<boolean>;
}

/** Whom each channel speaks to, as far as there are tokens for it. */
export function channelStandings({ secrets, platforms, hasModerators }: StandingSetting): Pick<Channels, 'standing'> {
  const byBot = async () => (platforms === 'sandbox' || (await secrets()).telegram.botToken ? platforms : 'no_token');
  return {
    async standing({ channel, kind, recipients, parent }): Promise<ChannelStanding> {
      switch (kind) {
        case 'facebook_page':
          return platforms === 'sandbox' || (await secrets()).channels[channel]?.pageToken ? platforms : 'no_token';
        case 'telegram_channel':
        case 'telegram_group':
          return byBot();
        case 'moderator_pack': {
          if (isByPage({ recipients, parent })) return platforms;
          const standing = await byBot();
          if (standing === 'no_token' || parent !== null) return standing;
          return (await hasModerators(recipients)) ? standing : 'no_moderators';
        }
        case 'offline_pack':
          return 'not_ready';
        default:
          return kind satisfies never;
      }
    },
  };
}
