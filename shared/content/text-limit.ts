import type { ChannelKind } from '../domain/content/channel.ts';
import type { Message } from '../domain/message.ts';

/** What one message may hold, in UTF-16 units. @see PLATFORMS.md */
export const CAPTION = 1024;
export const TELEGRAM_TEXT = 4096;
const FACEBOOK_TEXT = 63_206;

/** What the text of one message may hold there, in UTF-16 units; the words of a print-out are as many as there are. */
export function textLimit(kind: ChannelKind, { photos, video }: Pick<Message, 'photos' | 'video'>): number {
  switch (kind) {
    case 'facebook_page':
      return FACEBOOK_TEXT;
    case 'telegram_channel':
    case 'telegram_group':
      // The text of an album is a message of its own.
      return photos.length === 1 || video ? CAPTION : TELEGRAM_TEXT;
    case 'moderator_pack':
      return TELEGRAM_TEXT;
    case 'offline_pack':
      return Number.POSITIVE_INFINITY;
    default:
      return kind satisfies never;
  }
}
