import type { Context } from 'hono';
import { Sha256 } from '../../shared/domain/message.ts';
import { isShown } from '../../shared/domain/prepared-video.ts';
import type { ConsolePorts } from './app.ts';

/** How the photos, videos and voice notes begin that we keep; nothing else is shown, whatever its name says. */
const BEGINNINGS: readonly (readonly [type: string, begins: RegExp])[] = [
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/png', /^\x89PNG/],
  ['audio/ogg', /^OggS/],
  ['audio/mp4', /^.{4}ftypM4A/s],
  ['video/mp4', /^.{4}ftyp/s],
  ['audio/mpeg', /^\xff[\xe0-\xff]/],
];

type MediaPorts = Pick<ConsolePorts, 'contentStore' | 'log'>;

/** GET /api/media/{sha256}: a photo, a video or a voice note as it goes out. */
export function media(ports: MediaPorts) {
  return async (context: Context) => {
    const asked = Sha256.safeParse(context.req.param('sha256'));
    return showPhoto(context, asked.success ? asked.data : null, ports);
  };
}

/** A photo that is kept; null: there is none. It never changes under its name. */
export async function showPhoto(context: Context, sha256: Sha256 | null, ports: MediaPorts): Promise<Response> {
  const bytes = sha256 && (await kept(sha256, ports));
  const type = bytes && contentTypeOf(bytes);
  if (!bytes || !type) return context.json({ error: 'not_found' }, 404);
  if (!isShown({ bytes: bytes.length })) return context.json({ error: 'too_large' }, 413);
  return context.body(new Uint8Array(bytes), 200, {
    'content-type': type,
    'cache-control': 'private, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
  });
}

/** Whoever looks is told the same of what is missing and of what cannot be had; the log knows. */
function kept(sha256: Sha256, { contentStore, log }: MediaPorts): Promise<Uint8Array | null> {
  return contentStore.kept('media', sha256).catch((cause) => {
    log.error('media', { error: cause instanceof Error ? cause.name : typeof cause });
    return null;
  });
}

function contentTypeOf(bytes: Uint8Array): string | null {
  const begins = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  return BEGINNINGS.find(([, pattern]) => pattern.test(begins))?.[0] ?? null;
}
