import { randomUUID } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { isContentPath, reportedIn, reportPath } from '../domain/content/content.ts';
import { FIRST_BYTES, type FileBeginning } from '../domain/content/media-kind.ts';
import { sha256 } from '../domain/delivery-id.ts';
import { Sha256 } from '../domain/message.ts';
import type { ContentStore } from '../ports.ts';

/**
 * The content store on a laptop: the author's folder as it is, and what was made of it in the data folder.
 *
 * @param author who writes in this folder, where somebody has said so
 */
export function contentFolder(folder: string, kept: string, author: string | null = null): ContentStore {
  const root = resolve(folder);
  const inside = (path: string) => {
    const file = resolve(root, path);
    if (!file.startsWith(root + sep)) throw new Error(`"${path}" leaves the content folder`);
    return file;
  };
  const pathsOf = async (isWanted: (entry: Dirent) => boolean) => {
    const entries = await readdir(root, { recursive: true, withFileTypes: true });
    const paths = entries.filter(isWanted).map(({ parentPath, name }) => join(parentPath, name).slice(root.length + 1));
    return paths.map((path) => path.split(sep).join('/')).sort();
  };
  return {
    list: async () => (await pathsOf((entry) => entry.isFile())).filter(isContentPath),
    // A whole folder may be one too.
    links: async () =>
      (await pathsOf((entry) => entry.isSymbolicLink())).filter(
        (path) => isContentPath(path) || isContentPath(`${path}/x`),
      ),
    async read(path, most) {
      const file = inside(path);
      return (most === undefined ? readFile(file) : firstBytes(file, most)).catch(unreadable);
    },
    async beginning(path) {
      return beginningOf(inside(path)).catch(nullIfGone);
    },
    authorOf: async () => author,
    async replace(path, before, bytes) {
      const file = inside(path);
      const now = await readFile(file).catch(nullIfGone);
      const isSame = now === null || before === null ? now === before : Buffer.compare(now, before) === 0;
      if (isSame) await writeBeside(file, bytes);
      return isSame;
    },
    async reports() {
      const names = await readdir(join(root, 'campaigns')).catch(noneIfGone);
      return names.flatMap((name) => reportedIn(`campaigns/${name}`) ?? []).sort();
    },
    async report(folder) {
      return readFile(inside(reportPath(folder)), 'utf8').catch(nullIfGone);
    },
    async keepReport(folder, page) {
      const file = inside(reportPath(folder));
      const before = await readFile(file, 'utf8').catch(nullIfGone);
      if (before !== page) await writeBeside(file, Buffer.from(page));
    },
    async keep(area, bytes) {
      const hash = sha256(bytes);
      await writeOnce(join(kept, area), hash, bytes);
      return hash;
    },
    async kept(area, hash) {
      const bytes = await readFile(join(kept, area, hash));
      if (sha256(bytes) !== hash) throw new Error(`${area}/${hash} is not what its name says`);
      return bytes;
    },
    prepared: (original) => readFile(join(kept, 'prepared', original)).catch(nullIfGone),
    keepPrepared: (original, record) => writeOnce(join(kept, 'prepared'), original, record),
    async keptNames(area) {
      const names = await readdir(join(kept, area)).catch(noneIfGone);
      // Half-written ones begin with a dot.
      return names.flatMap((name) => Sha256.safeParse(name).data ?? []).sort();
    },
  };
}

async function beginningOf(file: string): Promise<FileBeginning> {
  await using handle = await open(file);
  const { buffer, bytesRead } = await handle.read(new Uint8Array(FIRST_BYTES), 0, FIRST_BYTES, 0);
  return { first: buffer.subarray(0, bytesRead), size: (await handle.stat()).size };
}

/** However large it is: what is larger than memory cannot be read whole. */
async function firstBytes(file: string, most: number): Promise<Uint8Array> {
  await using handle = await open(file);
  const wanted = Math.min((await handle.stat()).size, most);
  const { buffer, bytesRead } = await handle.read(new Uint8Array(wanted), 0, wanted, 0);
  return buffer.subarray(0, bytesRead);
}

/** Written beside and renamed, so that a full disk or a killed process never leaves half a file under its name. */
async function writeOnce(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const file = join(folder, name);
  if (await stat(file).catch(nullIfGone)) return;
  await mkdir(folder, { recursive: true });
  await writeBeside(file, bytes);
}

/** No reader ever sees half of it. */
async function writeBeside(file: string, bytes: Uint8Array): Promise<void> {
  const beside = join(dirname(file), `.${randomUUID()}`);
  await writeFile(beside, bytes, { flush: true });
  await rename(beside, file);
}

/** A file that this computer refuses to give is like an empty one: check says that it cannot be read, and all others go on. */
function unreadable(cause: NodeJS.ErrnoException): Uint8Array | null {
  if (cause.code === 'EACCES' || cause.code === 'EPERM' || cause.code === 'EIO') return new Uint8Array();
  return nullIfGone(cause);
}

function noneIfGone(cause: NodeJS.ErrnoException): string[] {
  if (cause.code === 'ENOENT') return [];
  throw cause;
}

function nullIfGone(cause: NodeJS.ErrnoException): null {
  if (cause.code === 'ENOENT' || cause.code === 'EISDIR') return null;
  throw cause;
}
