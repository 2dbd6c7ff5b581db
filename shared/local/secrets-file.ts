import { readFile } from 'node:fs/promises';
import { Mendable } from '../domain/mendable.ts';
import { Secrets } from '../domain/secrets.ts';

/**
 * The organisation's tokens from a file that stays on this laptop; without a file, nobody and nothing has one.
 * What is wrong with it is said by the name of its place, never by its value.
 */
export async function readSecrets(path: string | undefined): Promise<Secrets> {
  if (!path) return Secrets.parse({});
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new Mendable(`The secrets file ${path} cannot be read (${cause.code}).`);
  });
  const parsed = Secrets.safeParse(json(text, path));
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map(({ path: keys, code }) =>
    code === 'unrecognized_keys' ? `an unknown name in "${keys.join('.') || 'the file'}"` : `"${keys.join('.')}"`,
  );
  throw new Mendable(
    `The secrets file ${path} is not as it should be: ${places.join(', ')}. Its form is in the README.`,
  );
}

function json(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Mendable(`The secrets file ${path} is not JSON.`);
  }
}
