import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a command of infra/commands as a process of its own, as a person would. */
export function command(
  name: string,
  args: readonly string[],
  env: Record<string, string> = {},
): { child: ChildProcess; ended: Promise<Ended>; said(text: string): Promise<void> } {
  const child = spawn(process.execPath, [join(ROOT, 'infra', 'commands', `${name}.ts`), ...args], {
    cwd: ROOT,
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  const listeners = new Set<() => void>();
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk;
    for (const listener of listeners) listener();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk;
  });
  const ended = once(child, 'close').then(([code]) => ({ code, out, err }));
  return {
    child,
    ended,
    async said(text) {
      const heard = new Promise<void>((resolve) => {
        listeners.add(() => out.includes(text) && resolve());
      });
      const early = ended.then(({ code }) => {
        throw new Error(`It ended with ${code} before it said "${text}": ${err}`);
      });
      if (!out.includes(text)) await Promise.race([heard, early]);
      early.catch(() => {});
    },
  };
}

/** How many processes have this text in their command line. Linux only. */
export async function processesWith(text: string): Promise<number> {
  const { readdirSync, readFileSync } = await import('node:fs');
  const commandLines = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      } catch {
        return '';
      }
    });
  return commandLines.filter((line) => line.includes(text)).length;
}
