import { html } from 'hono/html';
import type { Html } from './frame.ts';
import type { Picture } from './posted-entries.ts';
import { languageOf } from './written.ts';

export interface ShownPicture {
  readonly picture: Picture;
  readonly alt: string;
  /** The anchor of an album's photo. */
  readonly anchor?: string;
}

const SHAPES = ['', '', 'two', 'three'];

/** One photo whole, several as a grid; each opens in full. */
export function pictures(mount: string, shown: readonly ShownPicture[]): Html {
  const shape = SHAPES[shown.length] ?? 'many';
  return html`<div class="pictures ${shape}">${shown.map((one) => picture(mount, one))}</div>`;
}

function picture(mount: string, { picture: { file, width, height }, alt, anchor }: ShownPicture): Html {
  const address = `${mount}/media/${file}`;
  const id = anchor === undefined ? '' : html` id="${anchor}"`;
  return html`<a href="${address}"${id}><img src="${address}" width="${width}" height="${height}" alt="${alt}" lang="${languageOf(alt)}" loading="lazy"></a>`;
}
