import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, it, vi } from 'vitest';
import { signature, watchContent } from '../../infra/local/watch.ts';

const SOON = { timeout: 15_000, interval: 100 };

let end = async () => {};
afterEach(() => end());

/** A folder that is watched; how often it was read, and whether it can be. */
async function watched(wasRead: boolean) {
  const folder = await mkdtemp(join(tmpdir(), 'civicast-watch-'));
  await writeFile(join(folder, 'a.md'), 'a');
  const stop = new AbortController();
  const here = { folder, reads: 0, readable: true };
  const changed = async () => {
    here.reads += 1;
    return here.readable;
  };
  const watching = watchContent(folder, changed, wasRead ? await signature(folder) : null, stop.signal, 500);
  end = async () => {
    stop.abort();
    await watching;
    await rm(folder, { recursive: true });
  };
  return here;
}

it('A folder that could not be read is read again though nothing in it changes, until it is', async () => {
  const here = await watched(true);
  here.readable = false;
  await writeFile(join(here.folder, 'b.md'), 'b');
  await vi.waitFor(() => expect(here.reads).toBeGreaterThanOrEqual(2), SOON);
  here.readable = true;
  const failed = here.reads;
  await vi.waitFor(() => expect(here.reads).toBe(failed + 1), SOON);
  await pause(4_000);
  expect(here.reads).toBe(failed + 1);
}, 30_000);

it('A folder that could not be read at the start is read once somebody watches it', async () => {
  const here = await watched(false);
  await vi.waitFor(() => expect(here.reads).toBe(1), SOON);
}, 20_000);
