import { sha256 } from '../domain/delivery-id.ts';
import type { Voice } from '../domain/message.ts';
import { LARGEST_VOICE_BYTES, type PreparedVoice } from '../domain/prepared-voice.ts';
import { soundOf } from './mp3-tags.ts';
import { bareMp4 } from './mp4-boxes.ts';
import { bareOpus } from './ogg-opus.ts';

type Bare = Pick<Voice, 'contentType' | 'seconds'> & { readonly bytes: Uint8Array };

/**
 * A voice note of a form that Telegram plays: Opus in OGG, MP3 or M4A. The sound stays as it is; names, places, devices
 * and moments that were written beside it are gone.
 *
 * @see https://core.telegram.org/bots/api#sendvoice
 */
export function prepareVoice(original: Uint8Array): PreparedVoice {
  if (original.length > LARGEST_VOICE_BYTES) return { kind: 'not-a-voice', why: 'too_large' };
  const bare = ofOpus(original) ?? ofM4a(original) ?? ofMp3(original);
  if (!bare) return { kind: 'not-a-voice', why: 'no_voice' };
  const { bytes, ...about } = bare;
  return { kind: 'voice', bytes, voice: { sha256: sha256(bytes), bytes: bytes.length, ...about } };
}

function ofOpus(original: Uint8Array): Bare | null {
  const bare = bareOpus(original);
  return bare && { ...bare, contentType: 'audio/ogg' };
}

function ofM4a(original: Uint8Array): Bare | null {
  const bare = bareMp4(original);
  if (!bare?.tracks.includes('soun') || bare.tracks.includes('vide')) return null;
  const { bytes, seconds } = bare;
  return { bytes, contentType: 'audio/mp4', ...(seconds !== null && { seconds }) };
}

/** Without the tags before and after it; how long it is only playing it would tell. */
function ofMp3(original: Uint8Array): Bare | null {
  const sound = soundOf(Buffer.from(original));
  return isLayer3(sound) ? { bytes: new Uint8Array(sound), contentType: 'audio/mpeg' } : null;
}

/** The first frame of MPEG audio, layer III, of a bit rate and sampling rate that exist. */
function isLayer3(sound: Buffer): boolean {
  const [sync = 0, version = 0, rates = 0xff] = sound;
  const isFrame = sync === 0xff && (version & 0xe0) === 0xe0 && (version & 0x18) !== 0x08 && (version & 0x06) === 0x02;
  return isFrame && rates >> 4 !== 0xf && rates >> 4 !== 0 && ((rates >> 2) & 3) !== 3;
}
