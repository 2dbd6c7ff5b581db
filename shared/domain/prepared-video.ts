import type { Video } from './message.ts';

/**
 * Telegram takes 50 MB from a bot. A call of ours ends after 20 seconds, and what was cut off then may be out or not: this
 * much is sent in that time by a line of 4 Mbit/s, as homes and offices have.
 */
export const LARGEST_VIDEO_BYTES = 10_000_000;

/** What one answer of Lambda takes, 6 MB in base64: larger ones are watched in Telegram only. */
const LARGEST_SHOWN_BYTES = 4_000_000;

/** Why a video cannot be sent. */
export type NoVideo = 'gone' | 'empty' | 'no_video' | 'other_form' | 'other_tracks' | 'too_large';

/** A video as it goes out: picture and sound as they were, and nothing beside them. Equal input gives equal bytes. */
export type PreparedVideo =
  | { readonly kind: 'video'; readonly bytes: Uint8Array; readonly video: Omit<Video, 'alt'> }
  | { readonly kind: 'not-a-video'; readonly why: Exclude<NoVideo, 'gone'> };

/** Whether a page can hand it out. */
export function isShown({ bytes }: Pick<Video, 'bytes'>): boolean {
  return bytes <= LARGEST_SHOWN_BYTES;
}
