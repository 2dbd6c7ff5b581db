import type { Photo } from './message.ts';

export type NoPhoto = 'not_an_image' | 'animated' | 'too_many_pixels' | 'too_large' | 'too_narrow';

/** A photo as it goes out; or why there is none. Equal input gives equal bytes. */
export type PreparedPhoto =
  | { readonly kind: 'photo'; readonly bytes: Uint8Array; readonly photo: Omit<Photo, 'alt'> }
  | { readonly kind: 'not-a-photo'; readonly why: NoPhoto };

/** Prepares an original for phones, within a budget in units of 1000 bytes. */
export type PreparePhoto = (original: Uint8Array, budgetKb: number) => Promise<PreparedPhoto>;
