import { html } from 'hono/html';
import { textLimit } from '../../../shared/content/text-limit.ts';
import type { BotLanguage } from '../../../shared/domain/callback.ts';
import type { ChannelKind } from '../../../shared/domain/content/channel.ts';
import type { Message, Photo, Video, Voice } from '../../../shared/domain/message.ts';
import { isShown } from '../../../shared/domain/prepared-video.ts';
import type { Html } from '../../../shared/pages/html.ts';
import { preview } from '../../../shared/pages/preview.ts';
import { PREVIEW_WORDS } from '../../../shared/pages/preview-words.ts';
import { smallPhoto } from './small-photo.ts';

/** A message as its channel will show it, with the pictures, the video and the sound that the console keeps. */
export function drawn(message: Message, kind: ChannelKind, language: BotLanguage): Html {
  const limit = textLimit(kind, message);
  return preview(message, kind, { language, picture, wholePhoto, sound, film: filmIn(language), limit });
}

function picture(photo: Photo): Html {
  return smallPhoto(photo, wholePhoto(photo));
}

function wholePhoto({ sha256 }: Photo): string {
  return `/media/${sha256}`;
}

/** Only as much as one answer takes. */
function filmIn(language: BotLanguage) {
  return ({ sha256, alt, bytes }: Video): Html =>
    isShown({ bytes })
      ? html`<video controls preload="none" src="/media/${sha256}" aria-label="${alt}"></video>`
      : html`<p>${PREVIEW_WORDS[language].videoInBot}</p>`;
}

function sound({ sha256 }: Voice): Html {
  return html`<audio controls preload="none" src="/media/${sha256}"></audio>`;
}
