import type { Sha256, Video } from '../../domain/message.ts';
import type { Content } from '../http.ts';
import { multipart } from '../multipart.ts';

/** What is said of a video beside its bytes: phones begin to play it before they have all of it, in its own shape. */
export function aboutVideo({ seconds, width, height }: Video) {
  return {
    supports_streaming: true,
    ...(seconds !== undefined && { duration: seconds }),
    ...(width !== undefined && height !== undefined && { width, height }),
  };
}

/** The call that sends a video. Throws as `media` does. */
export async function videoCall(
  fields: Readonly<Record<string, string>>,
  video: Video,
  media: (sha256: Sha256) => Promise<Uint8Array>,
): Promise<{ readonly method: string; readonly content: Content }> {
  const about = Object.entries(aboutVideo(video)).map(([name, value]) => [name, String(value)]);
  return {
    method: 'sendVideo',
    content: multipart({ ...fields, ...Object.fromEntries(about) }, [await videoFile(video, media)]),
  };
}

/** A video as a file of a form. */
export async function videoFile({ sha256, contentType }: Video, media: (sha256: Sha256) => Promise<Uint8Array>) {
  return { name: 'video', contentType, bytes: await media(sha256) };
}
