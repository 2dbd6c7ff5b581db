import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

import { Mendable } from '../../shared/domain/mendable.ts';

/** A DynamoDB on this machine, its file on disk. */
export interface Engine {
  readonly url: string;
  /** Resolves when it ends by itself, with a line that says why. */
  readonly failed: Promise<string>;
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 5_000;
/**
 * The engine ends when its standard input does, so that it never outlives a host that was killed. It has no such
 * option itself: the shell holds the pipe, and ends it.
 */
const ENDS_WITH_HOST = '"$0" "$@" & engine=$!; cat >/dev/null; kill $engine; wait $engine';

/**
 * Starts the embedded engine on a free loopback port.
 *
 * @param databaseFile null keeps everything in memory, for tests
 * @see https://github.com/nubo-db/dynoxide
 */
export async function startEngine(databaseFile: string | null): Promise<Engine> {
  const port = await freePort();
  const where = databaseFile === null ? [] : ['--db-path', databaseFile];
  const program = engineBinary(`${process.platform}-${process.arch}`);
  const child = spawn(
    '/bin/sh',
    ['-c', ENDS_WITH_HOST, program, '--host', '127.0.0.1', '--port', String(port), ...where],
    {
      stdio: ['pipe', 'ignore', 'pipe'],
      // Ctrl+C goes to the whole group: the database must outlive what is still being written down.
      detached: true,
    },
  );
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk).slice(-2000);
  });
  const exited = once(child, 'exit');
  const failed = exited.then(() => `The embedded database ended: ${complaint.trim() || 'it said nothing'}`);

  const ready = await Promise.race([isListening(port), failed]);
  if (ready !== true) throw new Error(ready || 'The embedded database did not start in time');
  return {
    url: `http://127.0.0.1:${port}`,
    failed,
    async stop() {
      child.stdin.end();
      await exited;
    },
  };
}

/** The embedded database, or the one that somebody runs. */
export async function openEngine(file: string, url: string | undefined): Promise<Engine> {
  return url ? { url, failed: new Promise(() => {}), stop: async () => {} } : startEngine(file);
}

/** Where the engine for a platform was installed; throws with the two ways out where it was not. */
export function engineBinary(platform: string): string {
  try {
    return createRequire(import.meta.url).resolve(`@dynoxide/${platform}/dynoxide`);
  } catch {
    throw new Mendable(
      `The embedded database is not installed for ${platform}: run "npm i --no-save @dynoxide/${platform}" if that package exists, ` +
        'or set DYNAMODB_URL to a DynamoDB that you run yourself.',
    );
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function isListening(port: number): Promise<true | string> {
  const url = `http://127.0.0.1:${port}/`;
  for (let waited = 0; waited < READY_WITHIN_MS; waited += 5) {
    const answered = await fetch(url, { method: 'POST', body: '{}' }).then(
      async (response) => {
        await response.arrayBuffer();
        return true;
      },
      () => false,
    );
    if (answered) return true;
    await pause(5);
  }
  return 'The embedded database did not answer in time';
}
