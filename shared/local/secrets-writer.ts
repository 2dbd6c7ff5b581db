import { mkdir, open, readFile, realpath, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Mendable } from '../domain/mendable.ts';

/** The laptop's secrets file, for the person who keeps it. Nobody but its owner may read what is written. */
export function keptSecretsFile(path: string) {
  const name = `The secrets file ${path}`;
  return {
    name,
    async read(): Promise<string | null> {
      try {
        return await readFile(path, 'utf8');
      } catch (cause) {
        if (codeOf(cause) === 'ENOENT') return null;
        throw new Mendable(`${name} cannot be read (${codeOf(cause)}).`);
      }
    },
    /** Whole or not at all: whoever reads it meanwhile, or after a power cut, finds the old or the new one. */
    async write(text: string): Promise<void> {
      try {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        const target = await realpath(path).catch(() => path);
        const file = await open(`${target}.new`, 'w', 0o600);
        try {
          // A file that was left behind keeps the rights that it had.
          await file.chmod(0o600);
          await file.writeFile(text);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(`${target}.new`, target);
      } catch (cause) {
        throw new Mendable(`${name} cannot be written (${codeOf(cause)}). It is as it was.`);
      }
    },
  };
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
}
