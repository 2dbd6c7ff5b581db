import * as z from 'zod';
import { ChatId, PageId } from './form.ts';
import { Language } from './language.ts';

const common = {
  label: z.string().min(1),
  /** Hours before the public moment at which this channel gets the post. */
  lead_hours: z.number().min(0).max(336).default(0),
  /** What this channel speaks; without it, the organisation's first language. */
  language: Language.optional(),
};

/** One place where a post can go, as `_org/channels.yaml` names it. Tokens are never here. */
export const Channel = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('facebook_page'), page_id: PageId, ...common }),
  z.strictObject({
    kind: z.literal('telegram_channel'),
    chat_id: ChatId,
    ...common,
  }),
  z.strictObject({
    kind: z.literal('telegram_group'),
    chat_id: ChatId,
    ...common,
  }),
  z.strictObject({ kind: z.literal('moderator_pack'), communities: z.array(z.string()).min(1), ...common }),
  z.strictObject({ kind: z.literal('offline_pack'), ...common }),
]);
export type Channel = z.infer<typeof Channel>;
export type ChannelKind = Channel['kind'];
export const CHANNEL_KINDS = [
  'facebook_page',
  'telegram_channel',
  'telegram_group',
  'moderator_pack',
  'offline_pack',
] as const satisfies readonly ChannelKind[];
/** Whether the organisation's bot is what speaks there. */
export function isByBot(kind: ChannelKind | null): boolean {
  return kind === 'telegram_channel' || kind === 'telegram_group' || kind === 'moderator_pack';
}

export type ChannelId = string;

/** How a section head names a kind of channel: `=== km telegram ===`. */
const CHANNEL_SCOPES = ['telegram', 'facebook', 'moderator', 'loudspeaker'] as const;
/** What a section may be for; the last two are for packs alone: the words without the organisation's name, and answers. */
export const SECTION_SCOPES = [...CHANNEL_SCOPES, 'no-logo', 'answers'] as const;
/** `area` is written with its district: `=== km area:puok ===`. */
export type SectionScope = (typeof SECTION_SCOPES)[number] | 'area';

export function scopeOf(kind: ChannelKind): (typeof CHANNEL_SCOPES)[number] {
  switch (kind) {
    case 'facebook_page':
      return 'facebook';
    case 'telegram_channel':
    case 'telegram_group':
      return 'telegram';
    case 'moderator_pack':
      return 'moderator';
    case 'offline_pack':
      return 'loudspeaker';
    default:
      return kind satisfies never;
  }
}
