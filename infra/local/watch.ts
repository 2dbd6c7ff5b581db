import { watch } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isForReaders } from '../../shared/domain/content/content.ts';

/** How long the folder must be quiet: an editor saves in several steps, an upload comes in many files. */
const QUIET_MS = 1_000;
/** A folder that something writes into all the time is read all the same, as it is then. */
const LONGEST_WAIT_MS = 60_000;
/** Some folders (network drives, Windows folders under WSL2), and files that an editor replaced, tell nobody of a change: all are looked at. */
const LOOK_EVERY_MS = 2_000;
/** What could not be read (the disk was full, say) is read again after this, or when something changes. */
const AGAIN_AFTER_MS = 60_000;

/**
 * Calls back, once at a time, whenever the folder has changed and then been quiet.
 *
 * @param changed answers whether the folder could be read
 * @param lastRead its signature before it was last read: what changed since counts; null when it could not be read
 */
export async function watchContent(
  folder: string,
  changed: () => Promise<boolean>,
  lastRead: string | null,
  stop: AbortSignal,
  againAfterMs = AGAIN_AFTER_MS,
): Promise<void> {
  let lastTold = 0;
  let firstTold = 0;
  let handledAt = 0;
  const tell = () => {
    const now = performance.now();
    if (lastTold <= handledAt) firstTold = now;
    lastTold = now;
  };
  try {
    watch(folder, { recursive: true, signal: stop }, (_event, name) => {
      if (!isForReaders(name ?? '')) tell();
    }).on('error', () => {});
  } catch {
    // It cannot be watched: then it is looked at.
  }

  let seen = lastRead;
  handledAt = performance.now();
  if ((await signature(folder)) !== seen) tell();
  for (let looked = performance.now(); !stop.aborted; ) {
    await pause(QUIET_MS / 4, undefined, { signal: stop }).catch(() => {});
    const now = performance.now();
    if (now - looked > LOOK_EVERY_MS) {
      looked = now;
      if ((await signature(folder)) !== seen) tell();
    }
    if (lastTold <= handledAt) continue;
    if (now - lastTold < QUIET_MS && now - firstTold < LONGEST_WAIT_MS) continue;
    handledAt = now;
    const current = await signature(folder);
    if (current === seen) continue;
    seen = (await changed()) ? current : null;
    if (seen === null) looked = performance.now() + againAfterMs - LOOK_EVERY_MS;
  }
}

/** Differs whenever a file came, went or was written. */
export async function signature(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile() && !isForReaders(entry.name));
  const lines = await Promise.all(
    files.map(async (entry) => {
      const file = join(entry.parentPath, entry.name);
      const { mtimeMs, size } = (await stat(file).catch(() => null)) ?? { mtimeMs: 0, size: 0 };
      return `${file} ${mtimeMs} ${size}`;
    }),
  );
  return lines.sort().join('\n');
}
