import { randomUUID } from 'node:crypto';
import type { Photo, Video, Voice } from '../domain/message.ts';
import type { Content } from './http.ts';

/** A photo, a video or a voice note on its way out, under the name of its form field. */
export interface FilePart {
  readonly name: string;
  readonly contentType: Photo['contentType'] | Video['contentType'] | Voice['contentType'];
  readonly bytes: Uint8Array;
}

/**
 * A form with files. Not `FormData`, which turns each line feed of a text into two characters: every entity of
 * a caption would then sit beside its word.
 */
export function multipart(fields: Readonly<Record<string, string>>, files: readonly FilePart[]): Content {
  const boundary = `civicast-${randomUUID()}`;
  const head = (disposition: string) => `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n`;
  const texts = Object.entries(fields).map(([name, value]) => Buffer.from(`${head(`name="${name}"`)}\r\n${value}\r\n`));
  const photos = files.flatMap(({ name, contentType, bytes }) => [
    Buffer.from(
      `${head(`name="${name}"; filename="${name}.${extension[contentType]}"`)}Content-Type: ${contentType}\r\n\r\n`,
    ),
    bytes,
    Buffer.from('\r\n'),
  ]);
  const end = Buffer.from(`--${boundary}--\r\n`);
  return { type: `multipart/form-data; boundary=${boundary}`, bytes: Buffer.concat([...texts, ...photos, end]) };
}

const extension = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'audio/ogg': 'ogg',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'video/mp4': 'mp4',
} as const;
