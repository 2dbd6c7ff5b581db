import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SAMPLE } from '../../infra/environments.ts';
import { CACHE, python } from './python.ts';

const ACCOUNT = '000000000000';
const STARTS_WITHIN_MS = 20_000;
const STOPS_WITHIN_MS = 3_000;

/** An AWS that we did not write, on this computer alone, and empty. */
export interface MiniStack {
  readonly url: string;
  readonly account: string;
  readonly region: string;
  /** For any client of the SDK. */
  readonly config: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  };
  stop(): Promise<void>;
}

/** Starts it; the functions that are deployed to it are given these variables beside their own. Its log is kept by `name`. */
export async function startMiniStack(
  name: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<MiniStack> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const folder = mkdtempSync(join(tmpdir(), 'civicast-aws-'));
  mkdirSync(CACHE, { recursive: true });
  const log = openSync(join(CACHE, `${name}.log`), 'w');
  const server = spawn(python(), [join(import.meta.dirname, 'ministack-while-needed.py')], {
    cwd: folder,
    detached: true,
    stdio: ['pipe', log, log],
    // Nothing of whoever runs this: an AWS profile or a proxy of theirs would lead the functions elsewhere.
    env: {
      ...variables,
      // Its workers run whatever `node` is: the one that runs this.
      PATH: [dirname(process.execPath), process.env.PATH ?? ''].join(delimiter),
      HOME: folder,
      TMPDIR: folder,
      LANG: 'C.UTF-8',
      GATEWAY_PORT: String(port),
      BIND_HOST: '127.0.0.1',
      // A part of the HTTP API's name, in which numbers at the end would make no URL.
      MINISTACK_HOST: 'localhost',
      MINISTACK_REGION: SAMPLE.region,
      MINISTACK_ACCOUNT_ID: ACCOUNT,
      SFTP_ENABLED: '0',
      IOT_MTLS_ENABLED: '0',
    },
  });
  closeSync(log);
  const stop = async () => {
    await end(server);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await answering(url, server);
  } catch (cause) {
    await stop();
    throw cause;
  }
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const config = { endpoint: url, region: SAMPLE.region, credentials };
  return { url, account: ACCOUNT, region: SAMPLE.region, config, stop };
}

/** For calls without a client of the SDK. MiniStack finds the service in the signature's scope, and checks no signature. */
export function signedFor(service: string, { region, config }: MiniStack): { readonly authorization: string } {
  const scope = `${config.credentials.accessKeyId}/20261101/${region}/${service}/aws4_request`;
  return { authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=none` };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('A server without a port');
  return address.port;
}

async function answering(url: string, server: ChildProcess): Promise<void> {
  const until = Date.now() + STARTS_WITHIN_MS;
  while (Date.now() < until && server.exitCode === null) {
    const health = await fetch(`${url}/_ministack/health`).catch(() => null);
    if (health?.ok) return;
    await pause(50);
  }
  throw new Error(`MiniStack did not start: see its log in ${CACHE}`);
}

/** Its workers with it: they are in its process group. */
async function end(server: ChildProcess): Promise<void> {
  const ended = server.exitCode === null ? once(server, 'exit') : Promise.resolve();
  signal(server, 'SIGTERM');
  await Promise.race([ended, pause(STOPS_WITHIN_MS)]);
  signal(server, 'SIGKILL');
  await ended;
}

function signal({ pid }: ChildProcess, name: 'SIGTERM' | 'SIGKILL'): void {
  try {
    if (pid !== undefined) process.kill(-pid, name);
  } catch {
    // None of them is there any more.
  }
}
