import type { Forward } from '../answer-ports.ts';
import { type Delivery, PACK_NOTE } from '../domain/delivery.ts';
import type { Sha256 } from '../domain/message.ts';
import type { PackReceiver } from '../domain/moderator.ts';
import { packSteps } from '../domain/pack-copy.ts';
import { isByPage, ON_PAGE } from '../domain/pack-page.ts';
import type { ChannelAdapter, Channels, Clock } from '../ports.ts';
import { facebookPage } from './facebook_page/publish.ts';
import { openHttp } from './http.ts';
import type { PlatformAddresses } from './platform-addresses.ts';
import { channelStandings, type StandingSetting } from './standing.ts';
import { moderatorPack } from './telegram/pack.ts';
import { probeBot } from './telegram/probe.ts';
import { telegramChat } from './telegram/publish.ts';

export interface ChannelsSetting extends PlatformAddresses, StandingSetting {
  readonly media: (sha256: Sha256) => Promise<Uint8Array>;
  readonly clock: Clock;
  /** How a moderator receives packs, by code; null for one who has left. */
  readonly receiverOf: (code: string) => Promise<PackReceiver | null>;
  /**
   * Whether another delivery than this is known to be a message of a channel, by the channel's address and the
   * platform's id. Needed by whoever looks up; without it no other delivery is known.
   */
  readonly isTaken?: (address: string, externalId: string, delivery: Pick<Delivery, 'id'>) => Promise<boolean>;
  /** The automatic forwards of a Telegram channel, by its number; without it there are none. */
  readonly forwards?: (channel: string) => Promise<readonly Forward[]>;
}

/** What the sandbox is greeted with. */
export const SANDBOX_TOKENS = { pageToken: 'sandbox', botToken: '1:sandbox' } as const;

const MODERATOR_LEFT = { kind: 'refused', why: 'moderator_left' } as const;
const MODERATOR_PAUSED = { kind: 'refused', why: 'moderator_paused' } as const;

/** Of a moderator who left between the plan and the moment; what they have of it already is not all of it. */
const nobodyThere: ChannelAdapter = {
  steps: (message) => packSteps(message, { withoutLogo: false }),
  send: async () => MODERATOR_LEFT,
  edit: async () => MODERATOR_LEFT,
  remove: async () => MODERATOR_LEFT,
};

/** Who leaves or pauses between two messages of a pack receives no more of it; what became of packs they are told all the same. */
function whileTheyWantIt(
  pack: ChannelAdapter,
  receiver: PackReceiver,
  receiverNow: () => Promise<PackReceiver | null>,
): ChannelAdapter {
  return {
    ...pack,
    async send(step, message, delivery) {
      const now = step === PACK_NOTE ? receiver : await receiverNow();
      if (!now) return MODERATOR_LEFT;
      return now.wantsPacks ? pack.send(step, message, delivery) : MODERATOR_PAUSED;
    },
    ...(!receiver.wantsPacks && { remind: async () => MODERATOR_PAUSED }),
  };
}

/** Of whoever reads a pack on its page, which shows by itself what becomes of the pack. */
const ownPage: ChannelAdapter = {
  steps: () => [ON_PAGE],
  send: async () => ({ kind: 'refused', why: 'given_by_link' }),
  edit: async () => ({ kind: 'done' }),
  remove: async () => ({ kind: 'done' }),
};

const noForwards = async () => [];

/** The channels of an organisation: which adapter speaks to which kind. */
export function openChannels(setting: ChannelsSetting): Channels {
  const { platforms, media, clock, secrets, receiverOf } = setting;
  const { isTaken: isTakenAt = async () => false, forwards = noForwards } = setting;
  const http = openHttp();
  const facebookUrl = setting.facebookUrl.replace(/\/+$/, '');
  const telegramUrl = setting.telegramUrl.replace(/\/+$/, '');

  async function tokensFor(channel: string) {
    if (platforms === 'sandbox') return { ...SANDBOX_TOKENS, appSecret: undefined };
    const { channels, facebook, telegram } = await secrets();
    return { pageToken: channels[channel]?.pageToken, appSecret: facebook.appSecret, botToken: telegram.botToken };
  }

  const standings = channelStandings(setting);
  return {
    ...standings,
    async open({ channel, kind, address, recipients, parent }) {
      const { pageToken, appSecret, botToken } = await tokensFor(channel);
      const platform = { http, media, clock };
      const isTaken = (externalId: string, delivery: Pick<Delivery, 'id'>) => isTakenAt(address, externalId, delivery);
      switch (kind) {
        case 'facebook_page':
          if (!pageToken) break;
          return facebookPage({ ...platform, pageId: address, pageToken, appSecret, baseUrl: facebookUrl, isTaken });
        case 'telegram_channel':
        case 'telegram_group': {
          if (!botToken) break;
          // Nothing forwards what is said in a group.
          const heard = kind === 'telegram_channel' ? forwards : noForwards;
          const bot = { ...platform, botToken, baseUrl: telegramUrl };
          return telegramChat({ ...bot, chatId: address, forwards: heard, isTaken });
        }
        case 'moderator_pack': {
          if (isByPage({ recipients, parent })) return ownPage;
          const [moderator] = recipients;
          if (!botToken || parent === null || moderator === undefined) break;
          const bot = { ...platform, botToken, baseUrl: telegramUrl };
          const receiver = await receiverOf(moderator);
          if (!receiver) return { ...nobodyThere, probe: () => probeBot(bot) };
          const receiverNow = () => receiverOf(moderator);
          const isThere = async () => (await receiverNow()) !== null;
          return whileTheyWantIt(moderatorPack({ ...bot, ...receiver, isThere }), receiver, receiverNow);
        }
        case 'offline_pack':
          break;
        default:
          return kind satisfies never;
      }
      throw new Error(
        `Channel ${channel} cannot be opened: ${await standings.standing({ channel, kind, recipients, parent })}`,
      );
    },
  };
}
