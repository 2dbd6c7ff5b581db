import type { Context } from 'hono';
import { Photo, Sha256 } from '../../shared/domain/message.ts';
import { smallNameOf } from '../../shared/domain/prepared-photo.ts';
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

const FOR_EVER = 'private, max-age=31536000, immutable';
/** Of what is shown in the place of a small one: that may be made yet. */
const FOR_AN_HOUR = 'private, max-age=3600';

/** GET /media/{sha256} and /api/media/{sha256}: a photo, video or voice note as it goes out; `?size=small`: a photo to look at first. */
export function media(ports: MediaPorts) {
  return async (context: Context) => {
    const asked = Sha256.safeParse(context.req.param('sha256'));
    return showPhoto(context, asked.success ? asked.data : null, ports);
  };
}

/**
 * A photo that is kept; null: there is none. It never changes under its name. Whoever asks for the small one gets the
 * photo itself where nothing smaller was made of it.
 */
export async function showPhoto(context: Context, sha256: Sha256 | null, ports: MediaPorts): Promise<Response> {
  const asksSmall = context.req.query('size') === 'small';
  const small = sha256 && asksSmall ? await told(keptSmall(sha256, ports), ports) : null;
  const bytes = small ?? (sha256 && (await told(ports.contentStore.kept('media', sha256), ports)));
  const type = bytes && contentTypeOf(bytes);
  if (!bytes || !type) return context.json({ error: 'not_found' }, 404);
  if (!isShown({ bytes: bytes.length })) return context.json({ error: 'too_large' }, 413);
  return context.body(new Uint8Array(bytes), 200, {
    'content-type': type,
    'cache-control': asksSmall && !small ? FOR_AN_HOUR : FOR_EVER,
    'x-content-type-options': 'nosniff',
  });
}

async function keptSmall(photo: Sha256, { contentStore }: MediaPorts): Promise<Uint8Array | null> {
  const record = await contentStore.prepared(smallNameOf(photo));
  return record && contentStore.kept('media', Photo.parse(JSON.parse(new TextDecoder().decode(record))).sha256);
}

/** Whoever looks is told the same of what is missing and of what cannot be had; the log knows. */
function told(bytes: Promise<Uint8Array | null>, { log }: MediaPorts): Promise<Uint8Array | null> {
  return bytes.catch((cause) => {
    log.error('media', { error: cause instanceof Error ? cause.name : typeof cause });
    return null;
  });
}

function contentTypeOf(bytes: Uint8Array): string | null {
  const begins = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  return BEGINNINGS.find(([, pattern]) => pattern.test(begins))?.[0] ?? null;
}
