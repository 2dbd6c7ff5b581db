import { textLimit } from '../../../shared/content/text-limit.ts';
import type { BotLanguage } from '../../../shared/domain/callback.ts';
import type { ChannelKind } from '../../../shared/domain/content/channel.ts';
import type { Message } from '../../../shared/domain/message.ts';
import type { Html } from '../../../shared/pages/html.ts';
import { preview } from '../../../shared/pages/preview.ts';

/** A message as its channel will show it, with the pictures that the console keeps. */
export function drawn(message: Message, kind: ChannelKind, language: BotLanguage): Html {
  const pictureAt = ({ sha256 }: { readonly sha256: string }) => `/media/${sha256}`;
  return preview(message, kind, { language, pictureAt, limit: textLimit(kind, message.photos.length) });
}
