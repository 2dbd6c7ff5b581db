import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const PROJECT = join(import.meta.dirname, '..', '..');
const REQUIREMENTS = join(import.meta.dirname, 'requirements.txt');
const NAMES = ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python'];
const NEW_ENOUGH = 'import sys; sys.exit(sys.version_info < (3, 11))';

/** Where what the second tier needs is kept between runs: no part of the project, and gone with node_modules. */
export const CACHE = join(PROJECT, 'node_modules', '.cache', 'second-tier');

/** The Python of the virtual environment with MiniStack in it. */
export function python(): string {
  if (!existsSync(inEnvironment())) throw new Error('MiniStack is not installed yet: "npm run test:aws" does that');
  return inEnvironment();
}

/**
 * Makes the virtual environment unless it is there; only then is a network needed. It is made elsewhere and moved, so
 * that one that was interrupted is never taken for a whole one. What is thrown is one line that says what is missing.
 */
export function makeEnvironment(): void {
  if (existsSync(inEnvironment())) return;
  const found = NAMES.find((name) => spawnSync(name, ['-c', NEW_ENOUGH], { stdio: 'ignore' }).status === 0);
  if (!found) throw missing('there is none here');
  mkdirSync(CACHE, { recursive: true });
  const unfinished = `${environment()}-${process.pid}`;
  try {
    run(found, ['-m', 'venv', unfinished], 'making a virtual environment failed (on Debian, install python3-venv)');
    const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--requirement', REQUIREMENTS];
    run(join(unfinished, 'bin', 'python'), install, 'pip could not install MiniStack');
    renameSync(unfinished, environment());
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** Other requirements are another environment. */
function environment(): string {
  return join(CACHE, `python-${createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex').slice(0, 12)}`);
}

function inEnvironment(): string {
  return join(environment(), 'bin', 'python');
}

function run(command: string, args: readonly string[], whatFailed: string): void {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status === 0) return;
  const said = `${stdout}\n${stderr}`.trim().split('\n').at(-1) ?? '';
  throw missing(`${whatFailed}: ${said}`);
}

function missing(why: string): Error {
  return new Error(`The second tier (test:aws) needs Python 3.11 or newer with venv and pip: ${why}`);
}
