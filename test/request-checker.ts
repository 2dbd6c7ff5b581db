import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Call } from './fakes/platform-double.ts';

/** What the platforms' own machine-readable specifications find wrong with a request, when they lie beside the recordings. */
export async function requestChecker(): Promise<(call: Call) => readonly string[]> {
  const file = join(process.env.RECORDINGS ?? 'nowhere', '..', 'check-requests.mjs');
  if (!existsSync(file)) return ({ params }) => (Object.keys(params).length > 0 ? [] : ['it says nothing']);
  const { checkRequest } = await import(pathToFileURL(file).href);
  return ({ method, path, params, files }) => {
    // Facebook's specification does not list the field of an uploaded file; the Bot API's does.
    const sent = path.startsWith('/bot') ? Object.fromEntries(files.map((name) => [name, { kind: 'file' }])) : {};
    return checkRequest({ method, path, params: { ...params, ...sent } }).errors;
  };
}
