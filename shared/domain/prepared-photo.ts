import { sha256 } from './delivery-id.ts';
import type { Photo, Sha256 } from './message.ts';

export type NoPhoto = 'not_an_image' | 'animated' | 'too_many_pixels' | 'too_large' | 'too_narrow';

/** A photo as it goes out; or why there is none. Equal input gives equal bytes. */
export type PreparedPhoto =
  | { readonly kind: 'photo'; readonly bytes: Uint8Array; readonly photo: Omit<Photo, 'alt'> }
  | { readonly kind: 'not-a-photo'; readonly why: NoPhoto };

/** To be sent; or to be looked at first, beside a way to the one that is sent. */
export type PhotoSize = 'whole' | 'small';

/** The longer side of a small one, in pixels, and what it weighs at most, in units of 1000 bytes. */
export const SMALL = { side: 320, kb: 15 } as const;

/** Prepares an original for phones, within a budget in units of 1000 bytes; to be sent, unless it is said otherwise. */
export type PreparePhoto = (original: Uint8Array, budgetKb: number, size?: PhotoSize) => Promise<PreparedPhoto>;

/** Whether nothing smaller need be made of it. */
export function isSmall({ bytes, width, height }: Omit<Photo, 'alt'>): boolean {
  return bytes <= SMALL.kb * 1000 && Math.max(width, height) <= SMALL.side;
}

/**
 * Under which name the content store has what was made small of a photo that goes out. A name of its own: an author may
 * upload the very photo that went out, and what was made of that upload is kept under its hash.
 */
export function smallNameOf(photo: Sha256): Sha256 {
  return sha256(`small ${photo}`);
}
