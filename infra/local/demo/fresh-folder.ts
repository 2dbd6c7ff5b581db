import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Mendable } from '../../../shared/domain/mendable.ts';
import { lockDataFolder, writable } from '../data-folder.ts';

/** Stands in every folder that a demo made: no other folder is ever emptied. */
const MARK = 'demo';

/** Makes a folder ready for a demo: empty, but for the mark. Throws a Mendable for one that could hold somebody's work. */
export async function freshFolder(folder: string): Promise<void> {
  writable(folder);
  const inside = readdirSync(folder);
  if (inside.length > 0 && !existsSync(join(folder, MARK))) {
    throw new Mendable(
      `The demo begins with an empty folder, and ${folder} holds something that no demo made: choose another one with --data.`,
    );
  }
  const unlock = await lockDataFolder(folder);
  // The mark goes last and comes first: a demo that dies in between still leaves a folder that the next one may empty.
  for (const name of inside) if (name !== MARK) rmSync(join(folder, name), { recursive: true, force: true });
  writeFileSync(join(folder, MARK), '');
  await unlock();
}
