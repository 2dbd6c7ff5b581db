import type { Film, Picture, Sound } from './posted-entries.ts';
import type { BotCall } from './telegram-call.ts';
import { fileCalled } from './telegram-messages.ts';
import { badRequest } from './telegram-refusal.ts';

const PHOTO_BYTES = 10 * 1024 * 1024;
const VOICE_BYTES = 50 * 1024 * 1024;
const VIDEO_BYTES = 50 * 1024 * 1024;
const SIDES_TOGETHER = 10_000;
const RATIO = 20;

/** A photo as it was given: a file, `attach://` and the name of one, or the id of a photo sent before. */
export async function pictureOf(call: BotCall, given: File | string): Promise<Picture> {
  if (typeof given !== 'string') return checked(call, given);
  if (given === '') throw badRequest('there is no photo in the request');
  if (given.startsWith('attach://')) {
    const file = call.files.get(given.slice('attach://'.length));
    if (!file) throw badRequest('wrong file identifier/HTTP URL specified');
    return checked(call, file);
  }
  // Nothing here reaches out to the internet.
  if (/^https?:/.test(given)) throw badRequest('failed to get HTTP URL content');
  const name = fileCalled(given);
  const kept = name && (await call.pictures.read(name));
  const picture = kept && (await call.pictures.keep(kept.bytes));
  if (!picture) throw badRequest('wrong file_id or the file is temporarily unavailable');
  return picture;
}

/** A voice note as it was given: a file, which Telegram plays as one in these forms. */
export async function soundOf(call: BotCall, given: File | undefined): Promise<Omit<Sound, 'seconds'>> {
  if (!given) throw badRequest('there is no voice in the request');
  if (given.size === 0) throw badRequest('file must be non-empty');
  if (given.size > VOICE_BYTES) throw badRequest('file is too big');
  const sound = await call.pictures.keepSound(new Uint8Array(await given.arrayBuffer()));
  // There it becomes a document without a word, and nobody can listen to it.
  if (!sound) throw badRequest('the sandbox takes a voice note as OGG with Opus, MP3 or M4A');
  return sound;
}

/** A video as it was given: a file, or `attach://` and the name of one. */
export async function filmOf(call: BotCall, given: File | string): Promise<Pick<Film, 'file' | 'bytes'>> {
  const file = typeof given === 'string' ? call.files.get(given.replace(/^attach:\/\//, '')) : given;
  if (!file) throw badRequest('there is no video in the request');
  if (file.size === 0) throw badRequest('file must be non-empty');
  if (file.size > VIDEO_BYTES) throw badRequest('file is too big');
  const film = await call.pictures.keepFilm(new Uint8Array(await file.arrayBuffer()));
  // There it becomes a document without a word, and nobody can watch it where it stands.
  if (!film) throw badRequest('the sandbox takes a video as MP4');
  return film;
}

/** What takes the place of a picture: another one, or a video. */
export async function mediaOf(call: BotCall, given: GivenMedia): Promise<{ picture: Picture } | { video: Film }> {
  const { type, media, duration: seconds = null, width = null, height = null } = given;
  if (type === 'photo') return { picture: await pictureOf(call, media) };
  return { video: { ...(await filmOf(call, media)), seconds, width, height } };
}

interface GivenMedia {
  readonly type: 'photo' | 'video';
  readonly media: string;
  readonly duration?: number | undefined;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

async function checked(call: BotCall, file: File): Promise<Picture> {
  if (file.size === 0) throw badRequest('file must be non-empty');
  if (file.size > PHOTO_BYTES)
    throw badRequest(
      `file of size ${file.size} bytes is too big for a photo; the maximum size is ${PHOTO_BYTES} bytes`,
    );
  const picture = await call.pictures.keep(new Uint8Array(await file.arrayBuffer()));
  if (!picture) throw badRequest('IMAGE_PROCESS_FAILED');
  const { width, height } = picture;
  if (width + height > SIDES_TOGETHER || Math.max(width, height) > RATIO * Math.min(width, height))
    throw badRequest('PHOTO_INVALID_DIMENSIONS');
  return picture;
}
