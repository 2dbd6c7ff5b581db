import type { Voice } from './message.ts';

/** It uploads within a request's deadline, and fits in one answer of Lambda, which takes 6 MB in base64. */
export const LARGEST_VOICE_BYTES = 4_000_000;

/** Why a voice note cannot be sent. */
export type NoVoice = 'gone' | 'no_voice' | 'too_large';

/** A voice note as it goes out: the sound as it was, and nothing beside it. Equal input gives equal bytes. */
export type PreparedVoice =
  | { readonly kind: 'voice'; readonly bytes: Uint8Array; readonly voice: Voice }
  | { readonly kind: 'not-a-voice'; readonly why: Exclude<NoVoice, 'gone'> };
