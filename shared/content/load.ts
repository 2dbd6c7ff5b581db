import type { ContentFile } from '../domain/content/content.ts';
import type { ContentStore } from '../ports.ts';

/** Reads the folder's text files; of everything in a campaign's `media/` only the names. A file gone meanwhile is left out. */
export async function loadContent(store: Pick<ContentStore, 'list' | 'read'>): Promise<ContentFile[]> {
  const files: ContentFile[] = [];
  for (const path of await store.list()) {
    if (isMedia(path)) files.push({ path, bytes: null });
    else {
      const bytes = await store.read(path);
      if (bytes) files.push({ path, bytes });
    }
  }
  return files;
}

function isMedia(path: string): boolean {
  return /^campaigns\/[^/]+\/media\//.test(path);
}
