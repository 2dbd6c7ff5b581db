import { isContentPath, reportedIn, reportPath } from '../../shared/domain/content/content.ts';
import { FIRST_BYTES } from '../../shared/domain/content/media-kind.ts';
import { sha256 } from '../../shared/domain/delivery-id.ts';
import { Sha256 } from '../../shared/domain/message.ts';
import type { ContentStore } from '../../shared/ports.ts';

export interface MemoryContent extends ContentStore {
  /** What lies in the folder, as somebody would change it by hand. */
  readonly files: Map<string, Uint8Array>;
}

/** The content store in memory: the promises of test/conformance/content-store, and nothing that outlives the process. */
export function memoryContent(
  files: Readonly<Record<string, string | Uint8Array>> = {},
  author: string | null = null,
): MemoryContent {
  const folder = new Map<string, Uint8Array>(Object.entries(files).map(([path, text]) => [path, bytesOf(text)]));
  const kept = new Map<string, Uint8Array>();
  const inside = (path: string) => {
    if (path.split('/').includes('..')) throw new Error(`"${path}" leaves the content folder`);
    return path;
  };
  return {
    files: folder,
    list: async () => [...folder.keys()].filter(isContentPath).sort(),
    links: async () => [],
    read: async (path, most) => folder.get(inside(path))?.subarray(0, most) ?? null,
    async beginning(path) {
      const bytes = folder.get(inside(path));
      return bytes ? { first: bytes.subarray(0, FIRST_BYTES), size: bytes.length } : null;
    },
    authorOf: async () => author,
    async replace(path, before, bytes) {
      const now = folder.get(inside(path)) ?? null;
      const isSame = now === null || before === null ? now === before : Buffer.compare(now, before) === 0;
      if (isSame) folder.set(path, bytes);
      return isSame;
    },
    reports: async () => [...folder.keys()].flatMap((path) => reportedIn(path) ?? []).sort(),
    async report(name) {
      const bytes = folder.get(inside(reportPath(name)));
      return bytes ? new TextDecoder().decode(bytes) : null;
    },
    async keepReport(name, page) {
      folder.set(inside(reportPath(name)), Buffer.from(page));
    },
    async keep(area, bytes) {
      const hash = sha256(bytes);
      kept.set(`${area}/${hash}`, bytes);
      return hash;
    },
    async kept(area, hash) {
      const bytes = kept.get(`${area}/${hash}`);
      if (!bytes) throw new Error(`${area}/${hash} is missing`);
      return bytes;
    },
    prepared: async (original) => kept.get(`prepared/${original}`) ?? null,
    async keepPrepared(original, record) {
      if (!kept.has(`prepared/${original}`)) kept.set(`prepared/${original}`, record);
    },
    async keptNames(area) {
      const names = [...kept.keys()].filter((path) => path.startsWith(`${area}/`));
      return names.map((path) => Sha256.parse(path.slice(area.length + 1))).sort();
    },
  };
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content) : content;
}
