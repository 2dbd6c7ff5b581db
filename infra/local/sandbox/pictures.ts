import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Film, Picture, Sound } from './posted-entries.ts';

export interface Pictures {
  /** Null for bytes that are neither a JPEG nor a PNG. The same bytes are kept once. */
  keep(bytes: Uint8Array): Promise<Picture | null>;
  /** Null for bytes that no voice note begins with. */
  keepSound(bytes: Uint8Array): Promise<Omit<Sound, 'seconds'> | null>;
  /** Null for bytes that no MP4 begins with. */
  keepFilm(bytes: Uint8Array): Promise<Pick<Film, 'file' | 'bytes'> | null>;
  /** Null for any name that is not one of ours: no path can leave the folder. */
  read(file: string): Promise<{ bytes: Uint8Array<ArrayBuffer>; contentType: string } | null>;
}

const OUR_FILE = /^[0-9a-f]{64}\.(jpg|png|ogg|mp3|m4a|mp4)$/;

const TYPES: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  ogg: 'audio/ogg',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  mp4: 'video/mp4',
};

/** By its ending, which we gave it. */
export function typeOf(file: string): string {
  return TYPES[file.slice(file.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
}

/** How a voice note begins that Telegram plays as one. */
const SOUNDS: readonly (readonly [ending: string, begins: RegExp])[] = [
  ['ogg', /^OggS.{24}OpusHead/s],
  ['m4a', /^.{4}ftyp/s],
  ['mp3', /^(?:ID3|\xff[\xe0-\xff])/],
];

export function openPictures(folder: string): Pictures {
  mkdirSync(folder, { recursive: true });

  /** Written beside and renamed: a killed process never leaves half a file under its name. */
  async function write(file: string, bytes: Uint8Array): Promise<void> {
    const beside = join(folder, `${file}.${randomUUID()}`);
    await writeFile(beside, bytes);
    await rename(beside, join(folder, file));
  }

  return {
    async keep(bytes) {
      // Loaded with the first picture: whoever only starts it does not pay for it.
      const { default: sharp } = await import('sharp');
      const found = await sharp(bytes)
        .metadata()
        .catch(() => null);
      if (!found || (found.format !== 'jpeg' && found.format !== 'png')) return null;

      const name = createHash('sha256').update(bytes).digest('hex');
      const file = `${name}.${found.format === 'png' ? 'png' : 'jpg'}`;
      await write(file, bytes);
      return { file, width: found.width, height: found.height, bytes: bytes.length };
    },

    async keepSound(bytes) {
      const begins = Buffer.from(bytes.subarray(0, 36)).toString('latin1');
      const ending = SOUNDS.find(([, pattern]) => pattern.test(begins))?.[0];
      if (ending === undefined) return null;
      const file = `${createHash('sha256').update(bytes).digest('hex')}.${ending}`;
      await write(file, bytes);
      return { file, bytes: bytes.length };
    },

    async keepFilm(bytes) {
      if (!/^.{4}ftyp(?!qt|M4A)/s.test(Buffer.from(bytes.subarray(0, 12)).toString('latin1'))) return null;
      const file = `${createHash('sha256').update(bytes).digest('hex')}.mp4`;
      await write(file, bytes);
      return { file, bytes: bytes.length };
    },

    async read(file) {
      if (!OUR_FILE.test(file)) return null;
      const bytes = await readFile(join(folder, file)).catch((cause: NodeJS.ErrnoException) => {
        if (cause.code === 'ENOENT') return null;
        throw cause;
      });
      return bytes && { bytes: new Uint8Array(bytes), contentType: typeOf(file) };
    },
  };
}
