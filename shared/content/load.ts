import type { ContentFile } from '../domain/content/content.ts';
import type { ContentStore } from '../ports.ts';
import { LARGEST_TEXT_BYTES } from './file-text.ts';

type Store = Pick<ContentStore, 'list' | 'links' | 'read' | 'beginning'>;

/** Settings and posts, whatever the capitals of the latter. */
const IS_TEXT = /\.(?:yaml|md)$/i;
/** In a bucket each file is a question of its own: asked one after the other, a large folder would take minutes. */
const AT_A_TIME = 16;

/**
 * Reads the folder's text files; of everything in a campaign's `media/` only how it begins, and of what nobody reads
 * only that it is there: an archive or a film in the wrong place must keep nothing else from being planned. Of a text that
 * is too large no more is read than tells that it is. A file gone meanwhile is left out.
 */
export async function loadContent(store: Store): Promise<ContentFile[]> {
  const paths = await store.list();
  const files: ContentFile[] = (await store.links()).map((path) => ({ path, bytes: null, isLink: true }));
  for (let start = 0; start < paths.length; start += AT_A_TIME) {
    const read = await Promise.all(paths.slice(start, start + AT_A_TIME).map((path) => loadFile(path, store)));
    files.push(...read.filter((file) => file !== null));
  }
  return files;
}

/** One of them; null when it is gone by now. */
export async function loadFile(path: string, store: Pick<Store, 'read' | 'beginning'>): Promise<ContentFile | null> {
  if (isMedia(path)) {
    const beginning = await store.beginning(path);
    return beginning && { path, bytes: null, beginning };
  }
  if (!IS_TEXT.test(path)) return { path, bytes: null };
  const bytes = await store.read(path, LARGEST_TEXT_BYTES + 1);
  return bytes && { path, bytes };
}

/** Whatever its capitals: a folder `Media` is told, and its photos are none the less too large to be read. */
function isMedia(path: string): boolean {
  return /^campaigns\/[^/]+\/media\//i.test(path);
}
