import { html } from 'hono/html';
import { textLimit } from '../../../shared/content/text-limit.ts';
import type { BotLanguage } from '../../../shared/domain/callback.ts';
import type { ChannelKind } from '../../../shared/domain/content/channel.ts';
import type { Message, Photo, Voice } from '../../../shared/domain/message.ts';
import type { Html } from '../../../shared/pages/html.ts';
import { preview } from '../../../shared/pages/preview.ts';

/** A message as its channel will show it, with the pictures and the sound that the console keeps. */
export function drawn(message: Message, kind: ChannelKind, language: BotLanguage): Html {
  return preview(message, kind, { language, picture, sound, limit: textLimit(kind, message.photos.length) });
}

function picture({ sha256, alt, width, height }: Photo): Html {
  return html`<img src="/media/${sha256}" alt="${alt}" width="${width}" height="${height}" loading="lazy">`;
}

function sound({ sha256 }: Voice): Html {
  return html`<audio controls preload="none" src="/media/${sha256}"></audio>`;
}
