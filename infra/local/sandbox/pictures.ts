import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Picture } from './posted-entries.ts';

export interface Pictures {
  /** Null for bytes that are neither a JPEG nor a PNG. The same bytes are kept once. */
  keep(bytes: Uint8Array): Promise<Picture | null>;
  /** Null for any name that is not one of ours: no path can leave the folder. */
  read(file: string): Promise<{ bytes: Uint8Array<ArrayBuffer>; contentType: string } | null>;
}

const OUR_FILE = /^[0-9a-f]{64}\.(jpg|png)$/;

export function openPictures(folder: string): Pictures {
  mkdirSync(folder, { recursive: true });
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
      // Written beside and renamed: a killed process never leaves half a picture under its name.
      const beside = join(folder, `${file}.${randomUUID()}`);
      await writeFile(beside, bytes);
      await rename(beside, join(folder, file));
      return { file, width: found.width, height: found.height, bytes: bytes.length };
    },

    async read(file) {
      if (!OUR_FILE.test(file)) return null;
      const bytes = await readFile(join(folder, file)).catch((cause: NodeJS.ErrnoException) => {
        if (cause.code === 'ENOENT') return null;
        throw cause;
      });
      return bytes && { bytes: new Uint8Array(bytes), contentType: file.endsWith('.png') ? 'image/png' : 'image/jpeg' };
    },
  };
}
