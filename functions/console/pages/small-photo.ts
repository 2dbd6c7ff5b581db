import { html } from 'hono/html';
import type { Photo } from '../../../shared/domain/message.ts';
import { SMALL } from '../../../shared/domain/prepared-photo.ts';
import type { Html } from '../../../shared/pages/html.ts';

/** A photo as it is looked at first: three of them weigh less than one that is sent, on a line that is paid by the byte. */
export function smallPhoto({ alt, width, height }: Photo, address: string): Html {
  const scale = Math.min(1, SMALL.side / Math.max(width, height));
  const [wide, high] = [width, height].map((side) => Math.max(1, Math.round(side * scale)));
  return html`<img src="${address}${address.includes('?') ? '&' : '?'}size=small" alt="${alt}" width="${wide}" height="${high}" loading="lazy">`;
}
