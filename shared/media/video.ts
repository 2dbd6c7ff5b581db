import { sha256 } from '../domain/delivery-id.ts';
import { LARGEST_VIDEO_BYTES, type PreparedVideo } from '../domain/prepared-video.ts';
import { bareMp4 } from './mp4-boxes.ts';

/** H.264, which every phone plays; newer ones record what older ones cannot show. */
const PLAYED_EVERYWHERE = new Set(['avc1', 'avc3']);

/**
 * A video that Telegram plays where it stands. It stays as it is, but for the places, devices and moments that were
 * written beside it. One with a track of anything else than picture and sound is refused: cameras write each second's
 * place into such.
 *
 * @see https://core.telegram.org/bots/api#sendvideo
 */
export function prepareVideo(original: Uint8Array): PreparedVideo {
  if (original.length > LARGEST_VIDEO_BYTES) return { kind: 'not-a-video', why: 'too_large' };
  if (original.length === 0) return { kind: 'not-a-video', why: 'empty' };
  const bare = bareMp4(original);
  if (!bare?.tracks.includes('vide')) return { kind: 'not-a-video', why: 'no_video' };
  if (bare.brand.startsWith('qt') || bare.brand.startsWith('3g')) return { kind: 'not-a-video', why: 'other_form' };
  if (bare.tracks.some((track) => track !== 'vide' && track !== 'soun')) {
    return { kind: 'not-a-video', why: 'other_tracks' };
  }
  if (!bare.codecs.some((codec) => PLAYED_EVERYWHERE.has(codec))) return { kind: 'not-a-video', why: 'other_form' };
  const { bytes, seconds, size } = bare;
  const about = { sha256: sha256(bytes), bytes: bytes.length, contentType: 'video/mp4' } as const;
  return { kind: 'video', bytes, video: { ...about, ...size, ...(seconds !== null && { seconds }) } };
}
