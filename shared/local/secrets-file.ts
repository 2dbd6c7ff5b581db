import { readFile } from 'node:fs/promises';
import { Mendable } from '../domain/mendable.ts';
import { readSecrets, Secrets } from '../domain/secrets.ts';

/** The organisation's tokens from a file that stays on this laptop; without a file, nobody and nothing has one. */
export async function secretsFile(path: string | undefined): Promise<Secrets> {
  if (!path) return Secrets.parse({});
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new Mendable(`The secrets file ${path} cannot be read (${cause.code}).`);
  });
  return readSecrets(text, `The secrets file ${path}`);
}
