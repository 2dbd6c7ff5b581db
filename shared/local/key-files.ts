import { createHash, randomBytes } from 'node:crypto';
import { link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Keys } from '../answer-ports.ts';

const KEY_BYTES = 32;

/** Keys as files of a folder, readable by this user alone: `<SHA-256 of the name>.key`, the name and the key in it. */
export function keyFiles(folder: string): Keys {
  const fileOf = (name: string) => join(folder, `${createHash('sha256').update(name).digest('hex')}.key`);
  const known = new Map<string, Promise<Uint8Array>>();

  /** The key of that name: this one, unless there is one already. */
  async function first(name: string, made: Uint8Array): Promise<Uint8Array> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const draft = `${fileOf(name)}.${randomBytes(6).toString('hex')}`;
    await writeFile(draft, `${name}\n${Buffer.from(made).toString('base64')}\n`, { mode: 0o600, flush: true });
    // Whoever is first makes it: whole, and never over another.
    await link(draft, fileOf(name)).catch((cause) => {
      if (cause.code !== 'EEXIST') throw cause;
    });
    await rm(draft);
    const key = Buffer.from((await readFile(fileOf(name), 'utf8')).split('\n')[1] ?? '', 'base64');
    if (key.length !== KEY_BYTES) throw new Error(`The key of ${name} is damaged`);
    return key;
  }

  return {
    of(name) {
      const asked =
        known.get(name) ??
        first(name, randomBytes(KEY_BYTES)).catch((cause) => {
          known.delete(name);
          throw cause;
        });
      known.set(name, asked);
      return asked;
    },
    async names() {
      const files = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith('.key'));
      const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
      return texts.map((text) => text.split('\n')[0] ?? '').sort();
    },
    async keep(name, key) {
      if (Buffer.compare(await first(name, key), key) !== 0) throw new Error(`There is another key of ${name} already`);
    },
    async destroy(name) {
      known.delete(name);
      await rm(fileOf(name), { force: true });
    },
  };
}
